"""What is said about dossiers."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from domain.nominations.dossier import DossierDocument
from domain.nominations.findings import Finding
from domain.nominations.stages import Stage
from service.api.schemas.common import MomentQuerySchema, PageQuerySchema
from service.api.schemas.fields import LONG, MOST_ITEMS, Digest, QueryYear, Text

RECOGNISE, REFUSE = "recognise", "refuse"
_NEEDED = {RECOGNISE: ("decision_number",), REFUSE: ("reason",)}
_FOREIGN = {RECOGNISE: ("reason", "document_number"), REFUSE: ("decision_number",)}


class DossierDocumentSchema(Schema):
    """One document of a dossier, by the key of the plan's checklist."""

    key = Text(required=True)
    title = Text(required=True)
    sha256 = Digest(load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> DossierDocument:
        return DossierDocument(**data)


def _documents() -> fields.List[DossierDocument]:
    return fields.List(
        fields.Nested(DossierDocumentSchema),
        load_default=list,
        validate=validate.Length(max=MOST_ITEMS),
    )


class RegistrationSchema(Schema):
    """A subject put forward by a unit under a plan."""

    plan_id = fields.UUID(required=True)
    subject_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    field = Text(load_default=None, allow_none=True)
    scope = Text(
        load_default="",
        metadata={"description": "Needed where the plan asks for it; one of those it offers."},
    )
    movement_id = fields.UUID(
        load_default=None, allow_none=True, metadata={"description": "Of the register."}
    )
    channel = Text(load_default=None, allow_none=True)
    achievement = Text(required=True, longest=LONG)


class SubmissionSchema(Schema):
    """The documents of the dossier as it is handed in."""

    documents = _documents()

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"documents": tuple(data["documents"])}


class SupplementSchema(SubmissionSchema):
    """An answer to a return."""

    note = Text(required=True, longest=LONG)


class ReceiptSchema(Schema):
    """The number under which the standing body took the dossier in, if it gives one."""

    receipt_number = Text(load_default=None, allow_none=True)


class ReturnSchema(Schema):
    """Why a dossier goes back, and by when it is to be supplemented."""

    reason = Text(required=True, longest=2000)
    supplement_by = fields.Date(load_default=None, allow_none=True)


class FindingSchema(Schema):
    """A verifier's finding on one criterion."""

    criterion = Text(required=True)
    finding = fields.Enum(Finding, by_value=True, required=True)
    opinion = Text(required=True, longest=LONG)
    evidence = fields.List(
        Text(longest=2000), load_default=list, validate=validate.Length(max=MOST_ITEMS)
    )

    override_reason = Text(
        load_default=None,
        allow_none=True,
        longest=2000,
        metadata={"description": "Needed to find met what the facts say is not met."},
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"evidence": tuple(data["evidence"])}


class ProposalSchema(Schema):
    """The council's proposal to the head."""

    document_number = Text(required=True)
    proposed_on = fields.Date(required=True)


class DecisionSchema(Schema):
    """The head's decision: to recognise, with its number, or to refuse, with a reason."""

    outcome = fields.String(required=True, validate=validate.OneOf([RECOGNISE, REFUSE]))
    decided_on = fields.Date(required=True)
    signer = Text(required=True)
    decision_number = Text(metadata={"description": "Needed to recognise."})
    reason = Text(longest=2000, metadata={"description": "Needed to refuse."})
    document_number = Text(metadata={"description": "Of the refusal, if it has one."})

    @validates_schema
    def _whole(self, data: dict[str, Any], **_: object) -> None:
        outcome = data["outcome"]
        faults = {
            name: [f"Needed when the outcome is “{outcome}”."]
            for name in _NEEDED[outcome]
            if name not in data
        } | {
            name: [f"Not allowed when the outcome is “{outcome}”."]
            for name in _FOREIGN[outcome]
            if name in data
        }
        if faults:
            raise ValidationError(faults)


class ReferralSchema(Schema):
    """A proposal to the level above the agency."""

    document_number = Text(required=True)
    council_minutes = Text(load_default=None, allow_none=True)
    destination = Text(
        load_default=None,
        allow_none=True,
        metadata={"description": "Slug of an agency above; default: the one on the plan's route."},
    )
    route_override_reason = Text(
        longest=2000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why it leaves the plan's route, if it does."},
    )


class MadeSchema(Schema):
    """What a decision or a referral answers, with the id of what it made."""

    id = fields.UUID(required=True)
    recognition_id = fields.UUID()
    referral_id = fields.UUID()
    position = fields.Integer(required=True, metadata={"minimum": 1})


class BoardQuerySchema(PageQuerySchema):
    """Which dossiers of the board."""

    stage = fields.String(
        load_default=None, validate=validate.OneOf([stage.value for stage in Stage])
    )
    plan_id = fields.UUID(load_default=None)
    plan_year = QueryYear(load_default=None)
    unit_id = fields.UUID(load_default=None)
    subject_id = fields.UUID(load_default=None)
    session_id = fields.UUID(load_default=None)
    field = Text(load_default=None, metadata={"description": "The key of a field of the plan."})
    origin = Text(load_default=None, metadata={"description": "The agency that referred it."})


class HistoryQuerySchema(MomentQuerySchema):
    """Which part of a history."""

    after = fields.Integer(
        load_default=None,
        validate=validate.Range(min=0, max=10**15),
        metadata={"description": "Only what follows this position of the log."},
    )
    limit = fields.Integer(load_default=1000, validate=validate.Range(min=1, max=1000))
