"""What a forger tries with an electronic ballot, and what the verifier says of it and where.

Every archive here is chained anew after the forgery: only what the forger cannot make is missing.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import pytest

from service.transparency.standalone.election import check_archive
from service.transparency.standalone.election_forms import bel_compact, bel_tracker
from service.transparency.standalone.election_group import ED_GENERATOR, ED_Q, ed_sum
from tests.service.transparency.made_elections import (
    NO,
    OF_ORDER_TWO,
    YES,
    Election,
    Member,
    read_events,
    text_of,
    write_archive,
)

COUNTS = [[2, 1], [1, 2]]


class Held(NamedTuple):
    """An honest session of three members."""

    election: Election
    ballots: list[dict[str, Any]]


@cache
def held():
    election = Election()
    choices = [(YES, NO), (YES, YES), (NO, NO)]
    pairs = zip(election.members, choices, strict=True)
    return Held(election, [election.ballot(member, *chosen) for member, chosen in pairs])


def found(archive, **roster):
    report = check_archive(archive, roster=roster)
    return {(finding.code, finding.place) for finding in report.findings}


def with_first(ballot, *, counts=COUNTS):
    """The archive with another first ballot, and everything after it made to fit."""
    election, ballots = held()
    return election.archive([ballot, *ballots[1:]], counts=counts)


def first_with(*path, value):
    """The first ballot with one value changed, as a copy."""
    ballot = json.loads(json.dumps(held().ballots[0]))
    at = ballot
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value(at[path[-1]])
    return ballot


def at(**place):
    return tuple(place.items())


def test_the_honest_session_is_accepted():
    election, ballots = held()
    roster = {
        "keys": election.roll,
        "turnout": 3,
        "trackers": [bel_tracker(bel_compact(ballots[0]))],
    }

    assert found(election.archive(ballots, counts=COUNTS), **roster) == set()


@pytest.mark.parametrize("votes", [[2, 0], [-1, 1], [27, -26], [1, 1], [0, 0]])
def test_a_vote_that_is_not_one_choice_is_found(votes):
    election, _ = held()
    forged = election.ballot(election.members[0], votes, NO)

    told = found(with_first(forged, counts=[[1 + votes[0], 1 + votes[1]], [1, 2]]))

    place = {"ballot": 1, "question": 1}
    wrong = {
        ("vote", at(**place, answer=n)) for n, vote in enumerate(votes, 1) if vote not in (0, 1)
    }
    assert told - {("result", at(question=1, answer=n)) for n in (1, 2)} == wrong | (
        set() if sum(votes) == 1 else {("choice", at(**place))}
    )


def test_an_edited_ballot_is_found_by_its_signature():
    edited = first_with("answers", value=lambda answers: answers[::-1])

    assert ("signature", at(ballot=1)) in found(with_first(edited))


def test_a_ballot_that_is_edited_and_signed_again_is_found_by_its_proofs():
    election, _ = held()
    edited = first_with("answers", 0, "choices", value=lambda choices: choices[::-1])
    signed = election.signed(election.members[0], edited)

    told = found(with_first(signed))

    assert {
        ("vote", at(ballot=1, question=1, answer=1)),
        ("choice", at(ballot=1, question=1)),
    } <= told
    assert ("signature", at(ballot=1)) not in told


def test_a_ballot_copied_to_another_credential_is_found():
    election, ballots = held()
    copied = election.signed(election.members[1], ballots[0])

    told = found(election.archive([ballots[0], copied, ballots[2]], counts=[[2, 1], [0, 3]]))

    assert {("vote", at(ballot=2, question=q, answer=a)) for q in (1, 2) for a in (1, 2)} <= told


def test_a_replayed_ballot_is_found():
    election, ballots = held()

    told = found(election.archive([*ballots, ballots[0]], counts=COUNTS))

    assert told == {("second-ballot", at(ballot=4))}


def test_a_second_ballot_of_a_member_is_found():
    election, ballots = held()
    second = election.ballot(election.members[0], NO, NO)

    told = found(election.archive([*ballots, second], counts=[[1, 2], [1, 2]]))

    assert ("second-ballot", at(ballot=4)) in told


def test_a_ballot_of_another_election_is_found():
    election, _ = held()
    other = Election()
    other.members = election.members

    assert ("other-election", at(ballot=1)) in found(
        with_first(other.ballot(election.members[0], YES, NO))
    )


def test_a_ballot_of_somebody_who_is_no_member_is_found():
    election, ballots = held()
    stranger = election.ballot(Member(), YES, YES)

    told = found(election.archive([*ballots, stranger], counts=[[3, 1], [2, 2]]))

    assert ("non-member", at(ballot=4)) in told


def test_a_padded_roll_is_found_by_the_keys_that_members_enrolled():
    election, ballots = held()
    stranger = Member()
    roll = [*election.roll, stranger.credential]
    stuffed = election.archive(
        [*ballots, election.ballot(stranger, YES, YES)], counts=[[3, 1], [2, 2]], roll=roll
    )

    assert found(stuffed) == set()
    assert found(stuffed, keys=election.roll, turnout=3) == {
        ("not-enrolled", at(credential=4)),
        ("turnout", at(found=4, expected=3)),
    }


def test_a_member_left_out_of_the_roll_is_found():
    election, ballots = held()
    without = [each for each in election.roll if each != ballots[2]["credential"]]
    archive = election.archive(ballots[:2], counts=[[2, 0], [1, 1]], roll=without)

    place = election.roll.index(ballots[2]["credential"]) + 1
    assert found(archive, keys=election.roll) == {("left-out", at(credential=place))}


def test_a_credential_listed_twice_is_found():
    election, ballots = held()
    twice = [*election.roll, election.roll[0]]

    assert found(election.archive(ballots, counts=COUNTS, roll=twice)) == {
        ("duplicate-credential", at(credential=4))
    }


def test_an_event_cut_out_of_the_file_breaks_the_chain():
    election, ballots = held()
    archive = election.archive(ballots, counts=COUNTS)
    begin, end = (archive.index(bel_compact(ballot).encode()) - 512 for ballot in ballots[:2])

    assert ("chain", at(event=1)) in found(archive[:begin] + archive[end:])


def test_a_deleted_event_is_missing_in_the_sum_even_when_the_chain_is_made_anew():
    election, ballots = held()
    events = read_events(election.archive(ballots, counts=COUNTS))

    told = found(write_archive([events[0], *events[2:]]))

    assert {("tally", at(question=q, answer=a)) for q in (1, 2) for a in (1, 2)} <= told
    assert ("tally-size", at(found=3, expected=2)) in told


def test_a_ballot_withheld_before_the_end_is_found_by_its_tracker_and_the_turnout():
    election, ballots = held()
    withheld = election.archive(ballots[:2], counts=[[2, 0], [1, 1]])
    kept = bel_tracker(bel_compact(ballots[2]))

    assert found(withheld) == set()
    assert found(withheld, turnout=3, trackers=[kept]) == {
        ("turnout", at(found=2, expected=3)),
        ("lost-ballot", at(tracker=kept)),
    }


def test_an_altered_tally_is_found():
    election, ballots = held()
    tally = election.tally(ballots)
    tally[1][0][1] = ed_sum([tally[1][0][1], ED_GENERATOR])

    told = found(election.archive(ballots, counts=[[2, 1], [2, 2]], tally=tally))

    assert told == {("tally", at(question=2, answer=1))}


def test_a_tally_that_claims_more_ballots_is_found():
    election, ballots = held()

    told = found(election.archive(ballots, counts=COUNTS, size=4))

    assert told == {("tally-size", at(found=4, expected=3))}


def test_a_lying_trustee_is_found():
    election, ballots = held()
    partial = election.decrypt(election.tally(ballots))
    partial["decryption_factors"][0][1] = text_of(ED_GENERATOR)

    told = found(election.archive(ballots, counts=COUNTS, partial=partial))

    assert told == {
        ("decryption", at(trustee=1, question=1, answer=2)),
        ("shares", at(found=0, expected=1)),
    }


def test_a_lying_trustee_whose_proof_holds_cannot_change_a_count():
    election, ballots = held()
    tally = election.tally(ballots)
    partial = election.decrypt(tally)
    alpha = tally[0][1][0]
    factor, proof = election.lie(alpha)
    partial["decryption_factors"][0][1], partial["decryption_proofs"][0][1] = factor, proof

    told = found(election.archive(ballots, counts=COUNTS, partial=partial))

    assert told == {("result", at(question=1, answer=2))}


def test_an_altered_result_is_found():
    election, ballots = held()

    told = found(election.archive(ballots, counts=[[3, 0], [1, 2]]))

    assert told == {("result", at(question=1, answer=1)), ("result", at(question=1, answer=2))}


def test_a_count_that_differs_by_the_order_of_the_group_is_found():
    election, ballots = held()

    told = found(election.archive(ballots, counts=[[2 + ED_Q, 1], [1, 2]]))

    assert told == {("result", at(question=1, answer=1))}


def test_a_point_with_torsion_is_found_though_its_proofs_hold():
    election, _ = held()
    forged = election.ballot(election.members[0], YES, NO, torsion=OF_ORDER_TWO)

    told = found(with_first(forged))

    place = {"ballot": 1, "question": 1}
    assert {("torsion", at(**place, answer=1)), ("torsion", at(**place, answer=2))} <= told


ALPHA = ("answers", 0, "choices", 0, "alpha")
RESPONSE = ("answers", 0, "individual_proofs", 0, 0, "response")
UNCANONICAL: dict[str, tuple[Any, Callable[[str], Any], str]] = {
    "capital digits": (ALPHA, str.upper, "point"),
    "a coordinate beyond the field": (ALPHA, lambda _: f"{2**255 - 18:064x}", "point"),
    "a sign of nothing": (ALPHA, lambda _: f"{2**255 + 1:064x}", "point"),
    "beside the curve": (ALPHA, lambda _: f"{2:064x}", "point"),
    "a number beyond the order": (RESPONSE, lambda n: str(int(n) + ED_Q), "scalar"),
    "a leading zero": (RESPONSE, lambda n: "0" + n, "scalar"),
    "a negative number": (RESPONSE, lambda n: "-" + n, "scalar"),
    "a number without quotes": (RESPONSE, int, "form"),
}


@pytest.mark.parametrize("forgery", UNCANONICAL)
def test_an_encoding_that_is_not_canonical_is_found(forgery):
    election, _ = held()
    path, value, code = UNCANONICAL[forgery]
    forged = election.signed(election.members[0], first_with(*path, value=value))
    archive = write_archive([election.setup(), ("Ballot", [bel_compact(forged)])])

    assert (code, at(ballot=1, question=1, answer=1)) in {
        (told, tuple(pair for pair in place if pair[0] != "field"))
        for told, place in found(archive)
    }


OTHER_FORMS: dict[str, Callable[[Any], str]] = {
    "spaces": json.dumps,
    "another order of fields": lambda ballot: bel_compact(dict(reversed(ballot.items()))),
    "one more field": lambda ballot: bel_compact({**ballot, "note": "x"}),
    "a field twice": lambda ballot: bel_compact(ballot)[:-1] + ',"credential":""}',
    "an end too early": lambda ballot: bel_compact(ballot)[:-1],
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_a_ballot_in_another_form_of_json_is_found(form):
    election, ballots = held()
    text = OTHER_FORMS[form](ballots[0])
    archive = write_archive([election.setup(), ("Ballot", [text])])

    assert {code for code, _ in found(archive)} == {"form"}


def test_questions_changed_after_a_ballot_are_found():
    election, ballots = held()
    changed = Election()
    changed.__dict__.update(election.__dict__)
    changed.definition = election.definition.replace("Phòng Quản lý xây dựng", "Phòng khác")

    told = found(write_archive([changed.setup(), ("Ballot", [bel_compact(ballots[0])])]))

    assert told == {("other-election", at(ballot=1))}


def test_an_election_key_that_is_not_the_trustees_is_found():
    election, _ = held()
    forger = Election()
    forger.trustees = election.trustees

    assert found(write_archive([forger.setup()])) == {("election-key", ())}


def test_a_trustees_key_without_knowledge_of_its_secret_is_found():
    election, _ = held()
    forged = Election()
    ((kind, trustee),) = json.loads(election.trustees)
    forged.definition, forged.trustees = (
        election.definition,
        bel_compact([[kind, {**trustee, "pok": json.loads(forged.trustees)[0][1]["pok"]}]]),
    )

    assert found(write_archive([forged.setup()])) == {("share-key", at(trustee=1))}
