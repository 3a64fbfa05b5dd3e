"""What the real plans require, of whom, and how often."""

from datetime import datetime

import pytest

from domain.obligations.requirements import requirements_of
from domain.rules.calendar import NO_HOLIDAYS
from domain.rules.reading import read_plan
from domain.times import VIETNAM
from tenants.plan_files import read_file, shipped_path
from tests.domain.obligations.sample import at, dossier, known, states

S0, S1 = "s0-ban-quan-ly-kcn-soc-trang-2021-2025", "s1-ubnd-huyen-thach-an-2021-2025"
S2, S3 = "s2-so-xay-dung-2024", "s3-so-ngoai-vu-2023"


def shipped(name):
    return read_plan(read_file(shipped_path(name)).data)


def required(name):
    return {
        each.key: (each.kind.value, each.owed_by.value, len(each.windows))
        for each in requirements_of(shipped(name), NO_HOLIDAYS)
    }


def due(name, key, window):
    windows = {
        (each.key, one.key): one.due_at.astimezone(VIETNAM)
        for each in requirements_of(shipped(name), NO_HOLIDAYS)
        for one in each.windows
    }
    return windows[key, window]


def test_s0_asks_units_by_half_years_the_council_by_years_and_the_agency_by_two_quarters():
    found = required(S0)

    assert {
        key: found[key] for key in ("unit-half-year", "council-year", "agency-two-quarters")
    } == {
        "unit-half-year": ("quota", "unit", 10),
        "council-year": ("quota", "council", 5),
        "agency-two-quarters": ("quota", "agency", 10),
    }
    assert found["yearly-report"] == ("report", "agency", 5)
    assert not {"half-year-list", "two-quarter-introduction"} & set(found)


def test_s1_asks_every_unit_in_57_months():
    found = required(S1)

    assert found["unit-month"] == ("quota", "unit", 57)
    assert found["structure-and-number"] == ("report", "unit", 1)
    assert found["interim-review"] == ("report", "agency", 1)


def test_s2_asks_every_unit_for_its_dossiers_and_s3_for_its_report():
    assert required(S2) == {"submission": ("step", "unit", 1)}
    assert required(S3) == {
        "recognition": ("step", "agency", 1),
        "unit-plan-report": ("report", "unit", 1),
    }


@pytest.mark.parametrize(
    ("plan", "key", "window", "due_at"),
    [
        (S1, "unit-month", "2021-05", datetime(2021, 5, 20, tzinfo=VIETNAM)),
        (S0, "unit-half-year", "2021-H1", datetime(2021, 7, 1, tzinfo=VIETNAM)),
        (S0, "agency-two-quarters", "2025-Q3-Q4", datetime(2026, 1, 1, tzinfo=VIETNAM)),
        (S1, "final-review", "2025-06-30", datetime(2025, 7, 1, tzinfo=VIETNAM)),
        (S2, "submission", "2024-11-30", datetime(2024, 11, 30, tzinfo=VIETNAM)),
        (S3, "recognition", "2023", datetime(2024, 1, 10, tzinfo=VIETNAM)),
        (S3, "unit-plan-report", "2023", datetime(2023, 12, 15, tzinfo=VIETNAM)),
    ],
)
def test_the_real_plans_fall_due_as_they_are_read(plan, key, window, due_at):
    assert due(plan, key, window) == due_at


def test_T12_a_unit_of_s0_that_introduces_one_person_in_may():
    of = known(shipped(S0), dossier(submitted="2021-05-20"))

    found = states(of, at("2022-01-01"), key="unit-half-year")
    assert (found["2021-H1"], found["2021-H2"]) == ("met", "overdue")
