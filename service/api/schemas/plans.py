"""What is said about plans."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from domain.plans.plan import Status
from domain.rules.feasibility.note import Weight
from domain.rules.feasibility.ratings import UnitRatings
from domain.rules.feasibility.simulation import LARGEST_COUNCIL
from service.api.schemas.common import MomentQuerySchema, PageQuerySchema
from service.api.schemas.fields import MOST_ITEMS, Count, Digest, Plain, QueryYear, Text


class PlanDocumentSchema(Schema):
    """A plan document as data; its faults are answered one by one."""

    document = Plain(required=True)
    source_sha256 = Digest(required=True)


class PlanRevisionSchema(PlanDocumentSchema):
    """Another document for a draft."""

    reason = Text(required=True, longest=2000)


class PlanIssueSchema(Schema):
    """Number, day and signer under which a plan comes into force."""

    number = Text(required=True)
    issued_on = fields.Date(required=True)
    signer = Text(required=True)


class PlanAmendmentSchema(PlanRevisionSchema):
    """A further version of an issued plan, by a document."""

    authorised_by = Text(required=True)


class PlanQuerySchema(PageQuerySchema):
    """Which plans."""

    state = fields.String(
        load_default=None, validate=validate.OneOf([status.value for status in Status])
    )
    year = QueryYear(load_default=None)


class PlanVersionQuerySchema(MomentQuerySchema):
    """Which version of a plan."""

    version = fields.Integer(
        load_default=None,
        validate=validate.Range(min=1, max=100_000),
        metadata={"description": "An issued version; the newest, if left out."},
    )


class UnitRatingsSchema(Schema):
    """How the people of one unit were rated last year."""

    unit = Text(required=True)
    staff = Count(required=True)
    rated = Count(required=True)
    excellent = Count(required=True)
    good = Count(required=True)

    @validates_schema
    def _adds_up(self, data: dict[str, Any], **_: object) -> None:
        if data["rated"] > data["staff"]:
            raise ValidationError({"rated": ["More were rated than work there."]})
        if data["excellent"] + data["good"] > data["rated"]:
            raise ValidationError({"good": ["More are excellent or good than were rated."]})

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> UnitRatings:
        return UnitRatings(**data)


class SimulationSchema(Schema):
    """An office before a round: the size of its council and last year's ratings of its units."""

    council_size = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1, max=LARGEST_COUNCIL)
    )
    units = fields.List(
        fields.Nested(UnitRatingsSchema),
        load_default=list,
        validate=validate.Length(max=MOST_ITEMS),
    )


class ImplicationSchema(Schema):
    """One thing that the plan implies, in both languages, with the numbers that it is about."""

    code = fields.String(required=True)
    weight = fields.String(
        required=True, validate=validate.OneOf([weight.value for weight in Weight])
    )
    rule = fields.String(required=True, allow_none=True)
    vi = fields.String(required=True)
    en = fields.String(required=True)
    numbers = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class ImplicationsSchema(Schema):
    """What the plan implies: first what cannot work, then what works only just, then the rest."""

    notes = fields.List(fields.Nested(ImplicationSchema), required=True)
