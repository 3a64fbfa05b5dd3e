"""Reports as of a day, for the tenant in scope."""

from datetime import date

from domain.errors import NotFoundError
from domain.times import local_day
from projections.reports.cut import Cut, HappenedBy, RecordedBy, facts_until
from projections.reports.kinds import DayNotOverError, ReportKind
from projections.reports.ledger import Ledger
from projections.reports.report import canonical, report
from service import clock
from service.backend import Backend
from service.calls import REHEARSAL
from tenants.instance import setting
from tenants.scope import current


def written(backend: Backend, *, kind: str, as_of: date, plan: str | None = None) -> bytes:
    """The report as canonical JSON: the same day gives the same bytes, whenever it is made.

    Raises:
        NotFoundError: there is no such kind of report, or no such plan on that day.
        DayNotOverError: the day is not over in Vietnam.
        ReportNeedsPlanError, BeforePlanError: it is a review, and there is nothing to review.
    """
    if as_of >= local_day(clock.now()):
        raise DayNotOverError(as_of=as_of)
    cut, ledger = _cut(backend, as_of), Ledger()
    for fact in facts_until(backend.engine, backend.mapper, cut):
        ledger.take(fact)
    tenant_id = current().tenant_id
    found = report(ledger, kind=_kind(kind), cut=cut, tenant_id=tenant_id, plan=plan)
    return canonical(found)


def _cut(backend: Backend, as_of: date) -> Cut:
    return HappenedBy(as_of) if setting(backend.engine, REHEARSAL) else RecordedBy(as_of)


def _kind(kind: str) -> ReportKind:
    try:
        return ReportKind(kind)
    except ValueError:
        raise NotFoundError(kind="report", id=kind) from None
