"""What packages of evidence and audits of ballots are asked and what they answer."""

from marshmallow import Schema, fields

_JSON = {"description": "As `projections.minutes` notes it; never who voted how."}


class PeriodOfPackageSchema(Schema):
    """From which day to which, both inclusive; without either the whole log."""

    since = fields.Date(load_default=None, data_key="from")
    until = fields.Date(load_default=None, data_key="to")


class ProvenEventSchema(Schema):
    """An event with its leaf and the proof that it stands in the checkpoint."""

    position = fields.Integer(required=True)
    topic = fields.String(required=True)
    recorded_at = fields.String(required=True)
    actor = fields.String(required=True)
    acting_role = fields.String(required=True)
    leaf = fields.String(required=True)
    proof = fields.String(required=True, metadata={"description": "C2SP tlog-proof."})


class BallotAuditSchema(Schema):
    """The audit of a session's ballots; no vote, and nothing that leads from a member to one."""

    tenant_id = fields.String(required=True)
    session = fields.Dict(required=True, metadata=_JSON)
    roster = fields.List(fields.Dict(), required=True)
    recusals = fields.List(fields.Dict(), required=True)
    ballots = fields.List(fields.Dict(), required=True, metadata=_JSON)
    events = fields.List(fields.Nested(ProvenEventSchema), required=True)
    checkpoint = fields.Dict(required=True)
