from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.rules.checks.numbers import Share
from domain.rules.deadlines import Window
from domain.rules.feasibility.council import yes_needed
from domain.rules.feasibility.quotas import windows_in
from domain.rules.feasibility.ratings import UnitRatings, units_within
from domain.rules.feasibility.simulation import (
    CouncilSizeError,
    Office,
    UnitRepeatedError,
    simulate,
)
from domain.rules.rating_cap import RatingCap
from domain.rules.reading import read_plan
from domain.rules.setting import Period
from domain.rules.shares import Ratio, Threshold
from domain.rules.vote_terms import Comparison
from tenants.plan_files import read_file, shipped_path
from tests.domain.rules.sample import CLAUSE, plan

HALF = Share(kind="share", at_least=Ratio(p=1, q=2))
CAP = RatingCap(
    instrument="335/2025/NĐ-CP", of_good=Threshold(p=1, q=5), since=date(2026, 1, 1), confidence="M"
)
S1 = "s1-ubnd-huyen-thach-an-2021-2025"
S2 = "s2-so-xay-dung-2024"
S3 = "s3-so-ngoai-vu-2023"


def unit(name, staff, excellent, *, good=None, rated=None):
    rated = staff if rated is None else rated
    good = rated - excellent if good is None else good
    return UnitRatings(unit=name, staff=staff, rated=rated, excellent=excellent, good=good)


def shipped(name):
    return read_plan(read_file(shipped_path(name)).data)


def notes(document, size=11, units=(), cap=None):
    found = simulate(document, Office(council_size=size, units=units, cap=cap))
    return {note.code: note for note in found}


def voting(**vote):
    return read_plan(plan(vote={"ballot_kind": "secret", "clauses": [CLAUSE]} | vote))


@pytest.mark.parametrize(
    ("size", "code", "needed"),
    [
        (5, "unanimity", 5),
        (9, "unanimity", 9),
        (10, "votes_needed", 9),
        (11, "votes_needed", 10),
        (20, "votes_needed", 18),
    ],
)
def test_nine_tenths_of_all_members_is_unanimity_up_to_nine(size, code, needed):
    assert notes(shipped(S2), size)[code].numbers == {"needed": needed, "members": size}


def test_unanimity_is_told_to_the_office():
    note = notes(shipped(S2), 9)["unanimity"]

    assert (note.weight, note.rule) == ("tight", "S2-20")
    assert note.vi == (
        "Với Hội đồng 9 người phải đồng ý tuyệt đối: 9/9 phiếu;"
        " một người vắng hoặc không đồng ý là không đạt."
    )


def test_a_quorum_that_cannot_pass_anybody_is_told():
    note = notes(shipped(S2), 15)["quorum_below_threshold"]

    assert note.numbers == {"present": 10, "needed": 14, "members": 15}
    assert note.vi == (
        "Họp được từ 10 người, nhưng không đề nghị nào đạt khi có mặt dưới 14 người."
    )


def test_a_recusal_blocks_only_where_unanimity_is_needed():
    assert "recusal_blocks" in notes(shipped(S2), 9)
    assert "recusal_blocks" not in notes(shipped(S2), 10)


def test_more_than_all_can_never_be_reached():
    document = voting(base="all_members", threshold="1/1", comparison="more_than")

    note = notes(document, 7)["threshold_unreachable"]

    assert (note.weight, note.numbers) == ("impossible", {"needed": 8, "members": 7})


def test_a_quorum_beyond_the_council_can_never_be_met():
    document = voting(base="present", threshold="1/2", comparison="more_than", quorum=9)

    assert notes(document, 7)["quorum_unreachable"].numbers == {
        "present": 9,
        "needed": 4,
        "members": 7,
    }


def test_T16_a_vote_without_a_threshold_cannot_be_opened():
    note = notes(shipped(S3), 7)["vote_incomplete"]

    assert (note.weight, note.rule) == ("impossible", "S3-08")
    assert "tỷ lệ cần đạt" in note.vi


def test_a_plan_without_a_vote_says_nothing_of_the_council():
    assert {"votes_needed", "unanimity", "vote_incomplete"}.isdisjoint(notes(shipped(S1), 5))


def test_last_year_s_ratings_say_who_meets_the_rule_of_one_half():
    units = [unit("Văn phòng", 8, 4), unit("Thanh tra", 7, 3), unit("Quy hoạch", 6, 3)]

    note = notes(shipped(S2), units=units)["share_as_rated"]

    assert note.numbers == {"met": 2, "units": 3}
    assert note.vi == (
        "Với xếp loại năm trước, 2 trong 3 tập thể đạt tiêu chuẩn S2-08 (từ 1/2):"
        " Văn phòng, Quy hoạch."
    )


def test_under_the_cap_sixty_people_make_ten_excellent_and_two_units_of_eight():
    units = [unit(f"Phòng {number}", 8, 0) for number in range(7)] + [unit("Tổ", 4, 0)]

    note = notes(shipped(S2), units=units, cap=CAP)["share_under_cap"]

    assert note.numbers == {"heads": 60, "excellent": 10, "possible": 3, "units": 8}
    assert note.weight == "tight"


def test_a_unit_whose_people_were_rated_lower_cannot_meet_the_rule():
    units = [unit("Phòng A", 8, 0, good=3), *(unit(f"Phòng {each}", 30, 0) for each in "BC")]

    note = notes(shipped(S2), units=units, cap=CAP)["share_under_cap"]

    assert note.numbers == {"heads": 63, "excellent": 10, "possible": 0, "units": 3}
    assert note.weight == "impossible"


