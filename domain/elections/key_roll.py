"""The aggregate `KeyRoll`: which voting key belongs to which member of one council.

A member makes the key in his or her own browser and proves that he or she holds it; here stands
the public half, for everybody to see. So no registrar can put a ballot into the urn.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.elections.commands import EnrolVotingKey
from domain.elections.refusals import KeyPinnedError, KeyTakenError

_NAMESPACE = UUID("5f2b1c6e-6a0e-4b8f-9d5e-2f9a1f6f7c11")


def key_roll_id(council_id: UUID) -> UUID:
    """The id of the one key roll of a council."""
    return uuid5(_NAMESPACE, str(council_id))


def statement_of(command: EnrolVotingKey) -> str:
    """The text that the holder of a key signs: whose key it is, where, and which."""
    return (
        f"guong-voting-key|{command.tenant_id}|{command.council_id}"
        f"|{command.member_id}|{command.public_key}"
    )


class KeyRoll(Aggregate):
    """The voting keys of a council's members; each has one in force."""

    TOPIC = "key-roll"

    class Begun(Birth):
        """The first member of a council enrols a key."""

        TOPIC = "key-roll.begun"
        council_id: UUID

    class KeyEnrolled(Aggregate.Event):
        """A member enrolled a key with a proof of holding it; the last one is in force."""

        TOPIC = "key-roll.key-enrolled"
        member_id: str
        public_key: str
        proof: dict[str, str]

    class Pinned(Aggregate.Event):
        """An election took over the keys of these members; they stay until it is over."""

        TOPIC = "key-roll.pinned"
        election_id: UUID
        members: list[str]

    class Released(Aggregate.Event):
        """An election needs its keys no longer."""

        TOPIC = "key-roll.released"
        election_id: UUID

    # Decisions check a rule, then state a fact.

    @classmethod
    def begin(cls, *, council_id: UUID, at: datetime) -> Self:
        """Begin the roll of a council."""
        return cls._begin(cls.Begun, id=key_roll_id(council_id), at=at, council_id=council_id)

    def enrol(
        self, *, member_id: str, public_key: str, proof: Mapping[str, str], at: datetime
    ) -> None:
        """Enrol a key whose proof was checked; it replaces the member's earlier one.

        Raises:
            KeyTakenError: somebody, perhaps this member, enrolled that key before.
            KeyPinnedError: the earlier one is on the roll of an election under way.
        """
        if public_key in self._seen:
            raise KeyTakenError
        if any(member_id in members for members in self._pinned.values()):
            raise KeyPinnedError
        self._record(
            self.KeyEnrolled,
            at=at,
            member_id=member_id,
            public_key=public_key,
            proof=dict(sorted(proof.items())),
        )

    def pin(self, *, election_id: UUID, members: Collection[str], at: datetime) -> None:
        """Let the keys of these members stay until the election is over."""
        self._record(self.Pinned, at=at, election_id=election_id, members=sorted(members))

    def release(self, *, election_id: UUID, at: datetime) -> None:
        """Let the keys that an election pinned be replaced again."""
        self._record(self.Released, at=at, election_id=election_id)

    # What others may ask.

    @property
    def keys(self) -> Mapping[str, str]:
        """Member to public key in force."""
        return self._keys

    @property
    def proofs(self) -> Mapping[str, Mapping[str, str]]:
        """Member to the proof of holding the key in force."""
        return self._proofs

    def is_pinned_by(self, election_id: UUID) -> bool:
        """Whether an election needs its keys still."""
        return election_id in self._pinned

    # Facts only change state: replay runs them again, so they never refuse.

    @event(Begun)
    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._proofs: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()
        self._pinned: dict[UUID, list[str]] = {}

    @event(KeyEnrolled)
    def _key_enrolled(self, member_id: str, public_key: str, proof: dict[str, str]) -> None:
        self._keys[member_id] = public_key
        self._proofs[member_id] = proof
        self._seen.add(public_key)

    @event(Pinned)
    def _pinned_by(self, election_id: UUID, members: list[str]) -> None:
        self._pinned[election_id] = members

    @event(Released)
    def _released(self, election_id: UUID) -> None:
        self._pinned.pop(election_id, None)
