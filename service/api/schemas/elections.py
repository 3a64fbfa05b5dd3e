"""What is said in electronic secret ballots; texts of the scheme are exact and in ASCII."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.elections.phases import Phase, Step
from domain.elections.terms import Sums
from projections.election_board import ElectionEntry
from service.api.schemas.answers import WarningSchema
from service.api.schemas.ballots import people
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import MOST_ITEMS, Count, QueryInstant, Text

LONGEST_PAYLOAD = 800_000
_NUMBER = r"^(0|[1-9][0-9]{0,79})\Z"


class Payload(fields.String):
    """A text of the scheme, kept byte for byte: printable ASCII, so that it means one thing."""

    def __init__(self, **options: Any) -> None:
        rules = [
            validate.Length(min=2, max=LONGEST_PAYLOAD),
            validate.Regexp(r"^[\x20-\x7e]*\Z", error="Must be printable ASCII."),
        ]
        super().__init__(required=True, validate=rules, **options)


class PossessionSchema(Schema):
    """A Schnorr proof of holding a key; the numbers are written in decimal."""

    challenge = fields.String(required=True, validate=validate.Regexp(_NUMBER))
    response = fields.String(required=True, validate=validate.Regexp(_NUMBER))


class VotingKeySchema(Schema):
    """The public half of a member's own voting key, with the proof of holding the other half."""

    member_id = Text(required=True)
    public_key = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}\Z"))
    proof = fields.Nested(PossessionSchema, required=True)


class EnrolledKeySchema(Schema):
    """A member of the roster in force with the key in force."""

    member_id = fields.String(required=True)
    name = fields.String(required=True)
    public_key = fields.String(required=True, allow_none=True)
    proof = fields.Dict(required=True, allow_none=True)


class OwnKeySchema(Schema):
    """Yourself among the members."""

    member_id = fields.String(required=True, allow_none=True)
    public_key = fields.String(required=True, allow_none=True)


class VotingKeyListSchema(Schema):
    """All members of the roster in force, each with the voting key in force."""

    items = fields.List(fields.Nested(EnrolledKeySchema), required=True)
    my = fields.Nested(OwnKeySchema, required=True)


