"""What is asked of the audit trail, and what it answers."""

from marshmallow import Schema, fields, validate

from projections.audit_trail.view import REASONS, Chain, Reasons, TrailEntry
from service.access.roles import ROLES
from service.api.schemas.assurance import AssuranceSchema, AssuredSchema
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import QueryInstant, Text

TrailEntrySchema = schema_of(TrailEntry)
TrailPageSchema = page_of(TrailEntrySchema)
ReasonsSchema = schema_of(Reasons)


class TrailQuerySchema(PageQuerySchema):
    """Which events are searched for."""

    actor = Text(load_default=None)
    role = fields.String(load_default=None, validate=validate.OneOf([*ROLES, "system"]))
    topic = fields.String(
        load_default=None,
        validate=validate.Regexp(r"^[a-z-]{1,40}(\.[a-z-]{1,60})?\Z"),
        metadata={"description": "`ballot.voided`, or `ballot` for all of that kind."},
    )
    about_id = fields.UUID(
        load_default=None, metadata={"description": "The dossier, session, ballot … in question."}
    )
    subject_id = fields.UUID(load_default=None)
    number = Text(
        load_default=None, metadata={"description": "The number of the document it stands on."}
    )
    standing_out = fields.String(load_default=None, validate=validate.OneOf(REASONS))
    contains = Text(
        load_default=None, metadata={"description": "Words of its sentence; accents are ignored."}
    )
    recorded_from = QueryInstant(load_default=None)
    recorded_before = QueryInstant(load_default=None)


class TakeOutQuerySchema(Schema):
    """Where a file that broke off goes on."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(min=0, max=2**53),
        metadata={
            "description": "The position in the last whole line; JSON Lines and CloudEvents go on."
        },
    )


class AssuredTrailPageSchema(TrailPageSchema, AssuredSchema):  # type: ignore[misc, valid-type]  # derived
    """A page, and how far it is vouched for."""


class StandingOutSchema(AssuredSchema):
    """How many events stand out, for each reason."""

    items = fields.List(fields.Nested(ReasonsSchema), required=True)


AssuredChainSchema = schema_of(
    Chain,
    event=fields.Nested(TrailEntrySchema, required=True),
    causes=fields.List(fields.Nested(TrailEntrySchema), required=True),
    effects=fields.List(fields.Nested(TrailEntrySchema), required=True),
    same_request=fields.List(fields.Nested(TrailEntrySchema), required=True),
    assurance=fields.Nested(AssuranceSchema, required=True),
)
