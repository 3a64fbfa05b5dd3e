"""What an assessment shows beside its value: formula, numbers, evidence and what is missing."""

from datetime import date
from uuid import UUID

from domain.criteria.assessment import Assessment, Said
from domain.criteria.evidence import Collective, Round, Standing
from domain.criteria.finding import Finding
from domain.rules.checks.standing import Launcher
from tests.domain.criteria.sample import FIVE_YEARS, assessed, check, fact, ids


def figure(number, what, amount, year, unit="đồng"):
    return fact(number, "figure", {"what": what, "amount": amount, "unit": unit}, year=year)


def count(number, what, times, year=2024):
    return fact(number, "count", {"what": what, "number": times}, year=year)


def test_a_count_shows_what_was_counted_and_what_is_asked_for():
    two = check("count_at_least", what="sang_kien", at_least=2)

    assert assessed(two, count(1, "sang_kien", 2)) == Assessment(
        value=Finding.MET,
        formula=Said(
            "sáng kiến, giải pháp: 2, yêu cầu từ 2 trở lên",
            "initiatives: 2, 2 or more are asked for",
        ),
        numbers={"counted": 2, "at_least": 2},
        evidence=ids(1),
    )


def test_a_count_that_is_still_too_low_lists_the_years_that_are_missing():
    three = check("count_at_least", what="sang_kien", at_least=3, years="every_year")
    held = [count(each, "sang_kien", 0, each) for each in (2021, 2023, 2024)]

    found = assessed(three, *held, round_=FIVE_YEARS)

    assert (found.value, found.evidence) == (Finding.INSUFFICIENT, ids(2021, 2023, 2024))
    assert found.missing == (
        Said("số sáng kiến, giải pháp năm 2022", "the number of initiatives in 2022"),
    )


def test_a_count_that_is_enough_misses_nothing():
    three = check("count_at_least", what="sang_kien", at_least=3, years="every_year")

    assert assessed(three, count(1, "sang_kien", 3, 2021), round_=FIVE_YEARS).missing == ()


def test_a_count_that_must_stay_low_shows_the_most_that_is_allowed():
    none = check("count_at_most", what="diem_nong", at_most=1, years="every_year")

    found = assessed(none, count(1, "diem_nong", 1, 2021), round_=FIVE_YEARS)

    assert found == Assessment(
        value=Finding.INSUFFICIENT,
        formula=Said(
            "điểm nóng, vụ việc phức tạp: 1, không được quá 1",
            "hot spots: 1, at most 1 are allowed",
        ),
        numbers={"counted": 1, "at_most": 1},
        evidence=ids(1),
        missing=tuple(
            Said(f"số điểm nóng, vụ việc phức tạp năm {year}", f"the number of hot spots in {year}")
            for year in (2022, 2023, 2024)
        ),
    )


def test_growth_shows_each_step_and_each_figure_once():
    growth = check("growth_every_year", what="doanh_thu", years="every_year")
    figures = [figure(year, "doanh_thu", year - 2000, year) for year in range(2021, 2025)]

    found = assessed(growth, figure(9, "loi_nhuan", 1, 2022), *figures, round_=FIVE_YEARS)

    assert found == Assessment(
        value=Finding.MET,
        formula=Said(
            "doanh thu 2021: 21, 2022: 22 đồng, yêu cầu tăng;"
            " doanh thu 2022: 22, 2023: 23 đồng, yêu cầu tăng;"
            " doanh thu 2023: 23, 2024: 24 đồng, yêu cầu tăng",
            "revenue 2021: 21, 2022: 22 đồng, growth is asked for;"
            " revenue 2022: 22, 2023: 23 đồng, growth is asked for;"
            " revenue 2023: 23, 2024: 24 đồng, growth is asked for",
        ),
        numbers={f"doanh_thu_{year}": year - 2000 for year in range(2021, 2025)},
        evidence=ids(2021, 2022, 2023, 2024),
    )