def test_within_one_unit_the_cap_allows_one_in_six():
    note = notes(shipped(S2), units=[unit("Phòng A", 8, 4)], cap=CAP)["cap_in_one_unit"]

    assert (note.weight, note.numbers) == ("impossible", {"p": 1, "whole": 6})


def test_the_deadline_of_30_november_comes_before_the_ratings_that_it_needs():
    note = notes(shipped(S2))["deadline_before_evidence"]

    assert (note.weight, note.rule, note.numbers) == ("tight", "S2-16", {"criteria": 3})
    assert "S2-04, S2-08, S2-13" in note.vi


def test_recognition_before_10_january_waits_for_the_ratings_of_the_year_before():
    assert "deadline_before_evidence" not in notes(shipped(S3))


def test_the_quota_of_the_district_is_57_introductions_a_unit():
    units = [unit(f"Đơn vị {number}", 40, 0) for number in range(29)] + [unit("Phòng Y tế", 6, 0)]

    found = notes(shipped(S1), units=units)

    assert found["quota_total"].numbers == {
        "owing": 30,
        "windows": 57,
        "minimum": 1,
        "total": 1710,
    }
    assert found["quota_exceeds_people"].numbers == {"each": 57, "units": 30}


def test_a_quota_upward_beyond_what_units_owe_is_told():
    quota = {"key": "up", "owed_by": "council", "owed_to": "Sở Nội vụ", "counts": "selected"}
    unit_quota = {"key": "unit", "owed_by": "unit", "owed_to": "HĐ", "counts": "introduced"}
    shared = {"window": "year", "clause": CLAUSE}
    document = read_plan(
        plan(quotas=[quota | shared | {"minimum": 3}, unit_quota | shared | {"minimum": 1}])
    )

    found = notes(document, units=[unit("A", 9, 1), unit("B", 9, 1)])

    assert found["quota_exceeds_introductions"].numbers == {"needed": 3, "introduced": 2}


def test_what_cannot_work_comes_first():
    weights = [note.weight.value for note in simulate(shipped(S3), Office(council_size=5))]

    assert weights == sorted(weights, key=["impossible", "tight", "info"].index)


@pytest.mark.parametrize("size", [0, -1, 1001])
def test_a_council_has_members(size):
    with pytest.raises(CouncilSizeError, match=f"not {size}"):
        simulate(shipped(S2), Office(council_size=size))


def test_a_unit_is_given_once():
    with pytest.raises(UnitRepeatedError, match="“A”"):
        simulate(shipped(S2), Office(council_size=5, units=[unit("A", 1, 0), unit("A", 2, 0)]))


@pytest.mark.parametrize(("rated", "excellent", "good"), [(9, 1, 1), (5, 3, 3)])
def test_ratings_add_up(rated, excellent, good):
    with pytest.raises(ValidationError):
        UnitRatings(unit="A", staff=8, rated=rated, excellent=excellent, good=good)


@pytest.mark.parametrize(
    ("window", "count"),
    [
        (Window.PERIOD, 1),
        (Window.YEAR, 5),
        (Window.HALF_YEAR, 10),
        (Window.TWO_QUARTERS, 10),
        (Window.QUARTER, 19),
        (Window.MONTH, 57),
    ],
)
def test_windows_of_the_calendar_are_counted(window, count):
    period = Period(start=date(2021, 4, 1), end=date(2025, 12, 31))

    assert windows_in(period, window) == count


@given(
    p=st.integers(1, 100),
    q=st.integers(1, 100),
    size=st.integers(1, 200),
    comparison=st.sampled_from(Comparison),
)
def test_the_votes_needed_are_the_least_that_pass(p, q, size, comparison):
    threshold = Threshold(p=min(p, q), q=q)

    def passes(yes):
        exact, asked = yes * threshold.q, threshold.p * size
        return exact >= asked if comparison is Comparison.AT_LEAST else exact > asked

    needed = yes_needed(threshold, comparison, of=size)
    assert (passes(needed), passes(needed - 1)) == (True, False)


@given(
    staff=st.lists(st.integers(1, 12), max_size=6),
    heads=st.integers(0, 30),
)
def test_no_choice_of_units_within_the_heads_is_larger(staff, heads):
    units = [unit(str(place), each, 0) for place, each in enumerate(staff)]
    costs = [each.needed(HALF) for each in units]
    best = max(
        sum(chosen)
        for chosen in _choices(len(costs))
        if sum(cost for cost, taken in zip(costs, chosen, strict=True) if taken) <= heads
    )

    assert units_within(HALF, units, heads) == best


def _choices(count):
    return [[bool(number >> place & 1) for place in range(count)] for number in range(2**count)]


@given(good=st.integers(0, 500), excellent=st.integers(0, 500))
def test_the_cap_lets_in_exactly_what_is_at_most_a_fifth_of_the_good(good, excellent):
    most = CAP.most_excellent(good + excellent)

    assert (excellent <= most) == (excellent * 5 <= good)


def test_a_cap_may_be_any_share_of_the_good():
    two_fifths = CAP.model_copy(update={"of_good": Threshold(p=2, q=5)})

    assert [two_fifths.most_excellent(heads) for heads in (6, 7, 13, 14)] == [1, 2, 3, 4]
