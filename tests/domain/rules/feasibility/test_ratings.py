from datetime import date

import pytest

from domain.rules.checks.numbers import Share
from domain.rules.feasibility.ratings import UnitRatings, share_notes
from domain.rules.feasibility.simulation import CouncilSizeError, Office, simulate
from domain.rules.rating_cap import RatingCap
from domain.rules.reading import read_plan
from domain.rules.shares import Ratio, Threshold
from tests.domain.rules.sample import PLAN, plan

CAP = RatingCap(
    instrument="335/2025/NĐ-CP", of_good=Threshold(p=1, q=5), since=date(2026, 1, 1), confidence="M"
)
FOUR_OF_TEN = UnitRatings(unit="Phòng A", staff=10, rated=6, excellent=4, good=2)


def share(whole):
    return Share(kind="share", at_least=Ratio(p=1, q=2), whole=whole)


def notes(*units, at_least="1/2", cap=None):
    check = {"kind": "share", "at_least": at_least}
    document = read_plan(plan(criteria=[PLAN["criteria"][0] | {"check": check}]))
    return {note.code: note for note in share_notes(document, units, cap)}


def test_a_share_is_one_of_those_rated_or_of_the_staff():
    assert FOUR_OF_TEN.meets(share("rated"))
    assert not FOUR_OF_TEN.meets(share("staff"))
    assert [FOUR_OF_TEN.needed(share(whole)) for whole in ("rated", "staff")] == [3, 5]


def test_a_unit_that_meets_a_share_is_named():
    note = notes(FOUR_OF_TEN)["share_as_rated"]

    assert (note.weight.value, note.rule, note.numbers) == ("info", "X-01", {"met": 1, "units": 1})
    assert note.en == "As rated last year, 1 of 1 units meet X-02 (at least 1/2): Phòng A."


def test_that_no_unit_meets_a_share_is_told_without_a_name():
    few = UnitRatings(unit="Phòng B", staff=10, rated=10, excellent=1, good=2)

    note = notes(few)["share_as_rated"]

    assert (note.weight.value, note.numbers) == ("tight", {"met": 0, "units": 1})
    assert note.en == "As rated last year, 0 of 1 units meet X-02 (at least 1/2)."
    assert note.vi.endswith("X-02 (từ 1/2).")


def test_what_the_cap_allows_is_told_with_the_rule():
    note = notes(FOUR_OF_TEN, cap=CAP)["share_under_cap"]

    assert note.rule == "X-01"
    assert note.en == (
        "Under the rating cap (335/2025/NĐ-CP, since 2026-01-01) at most 1 of 6 rated in the top"
        " two may be excellent; then at most 0 of 1 units can meet X-02."
    )


@pytest.mark.parametrize(
    ("at_least", "weight", "enough_vi", "enough"),
    [("1/6", "info", "đủ", "enough"), ("1/2", "impossible", "không đủ", "not enough")],
)
def test_within_one_unit_the_cap_is_enough_or_not(at_least, weight, enough_vi, enough):
    note = notes(FOUR_OF_TEN, at_least=at_least, cap=CAP)["cap_in_one_unit"]

    assert (note.weight.value, note.rule, note.numbers) == (weight, "X-01", {"p": 1, "whole": 6})
    assert note.vi == (
        "Nếu giới hạn áp dụng trong từng đơn vị thì tỷ lệ xuất sắc cao nhất là 1/6,"
        f" {enough_vi} cho mức {at_least} của X-02."
    )
    assert note.en == (
        "If the cap holds within each unit, at most 1/6 can be excellent, which is"
        f" {enough} for {at_least} of X-02."
    )


@pytest.mark.parametrize("size", [1, 1000])
def test_a_council_has_from_one_to_a_thousand_members(size):
    simulate(read_plan(plan()), Office(council_size=size))


def test_a_council_that_is_too_large_is_told_the_largest():
    with pytest.raises(CouncilSizeError) as refusal:
        simulate(read_plan(plan()), Office(council_size=1001))

    assert str(refusal.value) == "A council has from 1 to 1000 members, not 1001."