class ElectionSetupSchema(Schema):
    """An election on all nominees that are undecided, or on those chosen."""

    session_id = fields.UUID(required=True)
    nomination_ids = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=MOST_ITEMS)
    )
    trustees = people(required=True)
    opens_at = QueryInstant(required=True)
    closes_at = QueryInstant(required=True)
    chair = Text(
        load_default=None,
        allow_none=True,
        metadata={"description": "Which vice-chair presides when the chair is absent."},
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {name: tuple(data[name]) for name in ("trustees", "nomination_ids")}


class ElectionQuerySchema(PageQuerySchema):
    """Which elections."""

    session_id = fields.UUID(load_default=None)
    council_id = fields.UUID(load_default=None)
    stage = fields.String(load_default=None, validate=validate.OneOf([*map(str, Phase)]))


class PayloadSchema(Schema):
    """A text of the scheme, exactly as it was made."""

    payload = Payload()


class CastSchema(Schema):
    """An encrypted ballot, exactly as it was made."""

    ballot = Payload()


class TrackedSchema(Schema):
    """An accepted ballot: keep the tracker, by which you find it among the counted ones."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True, metadata={"minimum": 1})
    tracker = fields.String(required=True)


class WrittenSumSchema(Schema):
    """What absent members said of one nominee in writing, summed."""

    nomination_id = fields.UUID(required=True)
    yes = Count(required=True)
    no = Count(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> Sums:
        return Sums(**data)


class WrittenOpinionsSchema(Schema):
    """Opinions of absent members, which are not secret."""

    members = people(required=True)
    counts = fields.List(
        fields.Nested(WrittenSumSchema), required=True, validate=validate.Length(max=MOST_ITEMS)
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return {name: tuple(each) for name, each in data.items()}


class NomineeShownSchema(Schema):
    """A nominee in the order of the questions."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    summary = fields.String(required=True)
    url = fields.String(required=True)
    question = fields.String(required=True)


class ElectionSumSchema(Schema):
    """The sums of one nominee, once the trustees opened them."""

    nomination_id = fields.UUID(required=True)
    yes = fields.Integer(required=True)
    no = fields.Integer(required=True)
    abstain = fields.Integer(required=True)


class OwnPartSchema(Schema):
    """What you are in an election, and what is yours to do."""

    member_id = fields.String(required=True)
    member = fields.Boolean(required=True)
    enrolled = fields.Boolean(required=True)
    credential = fields.String(required=True, allow_none=True)
    cast_tracker = fields.String(required=True, allow_none=True)
    trustee = fields.Boolean(required=True)
    trustee_step = fields.String(required=True, allow_none=True)


class TrusteeShownSchema(Schema):
    """A trustee: the place from 1, what was said in the ceremony, and what came after."""

    place = fields.Integer(required=True)
    user_id = fields.String(required=True)
    step = fields.String(required=True)
    share_destroyed = fields.Boolean(required=True)


class ElectionSchema(Schema):
    """An election now; before its end no more than the turnout is told of the ballots."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    session_id = fields.UUID(required=True)
    council_id = fields.UUID(required=True)
    ballot_id = fields.UUID(required=True)
    name = fields.String(required=True)
    phase = fields.String(required=True, validate=validate.OneOf([*map(str, Phase)]))
    nominees = fields.List(fields.Nested(NomineeShownSchema), required=True)
    answers = fields.List(fields.String(), required=True)
    policy = fields.Dict(required=True)
    roster_size = fields.Integer(required=True)
    roll = fields.Integer(required=True)
    not_enrolled = fields.List(fields.String(), required=True)
    turnout = fields.Integer(required=True)
    warnings = fields.List(fields.Nested(WarningSchema), required=True)
    opens_at = fields.AwareDateTime(required=True)
    closes_at = fields.AwareDateTime(required=True)
    fingerprint = fields.String(required=True, allow_none=True)
    trustees = fields.List(fields.Nested(TrusteeShownSchema), required=True)
    threshold = fields.Integer(required=True)
    counts = fields.List(fields.Nested(ElectionSumSchema), required=True)
    written = fields.Integer(required=True)
    reason = fields.String(required=True, allow_none=True)
    my = fields.Nested(OwnPartSchema, required=True)


class CeremonySchema(Schema):
    """Where the key ceremony stands; `input` is the exact text that you go on from."""

    step = fields.String(required=True, validate=validate.OneOf([*map(str, Step)]))
    size = fields.Integer(required=True)
    threshold = fields.Integer(required=True)
    place = fields.Integer(required=True, allow_none=True)
    certs = fields.List(fields.String(), required=True)
    polynomials = fields.List(fields.String(), required=True)
    input = fields.String(required=True, allow_none=True)
    private_key = fields.String(required=True, allow_none=True)
    said = fields.Boolean(required=True)


class TrackerSchema(Schema):
    """The tracker of a ballot."""

    tracker = fields.String(required=True)


class TrackerListSchema(Schema):
    """The trackers, sorted, once the vote has ended; before that only their number."""

    turnout = fields.Integer(required=True)
    items = fields.List(fields.Nested(TrackerSchema), required=True)


class PartialSchema(Schema):
    """What the trustee at a place, from 1, took off the sum."""

    place = fields.Integer(required=True)
    payload = fields.String(required=True)


class PartialListSchema(Schema):
    """What trustees took off the encrypted sum."""

    items = fields.List(fields.Nested(PartialSchema), required=True)


ElectionEntrySchema = schema_of(ElectionEntry)
ElectionPageSchema = page_of(ElectionEntrySchema)
