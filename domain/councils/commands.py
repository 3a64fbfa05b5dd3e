"""All that can be asked of councils; each is told when it happens and by whose ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.councils.roster import Member
from domain.councils.tally import NomineeCount


@dataclass(frozen=True, kw_only=True)
class FoundCouncil:
    """Found a council by decision."""

    council_id: UUID
    name: str
    level: str
    decision_number: str
    founded_on: date
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointRoster:
    """Appoint the members of a council for a mandate."""

    council_id: UUID
    members: tuple[Member, ...]
    mandate_from: date
    mandate_to: date | None
    decision_number: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AdoptVotePolicy:
    """Settle what plans leave open about the vote; `policy` holds fields of `VotePolicyDraft`."""

    council_id: UUID
    policy: Mapping[str, Any]
    authorised_by: str
    adopted_on: date
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConveneSession:
    """Call a session on a plan; `plan_policy` is what the plan states, None if it has no vote."""

    session_id: UUID
    council_id: UUID
    plan_id: UUID
    plan_version: int
    plan_year: int
    plan_policy: Mapping[str, Any] | None
    held_on: date
    place: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class RecordAttendance:
    """Note a member as `present` or, with a reason, as `absent`."""

    session_id: UUID
    member_id: str
    presence: str
    at: datetime
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeclareConflict:
    """Note that a member is close to a nominee; `recused` members do not vote on it."""

    session_id: UUID
    member_id: str
    nomination_id: UUID
    reason: str
    recused: bool
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpenSession:
    """Begin a session."""

    session_id: UUID
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CloseSession:
    """End a session."""

    session_id: UUID
    at: datetime
    minutes_number: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class OpenBallot:
    """Begin a ballot; without `nomination_ids`, on all nominees that are still undecided.

    `chair` chooses among the vice-chairs who are present when the chair is not.
    """

    ballot_id: UUID
    session_id: UUID
    tellers: tuple[str, ...]
    at: datetime
    nomination_ids: tuple[UUID, ...] = ()
    chair: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RecordParticipation:
    """Note who took part in a ballot on paper: in the box, or in writing from afar."""

    ballot_id: UUID
    members: tuple[str, ...]
    at: datetime
    written: tuple[str, ...] = ()
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class EnterTally:
    """Enter the counts of all nominees and the SHA-256 of the scanned tally sheet."""

    ballot_id: UUID
    entered_by: str
    counts: tuple[NomineeCount, ...]
    scan_sha256: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RecordVotesByName:
    """Note the votes on one nominee in an open vote: member to `yes`, `no` or `abstain`."""

    ballot_id: UUID
    nomination_id: UUID
    votes: Mapping[str, str]
    at: datetime
    expected_version: int | None = None
