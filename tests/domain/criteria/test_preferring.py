from domain.criteria.evidence import Facts
from domain.criteria.preferring import title_heights
from tests.domain.criteria.sample import FIVE_YEARS, fact


def titles(*held):
    return Facts(
        all=tuple(
            fact(number, "title", {"title": title}, year=year)
            for number, (year, title) in enumerate(held)
        )
    )


def test_the_higher_title_comes_first_whatever_the_others_are():
    higher = titles((2021, "CSTDBT"), (2022, "CSTDCS"))
    lower = titles((2021, "CSTDCS"), (2022, "CSTDCS"), (2023, "CSTDCS"))

    assert title_heights(higher, FIVE_YEARS) > title_heights(lower, FIVE_YEARS)


def test_of_a_year_the_highest_title_counts_and_other_years_do_not():
    held = titles((2021, "LDTT"), (2021, "CSTDCS"), (2019, "CSTDTQ"))

    assert title_heights(held, FIVE_YEARS) == (2,)


def test_the_highest_of_the_years_comes_first_and_the_last_year_counts():
    held = titles((2021, "LDTT"), (2025, "CSTDCS"))

    assert title_heights(held, FIVE_YEARS) == (2, 1)


def test_who_holds_no_title_comes_last():
    assert title_heights(titles(), FIVE_YEARS) == ()
