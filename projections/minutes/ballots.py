"""What the minutes say of one ballot: sums for each nominee, and who vouches for them.

Who took part is a number here. Votes by name are sums too: the names stay in the log, for those
who may read it.
"""

from collections import Counter
from collections.abc import Mapping
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.councils.ballot import Ballot
from projections.narrative.sentence import Names

Minutes = dict[str, Any]
"""Plain JSON; what has not happened yet is None."""


def begun(fact: Ballot.Opened, names: Names) -> Minutes:
    """The minutes of a ballot when it begins."""
    members = {member["member_id"]: member["name"] for member in fact.members}
    return {
        "ballot_id": str(fact.originator_id),
        "version": fact.originator_version,
        "round": fact.round,
        "kind": fact.kind,
        "mode": fact.mode,
        "state": "open",
        "opened_at": fact.timestamp.isoformat(),
        "policy": fact.policy,
        "roster": len(fact.members),
        "present": len(fact.present),
        "chair": _person(fact.chair, members),
        "tellers": [_person(each, members) for each in fact.tellers],
        "nominees": [_nominee(each, names) for each in fact.nominees],
        "participation": None,
        "entered_by": None,
        "scan_sha256": None,
        "confirmations": [],
        "counted_at": None,
        "voided": None,
    }


def noted(fact: Ballot.Event, minutes: Minutes) -> Minutes:
    """The minutes after one more event of the ballot."""
    return _noted(fact, minutes) | {"version": fact.originator_version}


@singledispatch
def _noted(_: object, minutes: Minutes) -> Minutes:
    return minutes


@_noted.register
def _participation_recorded(fact: Ballot.ParticipationRecorded, minutes: Minutes) -> Minutes:
    took_part = {"papers": len(fact.members), "written": len(fact.written)}
    return minutes | {"participation": took_part}


@_noted.register
def _tally_entered(fact: Ballot.TallyEntered, minutes: Minutes) -> Minutes:
    tallies = {count["nomination_id"]: _tally(count) for count in fact.counts}
    return minutes | {
        "entered_by": fact.entered_by,
        "scan_sha256": fact.scan_sha256,
        "nominees": _with(minutes, "tally", tallies),
    }


@_noted.register
def _electronic_tally_taken(fact: Ballot.ElectronicTallyTaken, minutes: Minutes) -> Minutes:
    tallies = {count["nomination_id"]: _tally(count) for count in fact.counts}
    return minutes | {
        "election_id": str(fact.election_id),
        "nominees": _with(minutes, "tally", tallies),
    }


@_noted.register
def _votes_by_name_recorded(fact: Ballot.VotesByNameRecorded, minutes: Minutes) -> Minutes:
    tallies = {str(fact.nomination_id): _sums(fact.votes)}
    return minutes | {"nominees": _with(minutes, "tally", tallies)}


@_noted.register
def _tally_confirmed(fact: Ballot.TallyConfirmed, minutes: Minutes) -> Minutes:
    confirmation = {
        "by": fact.confirmed_by,
        "capacity": fact.capacity,
        "at": fact.timestamp.isoformat(),
    }
    return minutes | {"confirmations": [*minutes["confirmations"], confirmation]}


@_noted.register
def _counted(fact: Ballot.Counted, minutes: Minutes) -> Minutes:
    results = {each["nomination_id"]: _without_nominee(each) for each in fact.outcomes}
    return minutes | {
        "state": "counted",
        "counted_at": fact.timestamp.isoformat(),
        "nominees": _with(minutes, "result", results),
    }


@_noted.register
def _voided(fact: Ballot.Voided, minutes: Minutes) -> Minutes:
    voided = {"reason": fact.reason, "by": fact.voided_by, "at": fact.timestamp.isoformat()}
    return minutes | {"state": "voided", "voided": voided}


def _person(user_id: str, members: Mapping[str, str]) -> dict[str, str | None]:
    """A teller may be staff who is no member: then the log does not tell the name."""
    return {"user_id": user_id, "name": members.get(user_id)}


def _nominee(data: Mapping[str, Any], names: Names) -> dict[str, Any]:
    nomination_id = data["nomination_id"]
    return {
        "nomination_id": nomination_id,
        "subject": names.of(UUID(nomination_id)),
        "recused": data["recused"],
        "tally": None,
        "result": None,
    }


def _tally(count: Mapping[str, Any]) -> dict[str, Any]:
    """Papers and opinions in writing are summed: a single opinion would show its author's."""
    written = count["written_yes"] + count["written_no"]
    return {
        "issued": count["issued"],
        "valid": count["yes"] + count["no"] + count["abstain"],
        "invalid": count["invalid"],
        "unused": count["unused"],
        "written": written,
        "yes": count["yes"] + count["written_yes"],
        "no": count["no"] + count["written_no"],
        "abstain": count["abstain"],
    }


def _sums(votes: Mapping[str, str]) -> dict[str, Any]:
    """The same fields as a tally on paper; a vote by name has no papers."""
    sums = Counter(votes.values())
    return {
        "issued": None,
        "valid": len(votes),
        "invalid": 0,
        "unused": None,
        "written": None,
        "yes": sums["yes"],
        "no": sums["no"],
        "abstain": sums["abstain"],
    }


def _without_nominee(outcome: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in outcome.items() if name != "nomination_id"}


def _with(
    minutes: Minutes, field: str, values: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    return [
        nominee | {field: values.get(nominee["nomination_id"], nominee[field])}
        for nominee in minutes["nominees"]
    ]
