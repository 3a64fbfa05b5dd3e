"""What is said about sessions of a council."""

from marshmallow import Schema, fields, validate

from service.api.schemas.common import PageQuerySchema
from service.api.schemas.fields import MOST_ITEMS, QueryYear, Text, Truth


class ConveningSchema(Schema):
    """A session of a council on a plan, on a day, at a place."""

    council_id = fields.UUID(required=True)
    plan_id = fields.UUID(required=True)
    held_on = fields.Date(required=True)
    place = Text(required=True)


class AgendaSchema(Schema):
    """The dossiers to put on the agenda: all of them, or none."""

    nomination_ids = fields.List(
        fields.UUID(), required=True, validate=validate.Length(min=1, max=MOST_ITEMS)
    )


class AttendanceSchema(Schema):
    """Whether a member came; an absence has a reason."""

    member_id = Text(required=True)
    presence = fields.String(required=True, validate=validate.OneOf(["present", "absent"]))
    reason = Text(load_default=None, allow_none=True, longest=2000)


class ConflictSchema(Schema):
    """A conflict of interest, and whether the member leaves the vote on that nominee."""

    member_id = Text(
        load_default=None, allow_none=True, metadata={"description": "Yourself, if left out."}
    )
    nomination_id = fields.UUID(required=True)
    reason = Text(required=True, longest=2000)
    recused = Truth(required=True)


class ClosingSchema(Schema):
    """The number of the minutes, if they have one yet."""

    minutes_number = Text(load_default=None, allow_none=True)


class SessionQuerySchema(PageQuerySchema):
    """Which sessions."""

    council_id = fields.UUID(load_default=None)
    plan_year = QueryYear(load_default=None)
    state = fields.String(
        load_default=None, validate=validate.OneOf(["convened", "open", "closed"])
    )
