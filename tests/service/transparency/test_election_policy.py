"""The verifier decides as the domain does, from the same policy and in whole numbers."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.councils.counting import Verdict, Votes, base_of, required_yes, verdict
from domain.rules.vote_policy import VotePolicy
from service.transparency.standalone.election import check_archive
from service.transparency.standalone.election_policy import election_outcome
from tests.service.transparency.made_elections import NO, YES, Election, write_archive
from tests.service.transparency.test_election import run

POLICY = {
    "ballot_kind": "secret",
    "base": "all_members",
    "threshold": "2/3",
    "comparison": "at_least",
    "quorum": "2/3",
    "absent": "not_counted_yes",
    "recused": "stay_in_base",
    "abstain_option": False,
    "tie": "fail",
    "max_rounds": 1,
    "chair_must_agree": False,
    "electronic_allowed": True,
    "authorised_by": "Quy chế số 12/QC-HĐTĐKT",
}
PASSED = {"outcome": "passed", "yes": 2, "base": 3, "required": 2}
FAILED = {"outcome": "failed", "yes": 1, "base": 3, "required": 2}
ROSTER = {"members": 3, "present": 3, "turnout": 3, "nominees": [PASSED, FAILED]}


@cache
def archive():
    election = Election()
    choices = [(YES, NO), (YES, YES), (NO, NO)]
    pairs = zip(election.members, choices, strict=True)
    ballots = [election.ballot(member, *chosen) for member, chosen in pairs]
    return election.archive(ballots, counts=[[2, 1], [1, 2]])


def found(policy=POLICY, **roster):
    report = check_archive(archive(), policy, ROSTER | roster)
    return {(finding.code, finding.place) for finding in report.findings}


def test_the_outcomes_that_the_policy_gives_are_accepted():
    report = check_archive(archive(), POLICY, ROSTER)

    assert (report.findings, report.outcomes) == ([], [PASSED, FAILED])


def test_an_outcome_against_the_policy_is_found():
    claimed = [PASSED, FAILED | {"outcome": "passed"}]

    assert found(nominees=claimed) == {
        (
            "outcome",
            (("question", 2), ("field", "outcome"), ("found", "passed"), ("expected", "failed")),
        )
    }


def test_a_base_that_is_not_the_policys_is_found():
    assert found(POLICY | {"base": "present"}, present=2) == {
        ("outcome", (("question", number), ("field", "base"), ("found", 3), ("expected", 2)))
        for number in (1, 2)
    }


def test_a_nominee_without_an_outcome_is_found():
    assert found(nominees=[PASSED]) == {("outcome", (("found", 1), ("expected", 2)))}


@pytest.mark.parametrize(
    "changed",
    [{"electronic_allowed": False}, {"authorised_by": " "}],
    ids=["not allowed", "by none"],
)
def test_a_ballot_that_no_document_authorises_is_found(changed):
    assert found(POLICY | changed) == {("unauthorised", ())}


def test_questions_that_the_policy_does_not_ask_so_are_found():
    assert found(POLICY | {"abstain_option": True}) == {
        ("question", (("question", number),)) for number in (1, 2)
    }


def test_with_a_policy_the_election_has_to_be_finished():
    report = check_archive(write_archive([Election().setup()]), POLICY)

    assert [each.code for each in report.findings] == ["unfinished"]


def test_a_base_that_nobody_told_is_asked_for():
    told = check_archive(archive(), POLICY).findings

    assert [each.code for each in told] == ["form", "form"]
    assert told[0].place == (("question", 1), ("field", "members"))


def test_the_program_takes_policy_and_roster_as_files(tmp_path):
    (tmp_path / "e.bel").write_bytes(archive())
    (tmp_path / "policy.json").write_text(json.dumps(POLICY))
    (tmp_path / "roster.json").write_text(json.dumps(ROSTER))
    options = ["e.bel", "--policy", "policy.json", "--roster", "roster.json"]

    code, lines = run(tmp_path, *options)

    assert (code, lines[-3:-1]) == (
        0,
        [
            "1. Phòng Quản lý xây dựng: Đồng ý: 2, Không đồng ý: 1 → passed",
            "2. Tổ Một cửa: Đồng ý: 1, Không đồng ý: 2 → failed",
        ],
    )


policies = st.builds(
    lambda base, share, comparison, recused, tie: (
        POLICY
        | {
            "base": base,
            "threshold": f"{min(share)}/{max(share)}",
            "comparison": comparison,
            "recused": recused,
            "tie": tie,
        }
    ),
    st.sampled_from(["all_members", "present", "valid_ballots", "cast"]),
    st.tuples(st.integers(1, 10), st.integers(1, 10)),
    st.sampled_from(["at_least", "more_than"]),
    st.sampled_from(["stay_in_base", "leave_base"]),
    st.sampled_from(["fail", "revote"]),
)
few = st.integers(0, 12)


@given(policies, few, few, few, few, few, few, few)
def test_every_outcome_is_the_one_of_the_domain(
    policy, yes, no, abstain, written_yes, written_no, recused, absent
):
    votes = Votes(yes=yes + written_yes, no=no + written_no, abstain=abstain)
    present = votes.cast + recused
    known = {"members": present + absent, "present": present, "recused": recused}
    known |= {"written_yes": written_yes, "written_no": written_no}

    told = election_outcome(policy, [yes, no, abstain], known)

    pinned = VotePolicy.model_validate(policy)
    base = base_of(
        pinned,
        roster=known["members"],
        present=present,
        recused=recused,
        valid=votes.valid,
        cast=votes.cast,
    )
    assert told == {
        "outcome": Verdict(verdict(pinned, votes, base=base)),
        "yes": votes.yes,
        "base": base,
        "required": required_yes(pinned, base=base),
    }
