"""The elections of the councils: where each stands, and no more than the turnout before its end."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.aggregate import Aggregate
from domain.elections import facts
from domain.elections.phases import Phase
from domain.errors import NotFoundError
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant

view_election = view_table(
    "view_election",
    Column("election_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("session_id", Uuid, nullable=False),
    Column("council_id", Uuid, nullable=False),
    Column("ballot_id", Uuid, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("nominees", JSON, nullable=False),
    Column("roll", Integer, nullable=False),
    Column("turnout", Integer, nullable=False),
    Column("fingerprint", Text),
    Column("counts", JSON, nullable=False),
    Column("reason", Text),
    Column("updated_at", Instant, nullable=False),
    Index("view_election_session", "tenant_id", "generation", "session_id"),
)


@dataclass(frozen=True, kw_only=True)
class ElectionEntry:
    """An election in a list.

    `stage` is a phase that does not look at the clock: an election that is `ready` is open from
    `opens_at` on. `roll` is how many can vote, `turnout` how many have. `counts` are the sums for
    each nominee, empty until the trustees opened them.
    """

    election_id: UUID
    version: int
    session_id: UUID
    council_id: UUID
    ballot_id: UUID
    held_on: date
    stage: str
    opens_at: datetime
    closes_at: datetime
    nominees: tuple[str, ...]
    roll: int
    turnout: int
    fingerprint: str | None
    counts: tuple[dict[str, Any], ...]
    reason: str | None
    updated_at: datetime


class ElectionBoard(Projection):
    """One row an election; no ballot and no tracker."""

    name = "election_board"
    tables = (view_election,)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _set_up(self, fact: facts.SetUp, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_election,
            election_id=fact.originator_id,
            version=fact.originator_version,
            session_id=fact.session_id,
            council_id=fact.council_id,
            ballot_id=fact.ballot_id,
            held_on=date.fromisoformat(fact.held_on),
            stage=Phase.CEREMONY,
            opens_at=fact.opens_at,
            closes_at=fact.closes_at,
            nominees=fact.nominees,
            roll=len(fact.voters),
            turnout=0,
            counts=[],
            updated_at=recorded.occurred_at,
        )

    @react.register
    def _went_on(
        self,
        fact: facts.CertificateReceived
        | facts.PolynomialReceived
        | facts.ShareVerified
        | facts.WrittenOpinionsNoted
        | facts.EncryptedTallyPublished
        | facts.PartialDecryptionPublished
        | facts.ShareDestroyed,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        _change(rows, fact)

    @react.register
    def _key_made(self, fact: facts.CeremonyCompleted, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.ENROLMENT)

    @react.register
    def _defined(self, fact: facts.Defined, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.READY, roll=len(fact.roll), fingerprint=fact.fingerprint)

    @react.register
    def _ballot_cast(self, fact: facts.BallotCast, recorded: RecordedFact, rows: Rows) -> None:
        row = rows.existing(view_election, election_id=fact.originator_id)
        _change(rows, fact, turnout=row["turnout"] + 1)

    @react.register
    def _ended(self, fact: facts.Ended, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.ENDED)

    @react.register
    def _opened(self, fact: facts.ResultPublished, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.DECIDED, counts=fact.counts)

    @react.register
    def _cancelled(self, fact: facts.Cancelled, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.CANCELLED, reason=fact.reason)

    @react.register
    def _voided(self, fact: facts.Voided, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, stage=Phase.VOIDED, reason=fact.reason)


class ElectionBoardView(View):
    """The elections of the tenant in scope."""

    projection = ElectionBoard

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        session_id: UUID | None = None,
        council_id: UUID | None = None,
        stage: str | None = None,
    ) -> Page[ElectionEntry]:
        """Elections in the order of the days of their sessions.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"session_id": session_id, "council_id": council_id, "stage": stage}
        order = ("held_on", "election_id")
        return self._page(view_election, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, election_id: UUID) -> ElectionEntry:
        """One election (NotFoundError where there is none)."""
        query = select(view_election).where(
            self._own(view_election), view_election.c.election_id == election_id
        )
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="election", id=election_id)


def _change(rows: Rows, fact: Aggregate.Event, **values: Any) -> None:
    rows.update(
        view_election,
        {"election_id": fact.originator_id},
        version=fact.originator_version,
        updated_at=fact.timestamp,
        **values,
    )


def _entry(row: RowMapping) -> ElectionEntry:
    return ElectionEntry(**{name: row[name] for name in ElectionEntry.__dataclass_fields__})
