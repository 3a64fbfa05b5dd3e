"""How a province asks for its agencies' counts; no ballot, dossier or name is among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.engine import RowMapping

from projections.generations import active_generation
from projections.province_overview.projection import ProvinceOverview
from projections.province_overview.tables import decision_count, stage_count
from projections.view import View
from tenants import directory
from tenants.directory import Tenant
from tenants.errors import UnknownTenantError
from tenants.scope import current


@dataclass(frozen=True, kw_only=True)
class StageCount:
    """How many dossiers of one agency, kind and plan year stand in one stage."""

    agency: str
    level: str
    subject_kind: str
    stage: str
    plan_year: int
    count: int


@dataclass(frozen=True, kw_only=True)
class DecisionCount:
    """How many recognitions of one agency, kind and plan year there were.

    `recognised` counts all, also those `revoked` since; `referred` those sent upward.
    """

    agency: str
    level: str
    subject_kind: str
    plan_year: int
    recognised: int
    revoked: int
    referred: int


class ProvinceOverviewView(View):
    """The counts of the tenant in scope and of the agencies that report to it."""

    projection = ProvinceOverview
    shows_agencies_below = True

    def agencies(self) -> list[Tenant]:
        """The tenant in scope, then the agencies that report to it, by slug."""
        own = current().tenant_id
        return [directory.get(self._engine, own), *directory.children_of(self._engine, own)]

    def stages(
        self, *, agency: str | None = None, plan_year: int | None = None
    ) -> list[StageCount]:
        """Dossiers in the order agency, plan year, kind, stage; groups without any are left out.

        Raises:
            UnknownTenantError: `agency` does not report to the tenant in scope.
        """
        query = self._of(stage_count, plan_year).where(stage_count.c.count > 0)
        return [
            StageCount(count=row["count"], stage=row["stage"], **shared)
            for row, shared in self._by_agency(query, stage_count, agency)
        ]

    def decisions(
        self, *, agency: str | None = None, plan_year: int | None = None
    ) -> list[DecisionCount]:
        """Recognitions in the order agency, plan year, kind.

        Raises:
            UnknownTenantError: `agency` does not report to the tenant in scope.
        """
        query = self._of(decision_count, plan_year)
        return [
            DecisionCount(
                recognised=row["recognised"],
                revoked=row["revoked"],
                referred=row["referred"],
                **shared,
            )
            for row, shared in self._by_agency(query, decision_count, agency)
        ]

    def _of(self, table: Table, plan_year: int | None) -> Select[Any]:
        order = [column for column in table.primary_key if column.name != "generation"]
        query = select(table).where(table.c.generation == active_generation(self.projection.name))
        if plan_year is not None:
            query = query.where(table.c.plan_year == plan_year)
        return query.order_by(*order)

    def _by_agency(
        self, query: Select[Any], table: Table, agency: str | None
    ) -> Iterable[tuple[RowMapping, dict[str, Any]]]:
        asked = {each.tenant_id: each.level for each in self._asked(agency)}
        for row in self._fetch(query.where(table.c.tenant_id.in_(asked))):
            yield (
                row,
                {
                    "agency": row["tenant_id"],
                    "level": asked[row["tenant_id"]],
                    "subject_kind": row["subject_kind"],
                    "plan_year": row["plan_year"],
                },
            )

    def _asked(self, agency: str | None) -> list[Tenant]:
        agencies = self.agencies()
        if agency is None:
            return agencies
        chosen = [each for each in agencies if each.tenant_id == agency]
        if not chosen:
            raise UnknownTenantError(tenant_id=agency)
        return chosen
