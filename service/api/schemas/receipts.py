"""What receipts and proofs above the agency are asked and what they answer."""

from marshmallow import Schema, fields, validate

from service.api.schemas.common import DoneSchema
from service.api.schemas.nominations import MadeSchema
from service.api.schemas.proofs import CheckpointSchema

_ADDRESS = {"description": "Where the receipt is read; 202 until a witness has cosigned."}
_ENTRY = {"description": "The entry: a C2SP tlog-witness request with the agency's checkpoint."}


class ReceiptQuerySchema(Schema):
    """How many witnesses are good enough."""

    witnesses = fields.Integer(load_default=1, validate=validate.Range(min=0, max=16))


class EntryAboveSchema(Schema):
    """The agency's checkpoint as an entry of a log above, and the proof of that."""

    tenant = fields.String(required=True)
    entry = fields.String(required=True, metadata=_ENTRY)
    proof = fields.String(required=True, metadata={"description": "C2SP tlog-proof."})


class ProvenAboveSchema(EntryAboveSchema):
    """The same with the checkpoint of the log above."""

    checkpoint = fields.Nested(CheckpointSchema, required=True)


class TimestampSchema(Schema):
    """What a timestamping authority answered for the text of the checkpoint (RFC 3161)."""

    authority = fields.String(required=True)
    added_at = fields.AwareDateTime(required=True)
    response = fields.String(required=True, metadata={"description": "DER in base64."})


class ProvenAboveListSchema(Schema):
    """One for each log above that has the checkpoint, and each timestamp."""

    items = fields.List(fields.Nested(ProvenAboveSchema), required=True)
    timestamps = fields.List(fields.Nested(TimestampSchema), required=True)


class EventReceiptSchema(Schema):
    """What to keep: `verify.py --receipt` checks it offline. While pending only its position."""

    format = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("pending", "witnessed")))
    position = fields.Integer(required=True)
    leaf = fields.String()
    proof = fields.String(metadata={"description": "C2SP tlog-proof."})
    cosigned_at = fields.Dict(keys=fields.String(), values=fields.Integer())
    province = fields.List(fields.Nested(EntryAboveSchema))


class ReceiptedSchema(DoneSchema):
    """What a command of weight answers, the first time and when it is repeated."""

    receipt = fields.String(required=True, metadata=_ADDRESS)
    witnessed = fields.Boolean(required=True)


class ReceiptedMadeSchema(MadeSchema):
    """The same, with what it made."""

    receipt = fields.String(required=True, metadata=_ADDRESS)
    witnessed = fields.Boolean(required=True)
