"""The register of councils: their rosters by mandate and the vote policies they adopted."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Date, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.councils.council import Council
from domain.errors import NotFoundError
from projections.paging import Page
from projections.plain import fields_of
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View

view_council = view_table(
    "view_council",
    Column("council_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("decision_number", Text, nullable=False),
    Column("founded_on", Date, nullable=False),
    Column("rosters", JSON, nullable=False),
    Column("policies", JSON, nullable=False),
)


@dataclass(frozen=True, kw_only=True)
class CouncilEntry:
    """A council as it is now.

    `rosters`, oldest first, hold {roster_version, members, mandate_from, mandate_to,
    decision_number} with members as {member_id, name, role}; `policies`, oldest first, hold
    {policy_version, policy, authorised_by, adopted_on}. Days in them are ISO 8601 text.
    """

    council_id: UUID
    version: int
    name: str
    level: str
    decision_number: str
    founded_on: date
    rosters: list[dict[str, Any]]
    policies: list[dict[str, Any]]


class CouncilRegister(Projection):
    """One row a council."""

    name = "council_register"
    tables = (view_council,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _founded(self, fact: Council.Founded, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_council,
            council_id=fact.originator_id,
            version=fact.originator_version,
            name=fact.name,
            level=fact.level,
            decision_number=fact.decision_number,
            founded_on=fact.founded_on,
            rosters=[],
            policies=[],
        )

    @react.register
    def _roster_appointed(
        self, fact: Council.RosterAppointed, recorded: RecordedFact, rows: Rows
    ) -> None:
        _append(rows, fact, "rosters")

    @react.register
    def _vote_policy_adopted(
        self, fact: Council.VotePolicyAdopted, recorded: RecordedFact, rows: Rows
    ) -> None:
        _append(rows, fact, "policies")


class CouncilRegisterView(View):
    """The councils of the tenant in scope."""

    projection = CouncilRegister

    def page(self, after: str | None = None, limit: int = 50) -> Page[CouncilEntry]:
        """Councils in the order of their founding.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        order = ("founded_on", "council_id")
        return self._page(view_council, {}, order=order, after=after, limit=limit, item=_entry)

    def get(self, council_id: UUID) -> CouncilEntry:
        """One council (NotFoundError where the register does not show it)."""
        query = select(view_council).where(
            self._own(view_council), view_council.c.council_id == council_id
        )
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="council", id=council_id)


def _append(rows: Rows, fact: Council.Event, column: str) -> None:
    keys = {"council_id": fact.originator_id}
    longer = [*rows.existing(view_council, **keys)[column], fields_of(fact)]
    rows.update(view_council, keys, version=fact.originator_version, **{column: longer})


def _entry(row: RowMapping) -> CouncilEntry:
    return CouncilEntry(**{name: row[name] for name in CouncilEntry.__dataclass_fields__})
