"""A vote policy: read from plain data, completed by the council, complete or no ballot."""

import pytest

from domain.rules.shares import Threshold
from domain.rules.vote_policy import (
    IncompleteVotePolicyError,
    PolicyContradictsPlanError,
    PolicyRevealsVoteError,
    VotePolicy,
    VotePolicyDraft,
    VotePolicyFaultyError,
    read_draft,
)
from domain.rules.vote_terms import LABELS

COMPLETE = {
    "ballot_kind": "secret",
    "base": "all_members",
    "threshold": "9/10",
    "comparison": "at_least",
    "quorum": "2/3",
    "absent": "not_counted_yes",
    "recused": "stay_in_base",
    "abstain_option": False,
    "tie": "fail",
    "max_rounds": 1,
    "chair_must_agree": False,
    "electronic_allowed": False,
    "authorised_by": "Kế hoạch 883/KH-SXD",
}
SILENT = {"ballot_kind": "secret", "authorised_by": "Kế hoạch 883/KH-SXD"}


class VoteOfAPlan(VotePolicyDraft):
    clause: str


def without(*names):
    return {name: value for name, value in COMPLETE.items() if name not in names}


def test_a_complete_policy_is_read_and_written_as_it_stood():
    assert read_draft(COMPLETE).complete().as_data() == COMPLETE


def test_a_policy_is_written_as_plain_data():
    plain = {type(each) for each in read_draft(COMPLETE).complete().as_data().values()}
    settled = {type(each) for each in read_draft(COMPLETE).as_data().values()}

    assert plain == settled == {str, int, bool}


def test_a_draft_is_written_without_what_is_open():
    assert read_draft(SILENT).as_data() == SILENT


def test_null_is_open():
    assert read_draft(COMPLETE | {"threshold": None, "quorum": None}).missing() == (
        "threshold",
        "quorum",
    )


def test_an_empty_draft_misses_everything():
    assert VotePolicyDraft().missing() == tuple(without("electronic_allowed"))


def test_silence_about_electronic_ballots_allows_none():
    policy = read_draft(without("electronic_allowed")).complete()

    assert not policy.electronic_allowed
    assert policy.as_data() == COMPLETE


def test_a_policy_may_name_the_document_that_allows_electronic_ballots():
    document = "Quy chế 5/QC-HĐ"
    allowing = {"electronic_allowed": True, "electronic_authorised_by": document}

    policy = read_draft(without("electronic_allowed")).completed_by(read_draft(allowing))

    assert policy.complete().as_data() == COMPLETE | allowing


def test_a_block_of_a_plan_is_written_without_its_clauses():
    assert VoteOfAPlan(**SILENT, clause="S3-12").as_data() == SILENT


def test_a_quorum_may_be_a_number_of_members():
    assert read_draft({"quorum": 7}).as_data() == {"quorum": 7}
    assert read_draft({"quorum": 1}).as_data() == {"quorum": 1}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("threshold", "10/9"),
        ("threshold", "0/9"),
        ("threshold", "1/0"),
        ("threshold", "90%"),
        ("threshold", 0.9),
        ("threshold", 1),
        ("threshold", {"p": 3, "q": 2}),
        ("threshold", {"p": True, "q": 2}),
        ("quorum", 0),
        ("quorum", True),
        ("quorum", 1.5),
        ("quorum", "most"),
        ("max_rounds", 0),
        ("max_rounds", True),
        ("abstain_option", "yes"),
        ("authorised_by", " "),
        ("ballot_kind", "semi-secret"),
        ("majority", "1/2"),
    ],
)
def test_data_that_is_no_policy_is_refused_with_its_field(field, value):
    with pytest.raises(VotePolicyFaultyError) as refusal:
        read_draft({field: value})

    assert str(refusal.value).startswith(f"This is no vote policy: {field}")


def test_every_fault_of_a_policy_is_told_with_its_place():
    with pytest.raises(VotePolicyFaultyError) as refusal:
        read_draft({"threshold": {"p": 3, "q": "2"}, "tie": "toss"})

    told = str(refusal.value).removeprefix("This is no vote policy: ").split("; ")
    assert [each.partition(": ")[0] for each in told] == ["threshold.q", "tie"]


