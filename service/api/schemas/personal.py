"""What callers are told of themselves."""

from marshmallow import Schema, fields


class GrantSchema(Schema):
    """A role at an agency, for one unit of it or (empty) for all; days inclusive."""

    tenant_id = fields.String(required=True)
    role = fields.String(required=True)
    unit_id = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class IdentitySchema(Schema):
    """A user with the roles in force today."""

    user_id = fields.String(required=True)
    display_name = fields.String(required=True)
    grants = fields.List(fields.Nested(GrantSchema), required=True)


class TenantSchema(Schema):
    """An agency."""

    tenant_id = fields.String(required=True)
    name = fields.String(required=True)
    short_name = fields.String(required=True)
    level = fields.String(required=True)
    parent_id = fields.String(required=True, allow_none=True)
    established_on = fields.Date(required=True)
    dissolved_on = fields.Date(required=True, allow_none=True)
    ministry_id = fields.String(required=True, allow_none=True)


class TenantListSchema(Schema):
    """Agencies."""

    items = fields.List(fields.Nested(TenantSchema), required=True)
