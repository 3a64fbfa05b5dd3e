"""The archive of an election, with which auditors check it without us."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ballots.archive import Archive, write
from domain.councils.outcomes import Outcome
from domain.elections.election import Election
from domain.elections.terms import Sums

ARCHIVE, POLICY, ROSTER = ".bel", ".policy.json", ".roster.json"


def evidence_of(election: Election, outcomes: Sequence[Outcome]) -> Mapping[str, bytes]:
    """The archive with what the log knows beside it, by the ends of their names.

    With these the verifier compares the roll, the turnout and the threshold of the pinned policy.

    Raises:
        WrongPhaseError: nothing is fixed yet.
    """
    return {
        ARCHIVE: archive_of(election),
        POLICY: _json(election.policy.as_data()),
        ROSTER: _json(_roster_of(election, outcomes)),
    }


def _roster_of(election: Election, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    written, sums = election.written
    opinions = {each.nomination_id: each for each in sums}
    decided = {each.nomination_id: each for each in outcomes}
    nominees = [
        {"recused": len(election.recused)}
        | _said_of(opinions.get(each))
        | _came_to(decided.get(each))
        for each in election.nominees
    ]
    return {
        "keys": sorted(election.roll),
        "turnout": election.turnout,
        "trackers": list(election.trackers),
        "members": election.roster_size,
        "present": election.present + len(written),
        "nominees": nominees,
    }


def _said_of(opinions: Sums | None) -> dict[str, Any]:
    yes, no = (opinions.yes, opinions.no) if opinions else (0, 0)
    return {"written_yes": yes, "written_no": no}


def _came_to(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {}
    return {name: value for name, value in outcome.as_data().items() if name != "nomination_id"}


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def archive_of(election: Election) -> bytes:
    """The election as a Belenios archive (`.bel`), with everything that is public by now.

    Raises:
        WrongPhaseError: nothing is fixed yet.
    """
    definition = election.definition
    return write(
        Archive(
            timestamp=int(election.opens_at.timestamp()),
            election=definition.election,
            trustees=definition.trustees,
            credentials=definition.credentials,
            ballots=election.ballots,
            ended=bool(election.encrypted_tally),
            encrypted_tally=election.encrypted_tally or None,
            partials=tuple((place + 1, text) for place, text in sorted(election.opening.items())),
            result=election.result,
        )
    )