def test_a_share_that_is_none_is_explained():
    with pytest.raises(VotePolicyFaultyError) as refusal:
        read_draft({"threshold": "90%"})

    assert str(refusal.value) == (
        "This is no vote policy: threshold: Input should be a share of the whole "
        'such as "9/10", more than 0 and at most 1.'
    )


def test_a_quorum_that_is_none_is_explained():
    with pytest.raises(VotePolicyFaultyError) as refusal:
        read_draft({"quorum": 0})

    assert str(refusal.value) == (
        "This is no vote policy: quorum: Input should be a share of the roster "
        'such as "2/3", or a number of members from 1.'
    )


def test_what_a_plan_leaves_open_is_filled_by_what_was_adopted():
    plan = read_draft(SILENT)
    adopted = read_draft(without("ballot_kind") | {"authorised_by": "Quy chế 5"})

    assert plan.completed_by(adopted).as_data() == COMPLETE | {
        "authorised_by": "Kế hoạch 883/KH-SXD; Quy chế 5"
    }


def test_a_policy_that_nobody_completes_keeps_its_document():
    assert read_draft(SILENT).completed_by(VotePolicyDraft()) == read_draft(SILENT)


def test_one_document_is_named_once():
    assert read_draft(SILENT).completed_by(read_draft(SILENT)) == read_draft(SILENT)


def test_without_a_document_nothing_authorises_the_policy():
    assert VotePolicyDraft().completed_by(VotePolicyDraft()).authorised_by is None


def test_the_same_share_in_other_numbers_contradicts_nothing():
    plan = read_draft(COMPLETE)
    adopted = read_draft({"threshold": "90/100", "quorum": "4/6"})

    assert plan.completed_by(adopted) == plan


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("threshold", "1/2", "The plan states threshold 9/10; the council cannot adopt 1/2."),
        ("quorum", 7, "The plan states quorum 2/3; the council cannot adopt 7."),
        ("base", "cast", "The plan states base all_members; the council cannot adopt cast."),
        (
            "abstain_option",
            True,
            "The plan states abstain_option False; the council cannot adopt True.",
        ),
    ],
)
def test_what_a_plan_states_is_not_voted_away(field, value, sentence):
    with pytest.raises(PolicyContradictsPlanError) as refusal:
        read_draft(COMPLETE).completed_by(read_draft({field: value}))

    assert str(refusal.value) == sentence
    assert refusal.value.message("vi").startswith(f"Kế hoạch đã quy định {LABELS[field]} là ")


def test_T16_no_policy_no_ballot():
    with pytest.raises(IncompleteVotePolicyError) as refusal:
        read_draft(without("threshold", "base")).complete()

    assert (refusal.value.fields, str(refusal.value), refusal.value.message("vi")) == (
        ("base", "threshold"),
        "No ballot without a complete vote policy: it does not settle base, threshold.",
        "Chưa thể bỏ phiếu: quy chế biểu quyết chưa quy định cơ sở tính tỷ lệ, tỷ lệ cần đạt.",
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [({"chair_must_agree": True}, "chair_must_agree"), ({"tie": "chair"}, "tie=chair")],
    ids=["agree", "tie"],
)
def test_a_secret_policy_that_reveals_the_vote_of_the_chair_is_refused(change, field):
    with pytest.raises(PolicyRevealsVoteError) as refusal:
        read_draft(COMPLETE | change).complete()

    assert str(refusal.value) == (
        f"A secret ballot does not go with {field}: the result would reveal the chair's vote."
    )
    assert "None" not in refusal.value.message("vi")


def test_a_plan_and_a_council_cannot_reveal_a_vote_together():
    with pytest.raises(PolicyRevealsVoteError):
        read_draft(SILENT).completed_by(read_draft({"tie": "chair"}))


def test_an_open_vote_may_need_the_chair():
    data = COMPLETE | {"ballot_kind": "open", "tie": "chair", "chair_must_agree": True}

    assert read_draft(data).complete() == VotePolicy.model_validate(data)


@pytest.mark.parametrize(
    ("share", "whole", "heads"), [("2/3", 10, 7), ("9/10", 20, 18), ("1/2", 0, 0)]
)
def test_a_share_of_heads_is_rounded_up(share, whole, heads):
    assert Threshold.model_validate(share).of(whole) == heads


def test_a_share_is_written_as_it_was_read():
    assert str(Threshold.model_validate(" 9 / 10 ")) == "9/10"