def test_a_figure_of_something_else_begins_no_year_of_growth():
    growth = check("growth_every_year", what="doanh_thu", years="every_year")
    figures = [figure(year, "doanh_thu", year, year) for year in range(2021, 2025)]

    found = assessed(growth, *figures, figure(9, "loi_nhuan", 1, 2025), round_=FIVE_YEARS)

    assert found.value is Finding.MET


def test_too_few_years_are_told_with_the_number_needed():
    long = check("no_discipline", years="every_year", at_least_years=5)
    said = Said(
        "mới có 4 năm trong giai đoạn, cần ít nhất 5 năm",
        "only 4 of at least 5 years of the period have passed",
    )

    assert assessed(long, round_=FIVE_YEARS) == Assessment(
        value=Finding.INSUFFICIENT,
        formula=said,
        numbers={"years": 4, "needed": 5},
        missing=(said,),
    )


def test_growth_by_per_cent_says_how_much_is_asked_for():
    ten = check("growth_every_year", what="doanh_thu", by_percent=10)

    found = assessed(
        ten, figure(1, "doanh_thu", 10_000, 2023), figure(2, "doanh_thu", 10_999, 2024)
    )

    assert (found.value, found.formula.vi) == (
        Finding.NOT_MET,
        "doanh thu 2023: 10000, 2024: 10999 đồng, yêu cầu tăng 10%",
    )


def test_growth_names_each_missing_year_once():
    growth = check("growth_every_year", what="doanh_thu", years="every_year")
    held = [figure(year, "doanh_thu", year, year) for year in (2021, 2024)]

    found = assessed(growth, *held, round_=FIVE_YEARS)

    assert found.missing == (
        Said("số liệu doanh thu năm 2022", "the figure of revenue for 2022"),
        Said("số liệu doanh thu năm 2023", "the figure of revenue for 2023"),
    )
    assert found.formula.vi.split("; ")[1] == (
        "chưa có số liệu doanh thu năm 2022, số liệu doanh thu năm 2023"
    )
    assert found.formula.en.split("; ")[1] == (
        "not attested: the figure of revenue for 2022, the figure of revenue for 2023"
    )


def test_the_first_year_of_a_series_is_compared_with_the_one_before():
    growth = check("growth_every_year", what="doanh_thu", years="every_year")
    one_year = Round(plan_year=2024, first_year=2024, last_year=2024, on=date(2025, 3, 1))
    figures = [figure(1, "doanh_thu", 10, 2023), figure(2, "doanh_thu", 11, 2024)]

    assert assessed(growth, *figures, round_=one_year).value is Finding.MET


def test_figures_in_other_units_are_shown_as_what_is_missing():
    growth = check("growth_every_year", what="doanh_thu")
    thousands = figure(2, "doanh_thu", 200, 2024, unit="nghìn đồng")

    found = assessed(growth, figure(1, "doanh_thu", 100, 2023), thousands)

    said = Said(
        "đơn vị tính khác nhau: đồng và nghìn đồng", "the units differ: đồng and nghìn đồng"
    )
    assert (found.formula, found.missing, found.evidence) == (said, (said,), ids(1, 2))


def test_a_target_shows_what_was_done_against_it_in_each_year():
    target = check("target_reached", done="xong", target="dat_ra", years="every_year")
    figures = [
        figure(10 * year + order, what, amount, year, unit="tiêu chí")
        for year in range(2021, 2024)
        for order, (what, amount) in enumerate((("dat_ra", 5), ("xong", 6)))
    ]

    found = assessed(target, *figures, round_=FIVE_YEARS)

    assert (found.value, dict(found.numbers)) == (Finding.INSUFFICIENT, {"years": 4, "met": 3})
    assert found.formula.vi.startswith("năm 2021 đạt 6 trên chỉ tiêu 5 tiêu chí; năm 2022 đạt 6")
    assert found.evidence[:2] == ids(20211, 20210)
    assert found.missing == (
        Said("số liệu “xong” năm 2024", "the figure of “xong” for 2024"),
        Said("số liệu “dat_ra” năm 2024", "the figure of “dat_ra” for 2024"),
    )


