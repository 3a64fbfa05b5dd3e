"""The minutes of a session, apart from its ballots."""

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any

from domain.councils.session import Session
from projections.narrative.sentence import Names
from projections.narrative.terms import WARNINGS, term

Minutes = dict[str, Any]
"""Plain JSON; what has not happened yet is None."""


def begun(fact: Session.Convened, names: Names) -> Minutes:
    """The minutes when the session is called: nobody's presence is known."""
    unknown = {"presence": None, "reason": None}
    return {
        "council": names.of(fact.council_id),
        "plan": names.of(fact.plan_id),
        "plan_version": fact.plan_version,
        "place": fact.place,
        "roster_version": fact.roster_version,
        "roster": [{**member, **unknown} for member in fact.members],
        "policy": fact.policy,
        "policy_version": fact.policy_version,
        "policy_authorised_by": fact.policy_authorised_by,
        "agenda": [],
        "conflicts": [],
        "opening": None,
        "closing": None,
    }


@singledispatch
def noted(_: object, minutes: Minutes, __: Names) -> Minutes:
    """The minutes after one more event of the session; other events change nothing."""
    return minutes


@noted.register
def _nominee_tabled(fact: Session.NomineeTabled, minutes: Minutes, names: Names) -> Minutes:
    item = {
        "nomination_id": str(fact.nomination_id),
        "subject": names.of(fact.nomination_id),
        "removed": None,
    }
    return minutes | {"agenda": [*minutes["agenda"], item]}


@noted.register
def _nominee_removed(fact: Session.NomineeRemoved, minutes: Minutes, _: Names) -> Minutes:
    def standing(item: Mapping[str, Any]) -> bool:
        return item["nomination_id"] == str(fact.nomination_id) and item["removed"] is None

    return minutes | {"agenda": _with(minutes["agenda"], standing, removed=fact.reason)}


@noted.register
def _attendance_recorded(fact: Session.AttendanceRecorded, minutes: Minutes, _: Names) -> Minutes:
    def this_member(member: Mapping[str, Any]) -> bool:
        return bool(member["member_id"] == fact.member_id)

    roster = _with(minutes["roster"], this_member, presence=fact.presence, reason=fact.reason)
    return minutes | {"roster": roster}


@noted.register
def _conflict_declared(fact: Session.ConflictDeclared, minutes: Minutes, _: Names) -> Minutes:
    about = {"member_id": fact.member_id, "nomination_id": str(fact.nomination_id)}
    others = [each for each in minutes["conflicts"] if not about.items() <= each.items()]
    conflict = about | {"reason": fact.reason, "recused": fact.recused}
    return minutes | {"conflicts": [*others, conflict]}


@noted.register
def _opened(fact: Session.Opened, minutes: Minutes, _: Names) -> Minutes:
    warnings = [{"code": code, **vars(term(WARNINGS, code))} for code in fact.warnings]
    opening = {
        "at": fact.timestamp.isoformat(),
        "present": fact.present,
        "quorum_needed": fact.quorum_needed,
        "warnings": warnings,
    }
    return minutes | {"opening": opening}


@noted.register
def _closed(fact: Session.Closed, minutes: Minutes, _: Names) -> Minutes:
    closing = {"at": fact.timestamp.isoformat(), "minutes_number": fact.minutes_number}
    return minutes | {"closing": closing}


def _with(
    items: list[Mapping[str, Any]], chosen: Callable[[Mapping[str, Any]], bool], **values: Any
) -> list[Mapping[str, Any]]:
    return [{**item, **values} if chosen(item) else item for item in items]
