"""The register of plans: which rules are in force, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Date, Integer, Text, Uuid, and_, or_, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.errors import NotFoundError
from domain.plans.plan import Plan, Status
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View

view_plan = view_table(
    "view_plan",
    Column("plan_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("year", Integer),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("number", Text),
    Column("signer", Text),
    Column("issued_on", Date),
    Column("state", Text, nullable=False),
    Column("rules_version", Integer, nullable=False),
)


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """A plan as it is now.

    `version` is that of the aggregate, `rules_version` the newest issued version of the rules (0
    for a draft); `state` is draft, issued or closed; `year` is None for a plan of several years.
    `number`, `signer` and `issued_on` are None until it is issued.
    """

    plan_id: UUID
    version: int
    key: str
    title: str
    issuer: str
    level: str
    year: int | None
    period_start: date
    period_end: date
    number: str | None
    signer: str | None
    issued_on: date | None
    state: str
    rules_version: int


class PlanRegister(Projection):
    """One row a plan."""

    name = "plan_register"
    tables = (view_plan,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _drafted(self, fact: Plan.Drafted, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_plan,
            plan_id=fact.originator_id,
            version=fact.originator_version,
            state=Status.DRAFT.value,
            rules_version=0,
            **_shown(fact.document),
        )

    @react.register
    def _revised(self, fact: Plan.Revised, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, **_shown(fact.document))

    @react.register
    def _issued(self, fact: Plan.Issued, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            fact,
            state=Status.ISSUED.value,
            number=fact.number,
            signer=fact.signer,
            issued_on=fact.issued_on,
            rules_version=fact.version,
        )

    @react.register
    def _amended(self, fact: Plan.Amended, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, rules_version=fact.version, **_shown(fact.document))

    @react.register
    def _closed(self, fact: Plan.Closed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, state=Status.CLOSED.value)


class PlanRegisterView(View):
    """The plans of the tenant in scope."""

    projection = PlanRegister

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        state: str | None = None,
        year: int | None = None,
    ) -> Page[PlanEntry]:
        """Plans in the order of their keys.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"state": state, "year": year}
        order = ("key", "plan_id")
        return self._page(view_plan, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, plan_id: UUID) -> PlanEntry:
        """One plan (NotFoundError where the register does not show it)."""
        query = select(view_plan).where(self._own(view_plan), view_plan.c.plan_id == plan_id)
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="plan", id=plan_id)

    def issued_for(self, *, level: str, year: int) -> PlanEntry | None:
        """The plan in force for a round, or None; of several, the one issued last.

        A plan of that very year comes before one of several years whose period covers it.
        """
        plan = view_plan.c
        several = and_(
            plan.year.is_(None),
            plan.period_start <= date(year, 12, 31),
            plan.period_end >= date(year, 1, 1),
        )
        query = (
            select(view_plan)
            .where(
                self._own(view_plan),
                plan.state == Status.ISSUED.value,
                plan.level == level,
                or_(plan.year == year, several),
            )
            .order_by(plan.year.is_(None), plan.issued_on.desc(), plan.plan_id)
            .limit(1)
        )
        return next((_entry(row) for row in self._fetch(query)), None)


def _shown(document: Mapping[str, Any]) -> dict[str, Any]:
    period = document["period"]
    return {
        **{name: document[name] for name in ("key", "title", "issuer", "level")},
        "year": document.get("year"),
        "period_start": date.fromisoformat(period["start"]),
        "period_end": date.fromisoformat(period["end"]),
    }


def _change(rows: Rows, fact: Plan.Event, **values: Any) -> None:
    keys = {"plan_id": fact.originator_id}
    rows.update(view_plan, keys, version=fact.originator_version, **values)


def _entry(row: RowMapping) -> PlanEntry:
    return PlanEntry(**{name: row[name] for name in PlanEntry.__dataclass_fields__})
