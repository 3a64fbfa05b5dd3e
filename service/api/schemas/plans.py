"""What is said about plans."""

from marshmallow import Schema, fields, validate

from domain.plans.plan import Status
from service.api.schemas.common import PageQuerySchema, PositionQuerySchema
from service.api.schemas.fields import Digest, Plain, QueryYear, Text


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


class PlanVersionQuerySchema(PositionQuerySchema):
    """Which version of a plan."""

    version = fields.Integer(
        load_default=None,
        validate=validate.Range(min=1, max=100_000),
        metadata={"description": "An issued version; the newest, if left out."},
    )
