from domain.rules.feasibility.council import council_notes
from domain.rules.feasibility.note import Note, Weight
from domain.rules.reading import read_plan
from tests.domain.rules.sample import CLAUSE, plan

TWO_THIRDS = {"base": "all_members", "threshold": "2/3", "comparison": "at_least"}


def notes(size, **vote):
    document = read_plan(plan(vote={"ballot_kind": "secret", "clauses": [CLAUSE]} | vote))
    found = council_notes(document, size)
    return {note.code: note for note in found if note.code != "vote_incomplete"}


def said(note):
    assert note.vi
    return (note.weight.value, note.rule, note.en, dict(note.numbers))


def test_what_a_vote_needs_is_told_with_the_rule_that_asks_it():
    assert said(notes(12, **TWO_THIRDS)["votes_needed"]) == (
        "info",
        "X-01",
        "A council of 12 needs 8 yes votes; at most 4 may be missing.",
        {"needed": 8, "members": 12},
    )


def test_what_nobody_can_reach_is_impossible():
    beyond = TWO_THIRDS | {"threshold": "1/1", "comparison": "more_than"}

    assert said(notes(7, **beyond)["threshold_unreachable"]) == (
        "impossible",
        "X-01",
        "Nothing can pass: 8 yes votes are needed of a council of 7.",
        {"needed": 8, "members": 7},
    )


def test_unanimity_is_told_with_what_one_absence_does():
    assert said(notes(2, **TWO_THIRDS)["unanimity"]) == (
        "tight",
        "X-01",
        (
            "A council of 2 must be unanimous: 2 of 2;"
            " one member absent or against, and nothing passes."
        ),
        {"needed": 2, "members": 2},
    )


def test_a_vote_without_a_comparison_says_nothing_of_the_votes_needed():
    for name in TWO_THIRDS:
        assert notes(12, **{key: each for key, each in TWO_THIRDS.items() if key != name}) == {}


def test_what_a_plan_leaves_open_is_listed():
    document = read_plan(
        plan(
            vote=TWO_THIRDS
            | {"absent": "not_counted_yes", "recused": "leave_base", "abstain_option": False}
            | {"tie": "fail", "max_rounds": 1, "chair_must_agree": False, "quorum": 8}
            | {"ballot_kind": "secret", "clauses": [CLAUSE]}
        )
    )

    assert next(council_notes(document, 12)) == Note(
        code="vote_incomplete",
        weight=Weight.IMPOSSIBLE,
        rule="X-01",
        vi="Chưa mở được phiếu: kế hoạch chưa quy định văn bản làm căn cứ."
        " Hội đồng phải có quy chế.",
        en="No ballot can be opened: the plan does not settle authorised_by.",
    )


def test_a_quorum_of_the_whole_council_can_be_met():
    assert "quorum_unreachable" not in notes(7, **TWO_THIRDS, quorum=7)


def test_a_quorum_of_one_more_cannot():
    assert said(notes(7, **TWO_THIRDS, quorum=8)["quorum_unreachable"]) == (
        "impossible",
        "X-01",
        "No session is possible: 8 must be present of a council of 7.",
        {"present": 8, "needed": 5, "members": 7},
    )


def test_a_quorum_below_the_votes_needed_is_told():
    assert said(notes(12, **TWO_THIRDS, quorum="1/2")["quorum_below_threshold"]) == (
        "tight",
        "X-01",
        "6 make a quorum, but nothing can pass with fewer than 8 present.",
        {"present": 6, "needed": 8, "members": 12},
    )


def test_a_quorum_of_exactly_the_votes_needed_is_enough():
    assert "quorum_below_threshold" not in notes(12, **TWO_THIRDS, quorum=8)


def test_a_quorum_short_of_unanimity_is_told_too():
    assert "quorum_below_threshold" in notes(2, **TWO_THIRDS, quorum=1)


def test_where_those_present_are_the_base_a_small_quorum_blocks_nobody():
    of_the_present = TWO_THIRDS | {"base": "present"}

    assert "quorum_below_threshold" not in notes(12, **of_the_present, quorum=6)


def test_a_recusal_that_stays_in_the_base_blocks_a_unanimous_vote():
    assert said(notes(2, **TWO_THIRDS, recused="stay_in_base")["recusal_blocks"]) == (
        "tight",
        "X-01",
        (
            "In a council of 2, one member who does not vote because of a conflict blocks the"
            " nominee: he or she stays in the base."
        ),
        {"members": 2},
    )


def test_a_recusal_that_leaves_the_base_blocks_nobody():
    of_the_present = TWO_THIRDS | {"base": "present"}

    assert "recusal_blocks" not in notes(2, **TWO_THIRDS, recused="leave_base")
    assert "recusal_blocks" not in notes(2, **of_the_present, recused="stay_in_base")


def test_a_note_is_plain_data():
    assert notes(12, **TWO_THIRDS)["votes_needed"].as_data() == {
        "code": "votes_needed",
        "weight": "info",
        "rule": "X-01",
        "vi": "Với Hội đồng 12 người cần 8 phiếu đồng ý; được thiếu nhiều nhất 4 phiếu.",
        "en": "A council of 12 needs 8 yes votes; at most 4 may be missing.",
        "numbers": {"needed": 8, "members": 12},
    }
