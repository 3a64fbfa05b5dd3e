"""What one caller is shown of an election: where it stands, and what is theirs to do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.elections.application import Elections, name_of, questions_of
from domain.elections.election import Election
from domain.elections.key_roll import KeyRoll
from domain.elections.phases import Phase, Step
from domain.elections.terms import THRESHOLD, answers_under
from domain.errors import NotFoundError
from projections.nomination_board.view import NominationBoardView

WAIT, DECRYPT, DECRYPTED = "wait", "decrypt", "decrypted"


def sheet_of(
    election: Election, *, keys: KeyRoll | None, board: NominationBoardView, at: datetime
) -> dict[str, Any]:
    """What everybody who may read it is shown; of the ballots no more than their number."""
    enrolled: Mapping[str, str] = keys.keys if keys else {}
    return {
        "id": election.id,
        "version": election.version,
        "session_id": election.session_id,
        "council_id": election.council_id,
        "ballot_id": election.ballot_id,
        "name": name_of(election),
        "phase": str(election.phase(at)),
        "nominees": _nominees(election, board),
        "answers": list(answers_under(election.policy)),
        "policy": election.policy.as_data(),
        "roster_size": election.roster_size,
        "roll": election.roll_size,
        "not_enrolled": _not_enrolled(election, enrolled),
        "turnout": election.turnout,
        "opens_at": election.opens_at,
        "closes_at": election.closes_at,
        "fingerprint": election.fingerprint,
        "trustees": [_trustee(election, each) for each in election.trustees],
        "threshold": THRESHOLD,
        "counts": [each.as_data() for each in election.counts],
        "written": len(election.written[0]),
        "reason": election.reason,
    }


def part_of(
    election: Election, member_id: str, *, keys: KeyRoll | None, at: datetime
) -> dict[str, Any]:
    """What somebody is in an election, and what is theirs to do."""
    key = (keys.keys if keys else {}).get(member_id)
    on_roll = next((each for each, who in election.roll.items() if who == member_id), None)
    is_trustee = member_id in election.trustees
    return {
        "member_id": member_id,
        "member": member_id in (election.roll.values() or election.voters),
        "enrolled": key is not None,
        "credential": on_roll if election.roll else key,
        "cast_tracker": election.tracker_of(member_id),
        "trustee": is_trustee,
        "trustee_step": trustee_step(election, member_id, at=at) if is_trustee else None,
    }


def trustee_step(election: Election, trustee: str, *, at: datetime) -> str:
    """What a trustee has to do now; `wait` while it is others' turn."""
    phase = election.phase(at)
    if phase is Phase.CEREMONY:
        return WAIT if trustee in election.said(election.step) else str(election.step)
    if election.place_of(trustee) in election.partials:
        return DECRYPTED
    return DECRYPT if phase is Phase.ENDED else str(Step.DONE)


def ceremony_of(elections: Elections, election: Election, person: str) -> dict[str, Any]:
    """Where the key ceremony stands for somebody, who may be a trustee."""
    step, ceremony = election.step, election.ceremony
    is_trustee = person in election.trustees
    return {
        "step": str(step),
        "size": len(election.trustees),
        "threshold": THRESHOLD,
        "place": election.place_of(person) + 1 if is_trustee else None,
        "certs": list(ceremony.certificates) if step is not Step.CERTIFICATE else [],
        "polynomials": list(ceremony.polynomials) if step in {Step.VOUTPUT, Step.DONE} else [],
        "input": elections.input_for(election, person) if is_trustee else None,
        "private_key": elections.share_of(election, person) if is_trustee else None,
        "said": step is not Step.DONE and is_trustee and person in election.said(step),
    }


def _nominees(election: Election, board: NominationBoardView) -> list[dict[str, Any]]:
    asked = zip(election.nominees, questions_of(election), strict=True)
    shown = []
    for nomination_id, question in asked:
        name, summary = _described(board, nomination_id)
        shown.append(
            {
                "id": nomination_id,
                "name": name,
                "summary": summary,
                "url": f"nominations/{nomination_id}",
                "question": question,
            }
        )
    return shown


def _described(board: NominationBoardView, nomination_id: Any) -> tuple[str, str]:
    try:
        entry = board.get(nomination_id)
    except NotFoundError:  # The board has not come that far.
        return str(nomination_id), ""
    about = " · ".join(filter(None, (entry.unit_name, entry.field, entry.scope)))
    return entry.subject_name or str(nomination_id), about


def _not_enrolled(election: Election, enrolled: Mapping[str, str]) -> list[str]:
    able = set(election.roll.values()) if election.roll else set(enrolled)
    return [each for each in election.voters if each not in able]


def _trustee(election: Election, trustee: str) -> dict[str, Any]:
    place = election.place_of(trustee)
    said = [step for step in (Step.CERTIFICATE, Step.POLYNOMIAL, Step.VOUTPUT)
            if trustee in election.said(step)]  # fmt: skip
    last = str(said[-1]) if said else WAIT
    return {
        "place": place + 1,
        "user_id": trustee,
        "step": DECRYPTED if place in election.partials else last,
        "share_destroyed": trustee in election.destroyed,
    }
