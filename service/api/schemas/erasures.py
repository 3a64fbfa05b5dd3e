"""What is said about erasing, preserving and keeping outside."""

from marshmallow import Schema, fields

from domain.erasures.erasure import AskedBy
from projections.erasures.register import ErasureEntry, PreservationEntry
from service.api.schemas.common import DoneSchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import Text

ErasureEntrySchema = schema_of(ErasureEntry)
ErasurePageSchema = page_of(ErasureEntrySchema)


class ErasureRequestSchema(Schema):
    """A request of a person to be erased, as it was received in writing."""

    asked_by = fields.Enum(AskedBy, by_value=True, required=True)
    document = Text(required=True)
    received_on = fields.Date(required=True)


class ErasureGrantSchema(Schema):
    """The decision to grant a request."""

    document = Text(required=True)


class ErasureRefusalSchema(Schema):
    """The decision to refuse a request, with the reason."""

    document = Text(required=True)
    reason = Text(required=True, longest=2000)


class PreservingSchema(Schema):
    """A document that orders to preserve, or ends such an order."""

    document = Text(required=True)


class PreservationListSchema(Schema):
    """The orders to preserve that stand about a subject."""

    items = fields.List(fields.Nested(schema_of(PreservationEntry)), required=True)


class OrderedSchema(DoneSchema):
    """The subject, and the order that was made about it."""

    order_id = fields.UUID(required=True)


class StateSecretSchema(Schema):
    """Where a state secret is kept, outside this system."""

    reference_number = Text(required=True)
    custodian = Text(required=True)
