"""Everything that can happen to an election, as it is stored.

A ballot stands here encrypted, exactly as its voter sent it; no choice is in any of these events.
Who voted is no secret: the key that signs a ballot is enrolled under its member's name.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth


class SetUp(Birth):
    """An election was set up for one ballot; it pins voters, trustees, policy and times."""

    TOPIC = "election.set-up"
    session_id: UUID
    council_id: UUID
    ballot_id: UUID
    nominees: list[str]
    policy: dict[str, Any]
    voters: list[str]
    absent: list[str]
    recused: list[str]
    roster_size: int
    trustees: list[str]
    threshold: int
    held_on: str
    opens_at: datetime
    closes_at: datetime


class CertificateReceived(Aggregate.Event):
    """A trustee published a certificate (first step of the key ceremony)."""

    TOPIC = "election.certificate-received"
    trustee: str
    certificate: str


class PolynomialReceived(Aggregate.Event):
    """A trustee published a polynomial with a share for each other, encrypted (second step)."""

    TOPIC = "election.polynomial-received"
    trustee: str
    polynomial: str


class ShareVerified(Aggregate.Event):
    """A trustee verified all shares and published its verification key (third step)."""

    TOPIC = "election.share-verified"
    trustee: str
    output: str


class CeremonyCompleted(Aggregate.Event):
    """All trustees have spoken; `trustees` is the exact text with their keys."""

    TOPIC = "election.ceremony-completed"
    trustees: str


class Defined(Aggregate.Event):
    """Questions, key and roll are fixed; `roll` is public key to member."""

    TOPIC = "election.defined"
    election: str
    credentials: str
    fingerprint: str
    roll: dict[str, str]


class BallotCast(Aggregate.Event):
    """A member's encrypted ballot, exactly as it was sent, was accepted."""

    TOPIC = "election.ballot-cast"
    credential: str
    tracker: str
    ballot: str


class WrittenOpinionsNoted(Aggregate.Event):
    """Absent members gave an opinion in writing: sums, not secret; the last note counts."""

    TOPIC = "election.written-opinions-noted"
    members: list[str]
    counts: list[dict[str, Any]]
    noted_by: str


class Ended(Aggregate.Event):
    """No more ballots; the trackers of those accepted, sorted."""

    TOPIC = "election.ended"
    cast: int
    trackers: list[str]
    ended_by: str


class EncryptedTallyPublished(Aggregate.Event):
    """The encrypted sum, as everybody can compute it from the ballots."""

    TOPIC = "election.encrypted-tally-published"
    encrypted_tally: str


class PartialDecryptionPublished(Aggregate.Event):
    """A trustee took its share off the encrypted sum."""

    TOPIC = "election.partial-decryption-published"
    trustee: str
    partial: str


class ResultPublished(Aggregate.Event):
    """These trustees opened the sum; `counts` are {nomination_id, yes, no, abstain}."""

    TOPIC = "election.result-published"
    opened_by: list[str]
    result: str
    counts: list[dict[str, Any]]


class ShareDestroyed(Aggregate.Event):
    """A trustee attests that it destroyed its share; nobody can prove that."""

    TOPIC = "election.share-destroyed"
    trustee: str


class Cancelled(Aggregate.Event):
    """The election was called off before anybody could vote."""

    TOPIC = "election.cancelled"
    reason: str
    cancelled_by: str


class Voided(Aggregate.Event):
    """The election does not count; it stays in the history and may be held anew."""

    TOPIC = "election.voided"
    reason: str
    voided_by: str
