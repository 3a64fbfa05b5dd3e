"""What proofs of the transparency log are asked and what they answer."""

from marshmallow import Schema, fields, validate

from service.api.schemas.assurance import AssuredSchema

MOST_POSITIONS = 10**15
_CHECKPOINT = {"description": "A signed note (C2SP tlog-checkpoint) with its cosignatures."}


class EventProofQuerySchema(Schema):
    """Which event, which checkpoint is good enough, and how long to wait for it."""

    position = fields.Integer(
        required=True,
        validate=validate.Range(min=1, max=MOST_POSITIONS),
        metadata={"description": "The position that the command answered."},
    )
    witnesses = fields.Integer(
        load_default=0,
        validate=validate.Range(min=0, max=16),
        metadata={"description": "How many witnesses must have cosigned the checkpoint."},
    )
    wait = fields.Integer(
        load_default=0,
        validate=validate.Range(min=0, max=10),
        metadata={"description": "How many seconds to wait for such a checkpoint."},
    )


class CheckpointSchema(Schema):
    """A signed tree; whoever relies on it checks its signatures with keys of his own."""

    origin = fields.String(required=True)
    size = fields.Integer(required=True)
    root = fields.String(required=True, metadata={"description": "The root in base64."})
    as_of = fields.String(
        required=True,
        metadata={"description": "What `?as_of=` of any view takes to answer as of exactly this."},
    )
    signed_at = fields.AwareDateTime(required=True)
    note = fields.String(required=True, metadata=_CHECKPOINT)
    cosigned_at = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "Witness -> POSIX time of its cosignature."},
    )


class EventProofSchema(AssuredSchema):
    """An event in its log: position, leaf, and the proof as one text."""

    position = fields.Integer(required=True)
    leaf_index = fields.Integer(required=True)
    leaf = fields.String(
        required=True, metadata={"description": "The stored leaf: the hash is of these bytes."}
    )
    proof = fields.String(required=True, metadata={"description": "C2SP tlog-proof."})
    checkpoint = fields.Nested(CheckpointSchema, required=True)


class GrowthQuerySchema(Schema):
    """From which size or moment to which; without an end, to the last checkpoint."""

    from_size = fields.Integer(load_default=1, validate=validate.Range(min=1, max=MOST_POSITIONS))
    to_size = fields.Integer(load_default=None, validate=validate.Range(min=1, max=MOST_POSITIONS))


class PeriodQuerySchema(Schema):
    """From which moment to which."""

    begin = fields.AwareDateTime(required=True)
    end = fields.AwareDateTime(required=True)


class GrowthProofSchema(Schema):
    """Two checkpoints and the hashes in base64 that lead from one root to the other (RFC 6962)."""

    old = fields.Nested(CheckpointSchema, required=True)
    new = fields.Nested(CheckpointSchema, required=True)
    hashes = fields.List(fields.String(), required=True)