def test_a_target_that_was_reached_but_never_set_lacks_only_the_target():
    target = check("target_reached", done="xong", target="dat_ra")

    found = assessed(target, figure(1, "xong", 6, 2024))

    assert found.missing == (Said("số liệu “dat_ra” năm 2024", "the figure of “dat_ra” for 2024"),)


def test_the_target_of_the_current_year_counts_as_soon_as_it_has_a_figure():
    target = check("target_reached", done="xong", target="dat_ra", years="every_year")

    found = assessed(target, figure(1, "xong", 1, 2025), round_=FIVE_YEARS)

    assert dict(found.numbers) == {"years": 5, "met": 0}


def test_staff_ratings_of_the_current_year_count_as_soon_as_they_are_attested():
    half = check("share", at_least="1/2", years="every_year")
    counts = {"staff": 4, "rated": 4, "excellent": 2}
    rated = [fact(year, "staff_ratings", counts, year=year) for year in range(2021, 2026)]

    assert assessed(half, *rated, round_=FIVE_YEARS).evidence == ids(*range(2021, 2026))
    assert "2×2 ≥ 1×4, đạt" in assessed(half, *rated, round_=FIVE_YEARS).formula.vi


def test_a_share_of_two_thirds_is_shown_as_it_is_compared():
    two_thirds = check("share", at_least="2/3")
    counts = {"staff": 4, "rated": 4, "excellent": 3}

    found = assessed(two_thirds, fact(1, "staff_ratings", counts))

    assert "yêu cầu 2/3: 3×3 ≥ 2×4, đạt" in found.formula.vi


def test_ratings_of_the_current_year_count_as_soon_as_they_are_attested():
    good = check("rating_at_least", at_least="HTTNV", years="every_year")
    ratings = [fact(year, "rating", {"value": "HTTNV"}, year=year) for year in range(2021, 2025)]
    poor = fact(9, "rating", {"value": "KHTNV"}, year=2025)

    assert assessed(good, *ratings, round_=FIVE_YEARS).value is Finding.MET
    assert assessed(good, *ratings, poor, round_=FIVE_YEARS).value is Finding.NOT_MET
    assert assessed(good, *ratings, poor, round_=FIVE_YEARS).numbers == {"years": 5, "met": 4}


def test_of_several_titles_none_of_which_fits_all_are_shown():
    base = check("title_every_year", title="CSTDCS")
    held = [fact(1, "title", {"title": "LDTT"}), fact(2, "title", {"title": "CTDCP"})]
    high = [fact(3, "title", {"title": "CSTDCS"}), fact(4, "title", {"title": "CSTDBT"})]

    assert assessed(base, *held).evidence == ids(1, 2)
    assert assessed(base, *held).formula.en.count(",") == 1
    assert assessed(base, *high).evidence == ids(3)


def test_everything_is_plain_data_for_an_event():
    counts = {"staff": 8, "rated": 8, "excellent": 4}

    found = assessed(check("share", at_least="1/2"), fact(1, "staff_ratings", counts)).as_dict()

    assert found["readings"] == [
        {"name": "rated", "part": 4, "whole": 8, "value": "met", "chosen": True},
        {"name": "staff", "part": 4, "whole": 8, "value": "met", "chosen": False},
    ]
    assert {type(each["value"]) for each in found["readings"]} == {str}


def formula(wanted, *facts, **more):
    found = assessed(wanted, *facts, **more)
    return (found.value.value, found.formula.vi, found.formula.en)


def test_discipline_is_told_with_its_year():
    none = check("no_discipline")

    assert formula(none, fact(1, "discipline", {"any": True})) == (
        "not_met",
        "năm 2024 có kỷ luật",
        "there was a discipline in 2024",
    )
    assert formula(none, fact(1, "discipline", {"any": False})) == (
        "met",
        "năm 2024 không có kỷ luật",
        "there was no discipline in 2024",
    )
    assert formula(none) == (
        "insufficient",
        "chưa có kỷ luật năm 2024",
        "discipline in 2024 is not attested",
    )


