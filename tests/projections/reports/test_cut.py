from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.event_registry import topics_of
from domain.rules.spans import Span
from domain.subjects.unit import Unit
from domain.topics import AGGREGATES, mapper
from projections.projection import RecordedFact
from projections.reports.cut import HappenedBy, RecordedBy, facts_until
from projections.reports.kinds import (
    BeforePlanError,
    ReportKind,
    ReportNeedsPlanError,
    window_of,
)
from projections.reports.ledger import Ledger
from projections.reports.report import report
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.narrative.samples import IDS, SAMPLES
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import ESTABLISHED, RENAMED, UNIT
from tests.specification import facts_of

ABOVE = UUID(int=1000)
DAY = date(2024, 11, 30)
LAST_INSTANT = datetime(2024, 11, 30, 16, 59, 59, 999999, tzinfo=UTC)
MIDNIGHT = datetime(2024, 11, 30, 17, 0, tzinfo=UTC)
PERIOD = (date(2021, 5, 1), date(2025, 12, 31))


def recorded(*, occurred_at, recorded_at):
    fact: Any = SimpleNamespace(timestamp=occurred_at)
    return RecordedFact(
        fact=fact,
        tenant_id="sxd",
        position=1,
        event_id=UUID(int=1),
        recorded_at=recorded_at,
        actor="alice",
        acting_role="head",
        correlation_id=UUID(int=2),
        causation_id=None,
    )


@pytest.mark.parametrize(
    ("occurred_at", "recorded_at", "known", "happened"),
    [
        (LAST_INSTANT, LAST_INSTANT, True, True),
        (LAST_INSTANT, MIDNIGHT, False, True),
        (MIDNIGHT, LAST_INSTANT, False, False),
        (MIDNIGHT, MIDNIGHT, False, False),
    ],
)
def test_a_day_ends_at_midnight_in_vietnam(occurred_at, recorded_at, known, happened):
    fact = recorded(occurred_at=occurred_at, recorded_at=recorded_at)

    assert (RecordedBy(DAY).holds(fact), HappenedBy(DAY).holds(fact)) == (known, happened)


def test_events_are_read_in_the_order_of_their_positions_and_only_those_of_the_day(engine, publish):
    publish(Unit, UNIT, ESTABLISHED, RENAMED)
    publish(Unit, UNIT, ESTABLISHED, tenant="sngv")

    with enter(scope_of("sxd")):
        until = [*facts_until(engine, mapper(), HappenedBy(THE_BEGINNING.date()))]
        before = [*facts_until(engine, mapper(), HappenedBy(date(2024, 10, 31)))]

    assert [(each.tenant_id, each.position) for each in until] == [("sxd", 1), ("sxd", 2)]
    assert before == []


def test_what_a_rehearsal_dates_before_its_own_cause_is_left_out_with_it(engine, publish):
    other = UUID(int=99)
    publish(Unit, UNIT, ESTABLISHED)
    publish.turn_clock(days=-60)
    publish(Unit, UNIT, RENAMED)
    publish(Unit, other, ESTABLISHED)

    with enter(scope_of("sxd")):
        until = [*facts_until(engine, mapper(), HappenedBy(date(2024, 10, 31)))]

    assert [(each.fact.originator_id, each.position) for each in until] == [(other, 3)]


def test_nothing_is_read_outside_a_tenant(engine):
    with pytest.raises(NoTenantInScopeError):
        next(facts_until(engine, mapper(), HappenedBy(DAY)))


@pytest.mark.parametrize(
    ("kind", "window"),
    [
        (ReportKind.MONTHLY, Span("2024-11", date(2024, 11, 1), DAY)),
        (ReportKind.HALF_YEAR, Span("2024-H2", date(2024, 7, 1), date(2024, 12, 31))),
        (ReportKind.YEARLY, Span("2024", date(2024, 1, 1), date(2024, 12, 31))),
        (ReportKind.INTERIM, Span("2021-05-01..2024-11-30", date(2021, 5, 1), DAY)),
        (ReportKind.FINAL, Span("2021-05-01..2024-11-30", date(2021, 5, 1), DAY)),
    ],
)
def test_each_kind_of_report_has_its_window(kind, window):
    assert window_of(kind, as_of=DAY, period=PERIOD) == window


def test_a_review_made_after_the_period_ends_with_it():
    window = window_of(ReportKind.FINAL, as_of=date(2026, 3, 1), period=PERIOD)

    assert window.last == date(2025, 12, 31)


def test_a_review_needs_a_plan():
    with pytest.raises(ReportNeedsPlanError) as refusal:
        window_of(ReportKind.INTERIM, as_of=DAY, period=None)

    assert str(refusal.value) == (
        "An interim or final review needs the plan whose period it reviews."
    )


def test_a_review_comes_after_the_beginning_of_the_plan():
    with pytest.raises(BeforePlanError) as refusal:
        window_of(ReportKind.FINAL, as_of=date(2021, 4, 30), period=PERIOD)

    assert str(refusal.value) == "On 2021-04-30 the plan's period, from 2021-05-01, had not begun."


def test_an_unknown_plan_is_refused():
    with pytest.raises(NotFoundError, match="There is no plan s9"):
        report(Ledger(), kind=ReportKind.YEARLY, cut=HappenedBy(DAY), tenant_id="sxd", plan="s9")


def test_a_log_with_every_kind_of_event_can_be_reported_on(engine, publish):
    for fact in SAMPLES:
        kind = next(each for each in AGGREGATES if fact.TOPIC in topics_of([each]))
        id = ABOVE if fact.TOPIC == "nomination.referred-in" else IDS[kind]
        publish(kind, id, *facts_of([fact]))
    ledger = Ledger()

    with enter(scope_of("sxd")):
        for each in facts_until(engine, mapper(), HappenedBy(THE_BEGINNING.date())):
            ledger.take(each)

    found = report(
        ledger,
        kind=ReportKind.YEARLY,
        cut=HappenedBy(THE_BEGINNING.date()),
        tenant_id="sxd",
        plan=None,
    )
    assert [name for name in found if name != "nil_returns" and found[name] == []] == []
