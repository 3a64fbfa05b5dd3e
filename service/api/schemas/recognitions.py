"""What is said about recognitions."""

from marshmallow import Schema, fields, validate

from service.api.schemas.common import MomentQuerySchema, PageQuerySchema
from service.api.schemas.fields import QueryYear, Text


class CertificateSchema(Schema):
    """The certificate on a decision."""

    certificate_number = Text(required=True)
    issued_on = fields.Date(required=True)


class RevocationSchema(Schema):
    """A decision that takes a recognition back."""

    reason = Text(required=True, longest=2000)
    decision_number = Text(required=True)
    decided_on = fields.Date(required=True)
    signer = Text(required=True)


class RecognitionQuerySchema(PageQuerySchema):
    """Which recognitions."""

    state = fields.String(load_default=None, validate=validate.OneOf(["in_force", "revoked"]))
    plan_id = fields.UUID(load_default=None)
    plan_year = QueryYear(load_default=None)
    nomination_id = fields.UUID(load_default=None)
    subject_id = fields.UUID(load_default=None)


class ReferralQuerySchema(PageQuerySchema):
    """Which referrals."""

    destination = Text(load_default=None)
    recognition_id = fields.UUID(load_default=None)
    nomination_id = fields.UUID(load_default=None)
    result = Text(load_default=None)


class OverviewQuerySchema(MomentQuerySchema):
    """Which counts: of one agency, of one plan year, or all."""

    agency = Text(load_default=None)
    plan_year = QueryYear(load_default=None)
