"""What an inspector wants to see first: events that are lawful, and that somebody should ask about.

Nothing here says that anything is wrong. Machines point, people ask.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.nominations import facts as nominations
from domain.plans.plan import Plan
from domain.recognitions import facts as recognitions
from domain.subjects import facts as subjects
from domain.times import local_day
from projections.audit_trail.tables import about, decided, vote, vote_rule
from projections.rows import Rows

NEAR = timedelta(days=30)
"""How long before a meeting a change of its vote rule stands out."""


class StandingOut(StrEnum):
    """Why an event stands out."""

    LATE = "late"
    OVERRIDE = "override"
    HOLD_RELEASED = "hold-released"
    VOTED_AGAIN = "voted-again"
    RECUSAL = "recusal"
    AGAINST_THE_VOTE = "against-the-vote"
    RULE_CHANGED_BEFORE_MEETING = "rule-changed-before-meeting"
    CONFIRMED_AFTER_DECISION = "confirmed-after-decision"


@dataclass(frozen=True)
class Meaning:
    """What it means that an event stands out, in both languages."""

    vi: str
    en: str


MEANINGS = {
    StandingOut.LATE: Meaning("Nhận khi đã quá hạn", "Accepted after the deadline"),
    StandingOut.OVERRIDE: Meaning(
        "Kết luận khác đề xuất của máy hoặc đi khác tuyến của kế hoạch",
        "The machine's view or the plan's route was overridden",
    ),
    StandingOut.HOLD_RELEASED: Meaning("Gỡ tạm dừng", "A hold was released"),
    StandingOut.VOTED_AGAIN: Meaning(
        "Bỏ phiếu lại hoặc hủy phiếu", "Voted again, or a vote voided"
    ),
    StandingOut.RECUSAL: Meaning(
        "Thành viên không tham gia biểu quyết do có liên quan", "A member was recused"
    ),
    StandingOut.AGAINST_THE_VOTE: Meaning(
        "Quyết định khác kết quả biểu quyết", "Decided against the vote"
    ),
    StandingOut.RULE_CHANGED_BEFORE_MEETING: Meaning(
        "Quy tắc biểu quyết thay đổi trong 30 ngày trước phiên họp",
        "The vote rule changed within 30 days before the meeting",
    ),
    StandingOut.CONFIRMED_AFTER_DECISION: Meaning(
        "Dữ kiện được xác nhận sau khi đã quyết định", "A fact was confirmed after the decision"
    ),
}


class Watcher:
    """Follows one log and says of each event why it stands out, if it does."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def look(self, fact: object) -> StandingOut | None:
        """Say why a fact stands out against those before it, and remember what it says."""
        return _look(fact, self._rows) or _by_its_own_words(fact)


def _by_its_own_words(fact: object) -> StandingOut | None:
    if getattr(fact, "late", False) is True:
        return StandingOut.LATE
    if getattr(fact, "override_reason", None) or getattr(fact, "route_override_reason", None):
        return StandingOut.OVERRIDE
    return None


@singledispatch
def _look(_: object, __: Rows) -> StandingOut | None:
    return None


@_look.register
def _hold_released(_: subjects.HoldReleased, __: Rows) -> StandingOut:
    return StandingOut.HOLD_RELEASED


@_look.register
def _voided(_: Ballot.Voided, __: Rows) -> StandingOut:
    return StandingOut.VOTED_AGAIN


@_look.register
def _ballot_called(fact: Session.BallotCalled, _: Rows) -> StandingOut | None:
    return StandingOut.VOTED_AGAIN if fact.round > 1 else None


@_look.register
def _conflict(fact: Session.ConflictDeclared, _: Rows) -> StandingOut | None:
    return StandingOut.RECUSAL if fact.recused else None


@_look.register
def _voted(fact: nominations.Voted, rows: Rows) -> None:
    rows.put(vote, {"nomination_id": fact.originator_id}, outcome=fact.outcome)


@_look.register
def _refused(fact: nominations.Refused, rows: Rows) -> StandingOut | None:
    _note_decision(rows, fact.originator_id)
    voted = rows.one(vote, nomination_id=fact.originator_id)
    return StandingOut.AGAINST_THE_VOTE if voted and voted["outcome"] == "passed" else None


@_look.register
def _granted(fact: recognitions.Granted, rows: Rows) -> None:
    rows.put(decided, {"subject_id": fact.subject_id})


@_look.register
def _confirmed(fact: subjects.FactConfirmed, rows: Rows) -> StandingOut | None:
    after = rows.one(decided, subject_id=fact.originator_id)
    return StandingOut.CONFIRMED_AFTER_DECISION if after else None


@_look.register
def _adopted(fact: Council.VotePolicyAdopted, rows: Rows) -> None:
    _note_rule(rows, fact.originator_id, fact.policy, fact.adopted_on)


@_look.register
def _laid_down(fact: Plan.Drafted | Plan.Revised, rows: Rows) -> None:
    rule = {"vote": fact.document.get("vote")}
    rows.put(vote_rule, {"of_id": fact.originator_id}, rule=rule, changed_on=None)


@_look.register
def _amended(fact: Plan.Amended, rows: Rows) -> None:
    rule = {"vote": fact.document.get("vote")}
    _note_rule(rows, fact.originator_id, rule, local_day(fact.timestamp))


@_look.register
def _convened(fact: Session.Convened, rows: Rows) -> StandingOut | None:
    changes = (_changed_on(rows, each) for each in (fact.council_id, fact.plan_id))
    near = any(day is not None and fact.held_on - NEAR <= day <= fact.held_on for day in changes)
    return StandingOut.RULE_CHANGED_BEFORE_MEETING if near else None


def _note_rule(rows: Rows, of_id: UUID, rule: dict[str, Any], day: date) -> None:
    """Remember a vote rule; the first one of all changes none."""
    before = rows.one(vote_rule, of_id=of_id)
    if before is None:
        rows.insert(vote_rule, of_id=of_id, rule=rule, changed_on=None)
    elif before["rule"] != rule:
        rows.update(vote_rule, {"of_id": of_id}, rule=rule, changed_on=day)


def _changed_on(rows: Rows, of_id: UUID) -> date | None:
    found = rows.one(vote_rule, of_id=of_id)
    return None if found is None else found["changed_on"]


def _note_decision(rows: Rows, nomination_id: UUID) -> None:
    found = rows.one(about, about_id=nomination_id)
    if found is not None:
        rows.put(decided, {"subject_id": found["subject_id"]})
