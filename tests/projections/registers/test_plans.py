from datetime import date
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.plans.plan import Plan
from projections.registers.plans import PlanEntry, PlanRegisterView
from tenants.scope import enter
from tests.projections.publishing import scope_of
from tests.specification import fact

PLAN, OTHER, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
CLOSED = fact(Plan.Closed, reason="Hết năm")


def document(key="s2-2024", *, year=2024, start="2024-01-01", end="2024-12-31", **fields):
    return {
        "key": key,
        "title": f"Kế hoạch {key}",
        "issuer": "Sở Xây dựng",
        "level": "agency",
        "year": year,
        "period": {"start": start, "end": end},
    } | fields


def drafted(key="s2-2024", **fields):
    return fact(Plan.Drafted, document=document(key, **fields), source_sha256="0")


def issued(day=date(2024, 4, 4)):
    return fact(Plan.Issued, number="883/KH-SXD", issued_on=day, signer="Giám đốc", version=1)


ENTRY = PlanEntry(
    plan_id=PLAN,
    version=1,
    key="s2-2024",
    title="Kế hoạch s2-2024",
    issuer="Sở Xây dựng",
    level="agency",
    year=2024,
    period_start=date(2024, 1, 1),
    period_end=date(2024, 12, 31),
    number=None,
    signer=None,
    issued_on=None,
    state="draft",
    rules_version=0,
)
ISSUED = {
    "number": "883/KH-SXD",
    "signer": "Giám đốc",
    "issued_on": date(2024, 4, 4),
    "state": "issued",
}


@pytest.fixture
def view(engine, worker):
    with enter(scope_of("sxd")):
        yield Caught(PlanRegisterView(engine), worker)


class Caught:
    """A view that has always caught up with the log."""

    def __init__(self, view, worker):
        self._view = view
        self._worker = worker

    def __getattr__(self, name):
        self._worker.catch_up()
        return getattr(self._view, name)


def entry(**changes):
    return PlanEntry(**vars(ENTRY) | changes)


def test_a_draft_is_shown_as_a_draft(publish, view):
    publish(Plan, PLAN, drafted())

    assert view.get(PLAN) == ENTRY


def test_a_revision_replaces_what_is_shown(publish, view):
    revised = fact(
        Plan.Revised, document=document(title="Kế hoạch mới"), source_sha256="1", reason="Sửa"
    )
    publish(Plan, PLAN, drafted(), revised)

    assert view.get(PLAN) == entry(version=2, title="Kế hoạch mới")


def test_an_issued_plan_has_a_number_and_version_1_of_its_rules(publish, view):
    publish(Plan, PLAN, drafted(), issued())

    assert view.get(PLAN) == entry(version=2, rules_version=1, **ISSUED)


def test_an_amendment_is_a_further_version_of_the_rules(publish, view):
    amended = fact(
        Plan.Amended,
        version=2,
        document=document(title="Kế hoạch sửa đổi"),
        source_sha256="1",
        reason="Đổi thời hạn",
        authorised_by="950/KH-SXD",
    )
    publish(Plan, PLAN, drafted(), issued(), amended)

    assert view.get(PLAN) == entry(version=3, title="Kế hoạch sửa đổi", rules_version=2, **ISSUED)


def test_a_closed_plan_is_closed(publish, view):
    publish(Plan, PLAN, drafted(), issued(), CLOSED)

    assert view.get(PLAN) == entry(version=3, rules_version=1, **ISSUED | {"state": "closed"})


def test_a_plan_of_several_years_has_no_year_of_its_own(publish, view):
    publish(Plan, PLAN, drafted(year=None, start="2021-07-01", end="2025-12-31"))

    assert view.get(PLAN).year is None


def test_plans_come_in_pages_by_key(publish, view):
    publish(Plan, PLAN, drafted("c"))
    publish(Plan, OTHER, drafted("a"), issued())
    publish(Plan, THIRD, drafted("b", year=2023))

    first = view.page(limit=2)
    second = view.page(after=first.next_cursor, limit=2)

    assert [[each.key for each in page.items] for page in (first, second)] == [["a", "b"], ["c"]]
    assert second.next_cursor is None
    assert [each.key for each in view.page(state="issued").items] == ["a"]
    assert [each.key for each in view.page(year=2023).items] == ["b"]


def test_the_plan_of_a_round_is_the_one_in_force_for_its_year(publish, view):
    publish(Plan, PLAN, drafted("s2-2024"), issued())
    publish(Plan, OTHER, drafted("s2-2025", year=2025), issued())
    publish(Plan, THIRD, drafted("long", year=None, start="2021-01-01", end="2026-12-31"), issued())

    found = [view.issued_for(level="agency", year=year) for year in (2020, 2024, 2025, 2026, 2027)]

    assert [each and each.key for each in found] == [None, "s2-2024", "s2-2025", "long", None]


def test_neither_a_draft_nor_a_closed_plan_nor_another_level_is_in_force(publish, view):
    publish(Plan, PLAN, drafted())
    publish(Plan, OTHER, drafted("b"), issued(), CLOSED)
    publish(Plan, THIRD, drafted("c", level="province"), issued())

    assert view.issued_for(level="agency", year=2024) is None


def test_of_several_plans_the_one_issued_last_is_in_force(publish, view):
    publish(Plan, PLAN, drafted("new"), issued(date(2024, 6, 1)))
    publish(Plan, OTHER, drafted("old"), issued(date(2024, 2, 1)))

    assert view.issued_for(level="agency", year=2024).key == "new"


def test_another_agency_does_not_see_the_plan(publish, view):
    publish(Plan, PLAN, drafted(), issued(), tenant="sngv")

    assert view.page().items == ()
    assert view.issued_for(level="agency", year=2024) is None
    with pytest.raises(NotFoundError):
        view.get(PLAN)
