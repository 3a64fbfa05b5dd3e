"""What the office hears before a vote that cannot go as it hopes."""

import pytest

from domain.councils.session_warnings import warnings_of
from domain.councils.warnings import at_session, before
from domain.rules.vote_policy import VotePolicyDraft
from tests.domain.councils.sample import LEADER, UNIT, draft, policy

UNANIMOUS = ["unanimity-needed", "success-reveals-votes", "recusal-blocks"]


def codes(warnings):
    return [warning.code for warning in warnings]


@pytest.mark.parametrize("size", [5, 6, 7, 8, 9])
def test_nine_tenths_of_up_to_nine_members_is_unanimity(size):
    assert codes(before(policy(), roster=size)) == [*UNANIMOUS, "quorum-cannot-pass"]


@pytest.mark.parametrize("size", [10, 11, 13, 15, 19, 20])
def test_nine_tenths_of_ten_and_more_members_tolerates_one(size):
    assert codes(before(policy(), roster=size)) == ["quorum-cannot-pass"]


@pytest.mark.parametrize("size", [5, 6, 7, 8, 9, 10, 11, 13, 15, 19, 20])
def test_a_majority_of_all_members_is_within_the_quorum(size):
    majority = policy(threshold="1/2", comparison="more_than")

    assert codes(before(majority, roster=size)) == []


@pytest.mark.parametrize(
    ("size", "warned"),
    [(5, False), (6, True), (7, True), (8, True), (9, True), (10, True), (15, True), (20, True)],
)
def test_the_quorum_of_two_thirds_cannot_give_four_fifths(size, warned):
    warnings = before(policy(threshold="4/5"), roster=size)

    assert ("quorum-cannot-pass" in codes(warnings)) is warned


def test_the_quorum_warning_gives_the_numbers():
    [warning] = before(policy(), roster=15)

    assert (warning.vi, warning.en) == (
        (
            "Đủ 10 thành viên là họp được, nhưng cần 14 phiếu đồng ý: "
            "họp với số tối thiểu thì không đề nghị nào có thể đạt."
        ),
        "The quorum is 10, but 14 yes are needed: a session at the bare quorum can pass nobody.",
    )


def test_fifteen_members_of_whom_ten_came_can_pass_nobody():
    [warning] = at_session(policy(), roster=15, present=10, recused=0)

    assert (warning.code, warning.vi, warning.en) == (
        "nothing-can-pass",
        (
            "Với số có mặt hiện tại, không đề nghị nào có thể đạt: "
            "cần 14 phiếu đồng ý, có thể bỏ nhiều nhất 10 phiếu."
        ),
        "With those present, nothing can pass: 14 yes are needed, at most 10 can be cast.",
    )


def test_fifteen_members_of_whom_fourteen_came_must_agree():
    assert codes(at_session(policy(), roster=15, present=14, recused=0)) == UNANIMOUS


def test_an_open_vote_reveals_nothing_more():
    warnings = at_session(policy(ballot_kind="open"), roster=15, present=14, recused=0)

    assert codes(warnings) == ["unanimity-needed", "recusal-blocks"]


def test_one_recusal_blocks_nine_members_who_stay_in_the_base():
    assert codes(at_session(policy(), roster=9, present=9, recused=1)) == ["nothing-can-pass"]


def test_one_recusal_does_not_block_members_who_leave_the_base():
    warnings = at_session(policy(recused="leave_base"), roster=9, present=9, recused=1)

    assert codes(warnings) == ["unanimity-needed", "success-reveals-votes"]


@pytest.mark.parametrize("base", ["present", "valid_ballots", "cast"])
def test_a_base_of_those_who_came_can_pass_at_the_quorum(base):
    assert codes(at_session(policy(base=base), roster=15, present=10, recused=0)) == []


def test_written_opinions_let_the_absent_pass_a_nominee_but_are_not_secret():
    rule = policy(absent="written_opinion")

    assert (
        codes(before(rule, roster=15)),
        codes(at_session(rule, roster=15, present=10, recused=0)),
    ) == (["written-opinion-not-secret"], [])


def test_more_than_everybody_never_passes():
    rule = policy(threshold="1/1", comparison="more_than")

    assert codes(before(rule, roster=9)) == ["nothing-can-pass", "quorum-cannot-pass"]


def test_an_incomplete_policy_is_the_only_warning():
    [warning] = warnings_of(
        VotePolicyDraft(**draft().model_dump(exclude={"threshold", "base"})),
        roster=9,
        present=9,
        recused={UNIT: 1},
    )

    assert (warning.code, warning.vi, warning.en) == (
        "policy-incomplete",
        "Chưa thể bỏ phiếu: quy chế biểu quyết chưa quy định cơ sở tính tỷ lệ, tỷ lệ cần đạt.",
        "No ballot can be opened: the vote policy does not settle base, threshold.",
    )


def test_before_everybody_is_noted_the_warnings_are_those_of_the_call():
    warnings = warnings_of(draft(), roster=15, present=None, recused={})

    assert warnings == before(policy(), roster=15)


def test_a_nominee_whose_voters_withdrew_has_warnings_of_its_own():
    warnings = warnings_of(draft(), roster=10, present=10, recused={UNIT: 2, LEADER: 0})

    assert [(warning.code, warning.nomination_id) for warning in warnings] == [
        ("nothing-can-pass", UNIT)
    ]


def test_nobody_is_thought_of_as_recused_before_a_session():
    all_who_may_vote = policy(recused="leave_base", threshold="1/1")

    assert codes(before(all_who_may_vote, roster=4))[:2] == [
        "unanimity-needed",
        "success-reveals-votes",
    ]


def test_the_numbers_of_the_quorum_are_those_of_all_members():
    of_those_who_may_vote = policy(recused="leave_base")

    warning = before(of_those_who_may_vote, roster=11)[-1]

    assert warning.en.startswith("The quorum is 8, but 10 yes are needed")


def test_those_who_may_write_are_counted_among_those_asked():
    in_writing = policy(absent="written_opinion", base="present", ballot_kind="open")

    assert codes(at_session(in_writing, roster=20, present=9, recused=0)) == []
    assert codes(at_session(in_writing, roster=9, present=2, recused=0)) == [
        "unanimity-needed",
        "recusal-blocks",
    ]
