"""What is said about ballots: who took part, what was counted, never who chose what in secret."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.councils.tally import NomineeCount
from service.api.schemas.fields import MOST_ITEMS, Count, Digest, Text


def people(**options: Any) -> fields.List[str]:
    """A list of user ids."""
    return fields.List(Text(), validate=validate.Length(max=MOST_ITEMS), **options)


class BallotSchema(Schema):
    """A ballot on all nominees that are undecided, or on those chosen."""

    tellers = people(required=True)
    nomination_ids = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=MOST_ITEMS)
    )
    chair = Text(
        load_default=None,
        allow_none=True,
        metadata={"description": "Which vice-chair presides when the chair is absent."},
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {name: tuple(data[name]) for name in ("tellers", "nomination_ids")}


class ParticipationSchema(Schema):
    """Who took part, at the box or in writing; in no order that is kept."""

    members = people(required=True)
    written = people(load_default=list)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return {name: tuple(each) for name, each in data.items()}


class NomineeCountSchema(Schema):
    """The papers counted for one nominee: issued = yes + no + abstain + invalid + unused."""

    nomination_id = fields.UUID(required=True)
    issued = Count(required=True)
    yes = Count(required=True)
    no = Count(required=True)
    abstain = Count(load_default=0)
    invalid = Count(load_default=0)
    unused = Count(load_default=0)
    written_yes = Count(load_default=0)
    written_no = Count(load_default=0)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> NomineeCount:
        return NomineeCount(**data)


class TallySchema(Schema):
    """The counts of all nominees and the SHA-256 of the scanned tally sheet."""

    counts = fields.List(
        fields.Nested(NomineeCountSchema),
        required=True,
        validate=validate.Length(min=1, max=MOST_ITEMS),
    )
    scan_sha256 = Digest(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"counts": tuple(data["counts"])}


class VotesByNameSchema(Schema):
    """The votes on one nominee in an open vote."""

    nomination_id = fields.UUID(required=True)
    votes = fields.Dict(
        keys=Text(),
        values=fields.String(validate=validate.OneOf(["yes", "no", "abstain"])),
        required=True,
        validate=validate.Length(max=MOST_ITEMS),
    )
