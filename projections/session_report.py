"""The report of a council's session: who was there, under which policy, and what was counted."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.councils.ballot import Ballot
from domain.councils.session import Session
from domain.errors import NotFoundError
from projections.minutes import ballots, sessions
from projections.narrative.labels import Labels, label_table
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant

view_session_report = view_table(
    "view_session_report",
    Column("session_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("council_id", Uuid, nullable=False),
    Column("plan_id", Uuid, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("state", Text, nullable=False),
    Column("report", JSON, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

view_session_ballot = view_table(
    "view_session_ballot",
    Column("ballot_id", Uuid, primary_key=True),
    Column("session_id", Uuid, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("ballot", JSON, nullable=False),
    Index("view_session_ballot_session", "tenant_id", "generation", "session_id", "position"),
)

_labels = label_table("view_session_report_label")


@dataclass(frozen=True, kw_only=True)
class SessionSummary:
    """A session in a list; `state` is convened, open or closed, `version` that of the session."""

    session_id: UUID
    version: int
    council_id: UUID
    plan_id: UUID
    plan_year: int
    held_on: date
    state: str
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class SessionReport(SessionSummary):
    """A whole session.

    `report` is what `projections.minutes.sessions` notes, `ballots` what
    `projections.minutes.ballots` notes of each, oldest first, voided ones included. Neither
    holds what any member chose.
    """

    report: dict[str, Any]
    ballots: tuple[dict[str, Any], ...]


class SessionReports(Projection):
    """One row a session, and one for each of its ballots."""

    name = "session_report"
    tables = (view_session_report, view_session_ballot, _labels)

    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        labels = Labels(rows, _labels)
        labels.learn(fact)
        self._note(fact, recorded, rows, labels)

    @singledispatchmethod
    def _note(self, fact: object, recorded: RecordedFact, rows: Rows, labels: Labels) -> None:
        pass

    @_note.register
    def _convened(
        self, fact: Session.Convened, recorded: RecordedFact, rows: Rows, labels: Labels
    ) -> None:
        rows.insert(
            view_session_report,
            session_id=fact.originator_id,
            version=fact.originator_version,
            council_id=fact.council_id,
            plan_id=fact.plan_id,
            plan_year=fact.plan_year,
            held_on=fact.held_on,
            state="convened",
            report=sessions.begun(fact, labels),
            updated_at=recorded.occurred_at,
        )

    @_note.register
    def _session_went_on(
        self, fact: Session.Event, recorded: RecordedFact, rows: Rows, labels: Labels
    ) -> None:
        keys = {"session_id": fact.originator_id}
        minutes = rows.existing(view_session_report, **keys)["report"]
        report = sessions.noted(fact, minutes, labels)
        rows.update(
            view_session_report,
            keys,
            version=fact.originator_version,
            state=_state(report),
            report=report,
            updated_at=recorded.occurred_at,
        )

    @_note.register
    def _ballot_opened(
        self, fact: Ballot.Opened, recorded: RecordedFact, rows: Rows, labels: Labels
    ) -> None:
        rows.insert(
            view_session_ballot,
            ballot_id=fact.originator_id,
            session_id=fact.session_id,
            position=recorded.position,
            ballot=ballots.begun(fact, labels),
        )
        _touch(rows, fact.session_id, recorded)

    @_note.register
    def _ballot_went_on(
        self, fact: Ballot.Event, recorded: RecordedFact, rows: Rows, labels: Labels
    ) -> None:
        keys = {"ballot_id": fact.originator_id}
        row = rows.existing(view_session_ballot, **keys)
        rows.update(view_session_ballot, keys, ballot=ballots.noted(fact, row["ballot"]))
        _touch(rows, row["session_id"], recorded)


class SessionReportView(View):
    """The sessions of the councils of the tenant in scope."""

    projection = SessionReports

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        council_id: UUID | None = None,
        plan_year: int | None = None,
        state: str | None = None,
    ) -> Page[SessionSummary]:
        """Sessions in the order of the days on which they are held.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"council_id": council_id, "plan_year": plan_year, "state": state}
        order = ("held_on", "session_id")
        return self._page(
            view_session_report, wanted, order=order, after=after, limit=limit, item=_summary
        )

    def get(self, session_id: UUID) -> SessionReport:
        """One session with its ballots (NotFoundError where there is no report of it)."""
        table = view_session_report
        query = select(table).where(self._own(table), table.c.session_id == session_id)
        for row in self._fetch(query):
            return SessionReport(
                **vars(_summary(row)), report=row["report"], ballots=self._ballots(session_id)
            )
        raise NotFoundError(kind="session", id=session_id)

    def _ballots(self, session_id: UUID) -> tuple[dict[str, Any], ...]:
        table = view_session_ballot
        query = (
            select(table.c.ballot)
            .where(self._own(table), table.c.session_id == session_id)
            .order_by(table.c.position)
        )
        return tuple(row["ballot"] for row in self._fetch(query))


def _touch(rows: Rows, session_id: UUID, recorded: RecordedFact) -> None:
    keys = {"session_id": session_id}
    rows.update(view_session_report, keys, updated_at=recorded.occurred_at)


def _state(minutes: sessions.Minutes) -> str:
    if minutes["closing"] is not None:
        return "closed"
    return "convened" if minutes["opening"] is None else "open"


def _summary(row: RowMapping) -> SessionSummary:
    return SessionSummary(**{name: row[name] for name in SessionSummary.__dataclass_fields__})
