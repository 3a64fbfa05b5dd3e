"""What every answer to an auditor says of how far it is vouched for."""

from marshmallow import Schema, fields


class AssuranceSchema(Schema):
    """Up to which event the history was witnessed, when and by whom; 0 and null: not at all."""

    witnessed = fields.Integer(required=True)
    signed = fields.Integer(required=True)
    witnessed_at = fields.AwareDateTime(required=True, allow_none=True)
    witnesses = fields.List(fields.String(), required=True)
    vi = fields.String(required=True)
    en = fields.String(required=True)


class AssuredSchema(Schema):
    """An answer that says how far it is vouched for."""

    assurance = fields.Nested(AssuranceSchema, required=True)
