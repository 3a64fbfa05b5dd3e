"""Subjects: who and what can be nominated."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.subjects.commands import CorrectSubject, RegisterSubject
from projections.registers.subjects import SubjectRegisterView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.answers import SubjectEntrySchema, SubjectPageSchema
from service.api.schemas.common import DoneSchema, MomentQuerySchema
from service.api.schemas.subjects import (
    SubjectCorrectionSchema,
    SubjectQuerySchema,
    SubjectSchema,
)
from service.api.speaking import Answer
from service.calls import act_for_unit, at, office, timed
from service.views import asked_for

blueprint = ApiBlueprint(
    "subjects", "Tập thể, cá nhân, hộ gia đình, mô hình. Who and what can be nominated."
)


@blueprint.route(f"{TENANT}/subjects")
class SubjectCollection(MethodView):
    """The subjects."""

    @blueprint.query(
        permits=Right.READ_PERSONAL, takes=SubjectQuerySchema, answers=SubjectPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The subjects, by name; `q` finds them with or without accents."""
        query["contains"] = query.pop("q") or ""
        return page(SubjectRegisterView, SubjectRegisterView.page, query)

    @blueprint.command(
        permits=Right.REGISTER_SUBJECTS, takes=SubjectSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Make a subject known; a unit does so for its own people only."""
        act_for_unit(body["unit_id"] or body["leads_unit_id"])
        command = RegisterSubject(subject_id=uuid4(), at=at(), **body)
        return created(
            office().subjects.register_subject,
            command,
            id=command.subject_id,
            place="subjects/{id}",
        )


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>")
class SubjectItem(MethodView):
    """One subject."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=SubjectEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], subject_id: UUID) -> Item:
        """A subject as it is known now."""
        return item(asked_for(SubjectRegisterView, query).get(subject_id))


@blueprint.route(f"{TENANT}/subjects/<uuid:subject_id>/correction")
class SubjectCorrection(MethodView):
    """A correction."""

    @blueprint.command(
        permits=Right.CORRECT_SUBJECTS, takes=SubjectCorrectionSchema, answers=DoneSchema
    )
    def post(self, body: dict[str, Any], subject_id: UUID) -> Answer:
        """Put right what is known of a subject."""
        command = CorrectSubject(subject_id=subject_id, **timed(), **body)
        return done(office().subjects.correct_subject, command, id=subject_id)
