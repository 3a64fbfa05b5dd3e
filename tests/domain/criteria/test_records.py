from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.criteria.assessment import Assessment, Said
from domain.criteria.evidence import Round
from domain.criteria.finding import Finding
from tests.domain.criteria.sample import FIVE_YEARS, assessed, check, fact, ids, value

EXCELLENT = check("rating_at_least", at_least="HTXSNV")
TTLDXS = check("title_every_year", title="TTLDXS", years="every_year")


def rating(number, value, **more):
    return fact(number, "rating", {"value": value}, **more)


def title(number, title, year):
    return fact(number, "title", {"title": title}, year=year)


def test_a_rating_is_met_with_its_formula_and_its_evidence():
    assert assessed(EXCELLENT, rating(1, "HTXSNV")) == Assessment(
        value=Finding.MET,
        formula=Said(
            "xếp loại năm 2024 là hoàn thành xuất sắc nhiệm vụ,"
            " yêu cầu từ hoàn thành xuất sắc nhiệm vụ trở lên",
            "the rating of 2024 is HTXSNV, HTXSNV or better is asked for",
        ),
        numbers={"years": 1, "met": 1},
        evidence=ids(1),
    )


def test_a_rating_that_nobody_attested_is_not_enough_evidence():
    assert assessed(EXCELLENT) == Assessment(
        value=Finding.INSUFFICIENT,
        formula=Said("chưa có xếp loại năm 2024", "the rating of 2024 is not attested"),
        numbers={"years": 1, "met": 0},
        missing=(Said("xếp loại năm 2024", "the rating of 2024"),),
    )


@pytest.mark.parametrize(
    ("held", "expected"),
    [("HTXSNV", "met"), ("HTTNV", "met"), ("HTNV", "not_met"), ("KHTNV", "not_met")],
)
def test_a_better_rating_stands_for_a_worse_one(held, expected):
    assert value(check("rating_at_least", at_least="HTTNV"), rating(1, held)) == expected


def test_a_provisional_rating_counts_and_is_named():
    found = assessed(EXCELLENT, rating(1, "HTXSNV", provisional=True))

    assert (found.value, found.provisional) == (Finding.MET, ids(1))


def test_a_rating_of_another_year_says_nothing():
    assert value(EXCELLENT, rating(1, "HTXSNV", year=2023)) == "insufficient"


@pytest.mark.parametrize(
    ("years", "year"),
    [({"years": "previous_year"}, 2023), ({"years": "fixed", "year": 2022}, 2022)],
    ids=["previous", "fixed"],
)
def test_a_check_may_ask_for_another_year(years, year):
    wanted = check("rating_at_least", at_least="HTXSNV", **years)

    assert value(wanted, rating(1, "HTXSNV", year=year)) == "met"
    assert value(wanted, rating(1, "HTXSNV")) == "insufficient"


def test_the_rating_of_the_party_organisation_is_not_that_of_the_subject():
    party = check("rating_at_least", at_least="HTTNV", of="party")

    assert value(party, rating(1, "HTXSNV")) == "insufficient"
    assert value(party, rating(1, "HTTNV", of="party")) == "met"


def test_another_scale_says_nothing():
    older = check("rating_at_least", scale="trong_sach_vung_manh", at_least="TSVM", of="party")
    strong = {"scale": "trong_sach_vung_manh", "value": "TSVMXS"}

    assert value(older, rating(1, "HTXSNV", of="party")) == "insufficient"
    assert value(older, fact(1, "rating", strong, of="party")) == "met"


def test_T9_a_missing_year_is_neither_pass_nor_fail_until_it_is_attested():
    held = [title(1, "TTLDXS", 2021), title(2, "TTLDXS", 2022), title(4, "TTLDXS", 2024)]

    found = assessed(TTLDXS, *held, round_=FIVE_YEARS)

    assert found.value is Finding.INSUFFICIENT
    assert found.missing == (Said("danh hiệu năm 2023", "the title of 2023"),)
    assert value(TTLDXS, *held, title(3, "TTLDXS", 2023), round_=FIVE_YEARS) == "met"
    assert value(TTLDXS, *held, title(3, "TTLDTT", 2023), round_=FIVE_YEARS) == "not_met"
    assert value(TTLDXS, *held, title(3, "KHONG", 2023), round_=FIVE_YEARS) == "not_met"


def test_one_failed_year_fails_though_others_are_missing():
    assert value(TTLDXS, title(1, "TTLDTT", 2021), round_=FIVE_YEARS) == "not_met"


