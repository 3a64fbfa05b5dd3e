"""How obligations and quotas are asked: reckoned as of an instant from what the log says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from domain.obligations.reckoning import Owed, reckon
from domain.obligations.requests import owed_answers
from domain.obligations.requirements import Kind
from domain.rules.calendar import WorkingCalendar
from projections.generations import active_generation
from projections.obligations.entries import (
    ObligationEntry,
    ObligationSummary,
    QuotaCount,
    entry_of,
    last_day_of,
    quota_count,
    summary_of,
)
from projections.obligations.projection import Obligations
from projections.obligations.reading import known_plans, known_requests
from projections.paging import Page, page_of_list
from projections.view import View
from tenants import directory
from tenants.directory import Tenant
from tenants.engine import reading
from tenants.errors import UnknownTenantError
from tenants.scope import bound_to, current


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which obligations are asked for; None wants nothing in particular.

    `unit_id` is whose they are; `due_from` and `due_to` are days, both included, between which
    the last day in time lies.
    """

    unit_id: UUID | None = None
    state: str | None = None
    plan_id: UUID | None = None
    window: str | None = None
    due_from: date | None = None
    due_to: date | None = None

    def wants(self, owed: Owed) -> bool:
        """Whether this one is asked for."""
        wanted = (
            (self.unit_id, owed.ower.unit_id),
            (self.state, owed.state.value),
            (self.plan_id, owed.plan_id),
            (self.window, owed.window.key),
        )
        return all(want in {None, found} for want, found in wanted) and self._in_time(owed)

    def _in_time(self, owed: Owed) -> bool:
        if self.due_from is None and self.due_to is None:
            return True
        first, last = self.due_from or date.min, self.due_to or date.max
        return first <= last_day_of(owed) <= last


EVERYTHING = Asked()


class ObligationsView(View):
    """What the agency in scope and its units owe under its plans, and its quotas.

    Every answer is as of an aware instant; `calendar` is the public one.
    """

    projection = Obligations

    def owed(
        self, *, as_of: datetime, calendar: WorkingCalendar, asked: Asked = EVERYTHING
    ) -> list[Owed]:
        """The obligations in the order in which they fall due; a mere number asked is none."""
        every = self._reckoned(self._own_tenant(), as_of, calendar)
        return [owed for owed in every if asked.wants(owed) and _is_demanded(owed)]

    def page(
        self,
        after: str | None,
        limit: int,
        *,
        as_of: datetime,
        calendar: WorkingCalendar,
        asked: Asked = EVERYTHING,
    ) -> Page[ObligationEntry]:
        """The obligations in the order in which they fall due.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        every = self.owed(as_of=as_of, calendar=calendar, asked=asked)
        found = page_of_list(every, name=_place, after=after, limit=limit)
        items = tuple(entry_of(owed, as_of) for owed in found.items)
        return Page(items=items, next_cursor=found.next_cursor)

    def summary(
        self, *, as_of: datetime, calendar: WorkingCalendar, asked: Asked = EVERYTHING
    ) -> ObligationSummary:
        """How many obligations stand in which state."""
        return summary_of(self.owed(as_of=as_of, calendar=calendar, asked=asked))

    def quotas(
        self,
        after: str | None,
        limit: int,
        *,
        as_of: datetime,
        calendar: WorkingCalendar,
        asked: Asked = EVERYTHING,
    ) -> Page[ObligationEntry]:
        """The quotas by unit and window, also those that ask for a number and no minimum.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        every = self._reckoned(self._own_tenant(), as_of, calendar)
        wanted = [owed for owed in _quotas(every) if asked.wants(owed)]
        found = page_of_list(wanted, name=_place, after=after, limit=limit)
        items = tuple(entry_of(owed, as_of) for owed in found.items)
        return Page(items=items, next_cursor=found.next_cursor)

    def quota_overview(
        self,
        *,
        as_of: datetime,
        calendar: WorkingCalendar,
        agency: str | None = None,
        asked: Asked = EVERYTHING,
    ) -> list[QuotaCount]:
        """Sums by agency, quota and window: of the tenant in scope and those that report to it.

        Raises:
            UnknownTenantError: `agency` does not report to the tenant in scope.
        """
        return [
            count
            for tenant in self._agencies(agency)
            for count in _counts(tenant, self._reckoned(tenant, as_of, calendar), asked)
        ]

    def _reckoned(self, tenant: Tenant, as_of: datetime, calendar: WorkingCalendar) -> list[Owed]:
        # An agency below is read as itself: the database shows its rows to nobody else.
        with bound_to(tenant.tenant_id), reading(self._engine) as connection:
            generation = active_generation(self.projection.name)
            plans = known_plans(connection, tenant, generation)
            requests = known_requests(connection, tenant, generation)
        every = [owed for known in plans for owed in reckon(known, as_of=as_of, calendar=calendar)]
        answers = owed_answers(requests, agency=tenant.name, as_of=as_of)
        return sorted([*every, *answers], key=_place)

    def _own_tenant(self) -> Tenant:
        return directory.get(self._engine, current().tenant_id)

    def _agencies(self, agency: str | None) -> list[Tenant]:
        own = self._own_tenant()
        every = [own, *directory.children_of(self._engine, own.tenant_id)]
        chosen = [each for each in every if agency in {None, each.tenant_id}]
        if not chosen:
            raise UnknownTenantError(tenant_id=agency)
        return chosen


def _place(owed: Owed) -> tuple[str, ...]:
    return (
        owed.window.due_at.isoformat(),
        owed.requirement.key,
        owed.ower.name,
        str(owed.obligation_id),
    )


def _is_demanded(owed: Owed) -> bool:
    return owed.requirement.minimum > 0 or owed.requirement.own_target


def _quotas(every: Iterable[Owed]) -> Iterator[Owed]:
    return (owed for owed in every if owed.requirement.kind is Kind.QUOTA)


def _counts(tenant: Tenant, every: Iterable[Owed], asked: Asked) -> Iterator[QuotaCount]:
    wanted = sorted((owed for owed in _quotas(every) if asked.wants(owed)), key=_of_window)
    for _, of_window in groupby(wanted, key=_of_window):
        yield quota_count(tenant.tenant_id, list(of_window))


def _of_window(owed: Owed) -> tuple[str, ...]:
    return owed.plan_key, owed.requirement.key, owed.window.due_at.isoformat(), str(owed.plan_id)