def test_discipline_of_the_current_year_counts_as_soon_as_it_is_attested():
    none = check("no_discipline", years="every_year")
    clean = [fact(year, "discipline", {"any": False}, year=year) for year in range(2021, 2025)]
    struck = fact(9, "discipline", {"any": True}, year=2025)

    assert assessed(none, *clean, round_=FIVE_YEARS).value is Finding.MET
    assert assessed(none, *clean, struck, round_=FIVE_YEARS).value is Finding.NOT_MET


def test_an_attestation_is_told_with_whose_it_is():
    clean = check("attested", what="moi_truong", of="party")

    assert formula(clean, fact(1, "attested", {"what": "moi_truong"}, of="party")) == (
        "met",
        "đạt tiêu chuẩn môi trường năm 2024 của tổ chức đảng: có",
        "environmental standards in 2024 of the party organisation: yes",
    )
    denied = {"what": "moi_truong", "holds": False}
    assert formula(clean, fact(1, "attested", denied, of="party")) == (
        "not_met",
        "đạt tiêu chuẩn môi trường năm 2024 của tổ chức đảng: không",
        "environmental standards in 2024 of the party organisation: no",
    )
    assert formula(clean, fact(1, "attested", {"what": "moi_truong"})) == (
        "insufficient",
        "chưa có đạt tiêu chuẩn môi trường năm 2024 của tổ chức đảng",
        "environmental standards in 2024 of the party organisation is not attested",
    )


def test_an_attestation_of_the_current_year_counts_as_soon_as_it_is_there():
    every = check("attested", what="moi_truong", years="every_year")
    held = [fact(year, "attested", {"what": "moi_truong"}, year=year) for year in range(2021, 2025)]
    denied = fact(9, "attested", {"what": "moi_truong", "holds": False}, year=2025)

    assert assessed(every, *held, round_=FIVE_YEARS).value is Finding.MET
    assert assessed(every, *held, denied, round_=FIVE_YEARS).value is Finding.NOT_MET


def test_employment_is_told_with_its_evidence():
    now = check("employed_now")
    lacking = Said("xác nhận đang công tác tại cơ quan", "employment at the agency")

    def employed(current):
        return fact(1, "employment", {"current": current}, year=None)

    assert formula(now, employed(current=True)) == (
        "met",
        "đang công tác tại cơ quan",
        "employed at the agency now",
    )
    assert formula(now, employed(current=False)) == (
        "not_met",
        "không còn công tác tại cơ quan",
        "no longer employed at the agency",
    )
    assert assessed(now, employed(current=True)).evidence == ids(1)
    assert assessed(now) == Assessment(
        value=Finding.INSUFFICIENT,
        formula=Said(f"chưa có {lacking.vi}", f"{lacking.en} is not attested"),
        missing=(lacking,),
    )


def test_a_movement_is_told_with_those_who_should_have_launched_it():
    from_above = check("linked_movement", launchers=["prime_minister", "province"])
    lacking = Said("phong trào thi đua mà hồ sơ gắn với", "the movement of the dossier")

    assert formula(from_above, launchers=frozenset({Launcher.AGENCY})) == (
        "not_met",
        "phong trào do cơ quan phát động, yêu cầu: Thủ tướng Chính phủ, UBND tỉnh",
        "the movement was launched by the agency; asked for: the Prime Minister, the province",
    )
    assert assessed(from_above) == Assessment(
        value=Finding.INSUFFICIENT,
        formula=Said(f"chưa có {lacking.vi}", f"not known: {lacking.en}"),
        missing=(lacking,),
    )


def test_a_dossier_that_must_be_decided_first_is_plain_data():
    dossier = UUID(int=20)
    waiting = Collective(
        subject_id=UUID(int=10), standing=Standing.UNDECIDED, nomination_id=dossier
    )

    found = assessed(check("collective_recognised"), collective=waiting).as_dict()

    assert found["undecided"] == [str(dossier)]