def test_a_higher_title_stands_for_a_lower_one_of_its_ladder():
    base = check("title_every_year", title="CSTDCS")

    assert value(base, title(1, "CSTDBT", 2024)) == "met"
    assert value(base, title(1, "LDTT", 2024)) == "not_met"
    assert value(base, title(1, "CTDCP", 2024)) == "not_met"


def test_of_several_titles_of_a_year_the_fitting_one_is_the_evidence():
    base = check("title_every_year", title="CSTDCS")

    found = assessed(base, title(1, "LDTT", 2024), title(2, "CSTDCS", 2024))

    assert (found.value, found.evidence) == (Finding.MET, ids(2))


def test_the_current_year_counts_as_soon_as_it_has_a_fact():
    in_2022 = Round(plan_year=2021, first_year=2021, last_year=2025, on=date(2022, 6, 1))
    first = title(1, "TTLDXS", 2021)

    assert value(TTLDXS, first, round_=in_2022) == "met"
    assert value(TTLDXS, first, title(2, "TTLDTT", 2022), round_=in_2022) == "not_met"


def test_a_period_that_has_just_begun_proves_nothing():
    new = Round(plan_year=2021, first_year=2021, last_year=2025, on=date(2021, 6, 1))

    assert assessed(TTLDXS, round_=new).formula == Said(
        "mới có 0 năm trong giai đoạn, cần ít nhất 1 năm",
        "only 0 of at least 1 years of the period have passed",
    )


def test_an_agency_may_ask_for_a_least_number_of_years():
    long = check("title_every_year", title="TTLDXS", years="every_year", at_least_years=5)
    held = [title(year, "TTLDXS", year) for year in (2021, 2022, 2023, 2024)]

    assert value(long, *held, round_=FIVE_YEARS) == "insufficient"
    assert value(long, *held, title(5, "TTLDXS", 2025), round_=FIVE_YEARS) == "met"


def test_years_after_the_period_are_not_asked_for():
    after = Round(plan_year=2021, first_year=2021, last_year=2022, on=date(2025, 1, 1))
    held = [title(1, "TTLDXS", 2021), title(2, "TTLDXS", 2022)]

    assert value(TTLDXS, *held, round_=after) == "met"


@pytest.mark.parametrize(("any_", "expected"), [(False, "met"), (True, "not_met")])
def test_discipline_fails_and_its_attested_absence_is_met(any_, expected):
    assert value(check("no_discipline"), fact(1, "discipline", {"any": any_})) == expected


def test_that_nobody_spoke_of_discipline_is_not_its_absence():
    assert value(check("no_discipline")) == "insufficient"


@pytest.mark.parametrize(("holds", "expected"), [(True, "met"), (False, "not_met")])
def test_what_is_attested_holds_or_does_not(holds, expected):
    vouched = fact(1, "attested", {"what": "suy_ton", "holds": holds})

    assert value(check("attested", what="suy_ton"), vouched) == expected


def test_an_attestation_of_something_else_says_nothing():
    other = fact(1, "attested", {"what": "moi_truong"})

    assert value(check("attested", what="suy_ton"), other) == "insufficient"


def test_an_attestation_without_a_year_holds_for_every_year():
    vouched = fact(1, "attested", {"what": "suy_ton"}, year=None)

    assert value(check("attested", what="suy_ton"), vouched) == "met"


@pytest.mark.parametrize(("current", "expected"), [(True, "met"), (False, "not_met")])
def test_employment_is_attested(current, expected):
    employed = fact(1, "employment", {"current": current}, year=None)

    assert value(check("employed_now"), employed) == expected
    assert value(check("employed_now")) == "insufficient"


@given(
    held=st.dictionaries(st.integers(2021, 2025), st.sampled_from(["TTLDXS", "TTLDTT", "CTDBT"])),
    month=st.integers(1, 12),
    year=st.integers(2021, 2026),
)
def test_a_sequence_is_met_only_when_every_finished_year_is_attested(held, month, year):
    seen = Round(plan_year=2021, first_year=2021, last_year=2025, on=date(year, month, 1))
    finished = {each for each in range(2021, 2026) if each < year}
    asked = finished | {each for each in held if each == year}

    found = value(TTLDXS, *(title(each, held[each], each) for each in held), round_=seen)

    fails = any(held.get(each) == "TTLDTT" for each in asked)
    complete = bool(asked) and asked <= set(held)
    assert found == ("not_met" if fails else "met" if complete else "insufficient")
