"""What is said about councils."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.councils.roster import Member, Role
from service.api.schemas.fields import MOST_ITEMS, Plain, Text


class CouncilSchema(Schema):
    """A council, by the decision that founds it."""

    name = Text(required=True)
    level = fields.String(
        required=True, validate=validate.OneOf(["agency", "province", "ministry"])
    )
    decision_number = Text(required=True)
    founded_on = fields.Date(required=True)


class MemberSchema(Schema):
    """A member: the user, how the minutes call them, and their role."""

    member_id = Text(required=True)
    name = Text(required=True)
    role = fields.String(required=True, validate=validate.OneOf([role.value for role in Role]))

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> Member:
        return Member(**data)


class RosterSchema(Schema):
    """Members appointed for a mandate; its days are inclusive."""

    members = fields.List(
        fields.Nested(MemberSchema),
        required=True,
        validate=validate.Length(min=1, max=MOST_ITEMS),
    )
    mandate_from = fields.Date(required=True)
    mandate_to = fields.Date(load_default=None, allow_none=True)
    decision_number = Text(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"members": tuple(data["members"])}


class VotePolicySchema(Schema):
    """What the council settles where its plans are silent about the vote."""

    policy = Plain(required=True)
    authorised_by = Text(required=True)
    adopted_on = fields.Date(required=True)
