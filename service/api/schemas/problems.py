"""What a refusal looks like."""

from marshmallow import Schema, fields


class ProblemFaultSchema(Schema):
    """One fault of a request."""

    where = fields.String(
        required=True,
        metadata={"description": "A JSON pointer into the body, or `?name` for a parameter."},
    )
    message = fields.String(required=True)


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = fields.String(required=True, metadata={"pattern": "^urn:guong:problem:[a-z0-9-]+$"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    request_id = fields.String(required=True)
    errors = fields.List(fields.Nested(ProblemFaultSchema), required=True)
