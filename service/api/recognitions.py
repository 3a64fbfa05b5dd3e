"""Recognitions: certificate and revocation."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from domain.processes.commands import IssueCertificate, RevokeRecognition
from projections.recognition_register.view import RecognitionRegisterView
from service.access.rights import Right
from service.api.answering import done, receipted
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.answers import RecognitionEntrySchema, RecognitionPageSchema
from service.api.schemas.common import DoneSchema, MomentQuerySchema
from service.api.schemas.receipts import ReceiptedSchema
from service.api.schemas.recognitions import (
    CertificateSchema,
    RecognitionQuerySchema,
    RevocationSchema,
)
from service.api.speaking import Answer
from service.calls import asked, office, signed
from service.views import asked_for

blueprint = ApiBlueprint("recognitions", "Quyết định công nhận. The register of recognitions.")
ITEM = f"{TENANT}/recognitions/<uuid:recognition_id>"


@blueprint.route(f"{TENANT}/recognitions")
class RecognitionCollection(MethodView):
    """The register."""

    @blueprint.query(
        permits=Right.READ, takes=RecognitionQuerySchema, answers=RecognitionPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The recognitions, in the order of the days of their decisions."""
        return page(RecognitionRegisterView, RecognitionRegisterView.page, query)


@blueprint.route(ITEM)
class RecognitionItem(MethodView):
    """One recognition."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=RecognitionEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], recognition_id: UUID) -> Item:
        """A recognition as it stands now."""
        return item(asked_for(RecognitionRegisterView, query).get(recognition_id))


@blueprint.route(f"{ITEM}/certificate")
class Certificate(MethodView):
    """The certificate on a decision."""

    @blueprint.command(permits=Right.CERTIFY, takes=CertificateSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], recognition_id: UUID) -> Answer:
        """Issue the certificate that the plan promises."""
        command = IssueCertificate(recognition_id=recognition_id, **asked(), **body)
        return done(office().deciding.issue_certificate, command, id=recognition_id)


@blueprint.route(f"{ITEM}/revocation")
class Revocation(MethodView):
    """The end of a recognition."""

    @blueprint.command(permits=Right.DECIDE, takes=RevocationSchema, answers=ReceiptedSchema)
    def post(self, body: dict[str, Any], recognition_id: UUID) -> Answer:
        """Revoke by a decision with a reason; the level above is told."""
        command = RevokeRecognition(recognition_id=recognition_id, **asked(), **signed(body))
        return receipted(office().deciding.revoke_recognition, command, id=recognition_id)
