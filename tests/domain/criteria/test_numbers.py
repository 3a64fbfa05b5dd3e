import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.criteria.assessment import Assessment, Reading, Said
from domain.criteria.finding import Finding
from tests.domain.criteria.sample import FIVE_YEARS, assessed, check, fact, ids, value

HALF = check("share", at_least="1/2")
HALF_OF_STAFF = check("share", at_least="1/2", whole="staff")


def ratings(*, staff, rated, excellent, **excluded):
    counts = {"staff": staff, "rated": rated, "excellent": excellent, "excluded": excluded}
    return fact(1, "staff_ratings", counts)


def figure(number, what, amount, year, unit="đồng"):
    return fact(number, "figure", {"what": what, "amount": amount, "unit": unit}, year=year)


def count(number, what, times, year=2024):
    return fact(number, "count", {"what": what, "number": times}, year=year)


def test_T5_four_of_eight_rated_pass_exactly_at_one_half():
    assert value(HALF, ratings(staff=8, rated=8, excellent=4)) == "met"


def test_T6_three_of_seven_fail_and_so_do_three_of_eight_and_both_are_shown():
    found = assessed(HALF, ratings(staff=8, rated=7, excellent=3, newcomer=1))

    assert found == Assessment(
        value=Finding.NOT_MET,
        formula=Said(
            "năm 2024, 3 xuất sắc trên 7 người được xếp loại, yêu cầu 1/2: 3×2 < 1×7, không đạt;"
            " cách tính khác: năm 2024, 3 xuất sắc trên 8 tổng số người, yêu cầu 1/2:"
            " 3×2 < 1×8, không đạt",
            "3 of 7 people rated excellent in 2024, 1/2 is asked for: 3×2 < 1×7, not met;"
            " read otherwise: 3 of 8 staff excellent in 2024, 1/2 is asked for:"
            " 3×2 < 1×8, not met",
        ),
        numbers={"excellent": 3, "rated": 7, "staff": 8, "excluded_newcomer": 1},
        evidence=ids(1),
        readings=(
            Reading(name="rated", part=3, whole=7, value=Finding.NOT_MET, chosen=True),
            Reading(name="staff", part=3, whole=8, value=Finding.NOT_MET, chosen=False),
        ),
    )


def test_the_plan_says_which_whole_counts():
    four_of_seven_or_nine = ratings(staff=9, rated=7, excellent=4, on_leave=2)

    assert value(HALF, four_of_seven_or_nine) == "met"
    assert value(HALF_OF_STAFF, four_of_seven_or_nine) == "not_met"


def test_of_nobody_rated_nothing_is_reached():
    assert value(HALF, ratings(staff=0, rated=0, excellent=0)) == "not_met"


def test_staff_ratings_that_nobody_attested_are_not_enough_evidence():
    found = assessed(HALF)

    assert found.value is Finding.INSUFFICIENT
    assert found.missing == (
        Said("kết quả xếp loại nhân sự năm 2024", "the staff ratings of 2024"),
    )


def test_provisional_staff_ratings_are_named():
    counts = {"staff": 8, "rated": 8, "excellent": 4}
    provisional = fact(1, "staff_ratings", counts, provisional=True)

    assert assessed(HALF, provisional).provisional == ids(1)


@given(
    rated=st.integers(min_value=1, max_value=500),
    newcomers=st.integers(min_value=0, max_value=50),
    data=st.data(),
)
def test_one_more_excellent_never_makes_it_worse(rated, newcomers, data):
    excellent = data.draw(st.integers(min_value=0, max_value=rated - 1))
    before, after = (
        value(
            HALF,
            ratings(staff=rated + newcomers, rated=rated, excellent=number, newcomer=newcomers),
        )
        for number in (excellent, excellent + 1)
    )

    assert (before, after) != ("met", "not_met")
    assert before == ("met" if 2 * excellent >= rated else "not_met")


def test_enough_is_enough_though_a_year_is_missing():
    three = check("count_at_least", what="sang_kien", at_least=3, years="every_year")

    assert value(three, count(1, "sang_kien", 3, 2021), round_=FIVE_YEARS) == "met"
    assert value(three, count(1, "sang_kien", 2, 2021), round_=FIVE_YEARS) == "insufficient"


def test_too_few_in_all_years_is_not_met():
    two = check("count_at_least", what="sang_kien", at_least=2)

    assert value(two, count(1, "sang_kien", 1)) == "not_met"
    assert value(two, count(1, "giai_thuong", 9)) == "insufficient"


def test_what_must_not_happen_has_to_be_attested_as_not_happened():
    none = check("count_at_most", what="diem_nong")

    assert value(none) == "insufficient"
    assert value(none, count(1, "diem_nong", 0)) == "met"
    assert value(none, count(1, "diem_nong", 1)) == "not_met"


def test_too_many_are_too_many_though_a_year_is_missing():
    none = check("count_at_most", what="diem_nong", years="every_year")

    assert value(none, count(1, "diem_nong", 1, 2022), round_=FIVE_YEARS) == "not_met"


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([10, 11, 12, 13], "met"),
        ([10, 11, 11, 13], "not_met"),
        ([10, 11, 9, 13], "not_met"),
        ([10, 11, None, 13], "insufficient"),
        ([-5, -3, 0, 1], "met"),
    ],
)
def test_a_figure_grows_from_each_year_to_the_next(amounts, expected):
    growth = check("growth_every_year", what="doanh_thu", years="every_year")
    figures = [
        figure(year, "doanh_thu", amount, year)
        for year, amount in zip(range(2021, 2025), amounts, strict=True)
        if amount is not None
    ]

    assert value(growth, *figures, round_=FIVE_YEARS) == expected


@pytest.mark.parametrize(("after", "expected"), [(110, "met"), (109, "not_met")])
def test_growth_by_per_cent_is_exact_in_whole_numbers(after, expected):
    ten = check("growth_every_year", what="doanh_thu", by_percent=10)
    before = figure(1, "doanh_thu", 100, 2023)

    assert value(ten, before, figure(2, "doanh_thu", after, 2024)) == expected


def test_figures_in_different_units_are_not_compared():
    growth = check("growth_every_year", what="doanh_thu")
    thousands = figure(2, "doanh_thu", 200, 2024, unit="nghìn đồng")

    assert value(growth, figure(1, "doanh_thu", 100, 2023), thousands) == "insufficient"


@pytest.mark.parametrize(("done", "expected"), [(19, "met"), (20, "met"), (18, "not_met")])
def test_a_target_is_reached_or_exceeded(done, expected):
    target = check("target_reached", done="tieu_chi_dat", target="tieu_chi_dang_ky")
    registered = figure(1, "tieu_chi_dang_ky", 19, 2024, unit="tiêu chí")
    reached = figure(2, "tieu_chi_dat", done, 2024, unit="tiêu chí")

    assert value(target, registered, reached) == expected
    assert value(target, registered) == "insufficient"
    assert value(target, reached) == "insufficient"


def test_a_target_in_another_unit_says_nothing():
    target = check("target_reached", done="tieu_chi_dat", target="tieu_chi_dang_ky")
    registered = figure(1, "tieu_chi_dang_ky", 19, 2024, unit="tiêu chí")

    assert value(target, registered, figure(2, "tieu_chi_dat", 19, 2024)) == "insufficient"
