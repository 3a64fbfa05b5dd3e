"""The requests to erase, each with its last day, and the orders to preserve."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Text, Uuid, select
from sqlalchemy.engine import RowMapping
from typing_extensions import override

from domain.aggregate import Aggregate
from domain.erasures import facts
from domain.erasures.preservation import Preservation
from domain.errors import NotFoundError
from projections.paging import Page
from projections.projection import Projection, RecordedFact
from projections.rows import Rows
from projections.schema import view_table
from projections.view import View
from tenants.columns import Instant

view_erasure = view_table(
    "view_erasure",
    Column("erasure_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("due_phrase", Text, nullable=False),
    Column("due_reading", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("document", Text),
    Column("late", Boolean, nullable=False),
    Column("decided_at", Instant),
    Column("carried_out_at", Instant),
    Column("origin_tenant", Text),
    Column("withheld", Text),
    Column("above", JSON, nullable=False),
)
view_preservation = view_table(
    "view_preservation",
    Column("order_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
    Column("document", Text, nullable=False),
)
_preserved = view_table(
    "view_preservation_subject",
    Column("preservation_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
)
REQUESTED, GRANTED, REFUSED, CARRIED_OUT = "requested", "granted", "refused", "carried_out"
WITHHELD, AWAITING_ABOVE = "withheld", "awaiting_above"
BELOW, ASKED = "agency_below", "asked"


@dataclass(frozen=True, kw_only=True)
class CopyAbove:
    """What became of the copies at one level above.

    `state` is asked, carried_out, or why they stay for now: preserved, held or published.
    """

    destination: str
    state: str


@dataclass(frozen=True, kw_only=True)
class ErasureEntry:
    """A request as it stands: `due_on` is the last day to answer, `late` that it was missed.

    `state` is requested, granted, refused, awaiting_above (erased here, and not yet everywhere it
    was sent), carried_out, or withheld: `withheld` says why it stays here. `origin_tenant` is the
    agency below that granted it, if it was one. `document` is that of the decision.
    """

    erasure_id: UUID
    version: int
    subject_id: UUID
    asked_by: str
    received_on: date
    due_on: date
    due_phrase: str
    due_reading: str
    state: str
    document: str | None
    late: bool
    decided_at: datetime | None
    carried_out_at: datetime | None
    origin_tenant: str | None
    withheld: str | None
    above: list[CopyAbove]


@dataclass(frozen=True, kw_only=True)
class PreservationEntry:
    """An order to preserve that stands, and its document."""

    order_id: UUID
    subject_id: UUID
    document: str


class ErasureRegister(Projection):
    """One row a request, and one an order that stands."""

    name = "erasure_register"
    tables = (view_erasure, view_preservation, _preserved)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    @react.register
    def _requested(self, fact: facts.Requested, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_erasure,
            erasure_id=fact.originator_id,
            version=fact.originator_version,
            subject_id=fact.subject_id,
            asked_by=fact.asked_by,
            received_on=fact.received_on,
            due_on=fact.due_on,
            due_phrase=fact.due_phrase,
            due_reading=fact.due_reading,
            state=REQUESTED,
            late=False,
            above={},
        )

    @react.register
    def _asked_from_below(
        self, fact: facts.AskedFromBelow, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.insert(
            view_erasure,
            erasure_id=fact.originator_id,
            version=fact.originator_version,
            subject_id=fact.subject_ids[0],
            asked_by=BELOW,
            received_on=fact.received_on,
            due_on=fact.due_on,
            due_phrase=fact.due_phrase,
            due_reading=fact.due_reading,
            state=GRANTED,
            document=fact.document,
            late=False,
            decided_at=fact.timestamp,
            origin_tenant=fact.origin_tenant,
            above={},
        )

    @react.register
    def _withheld(self, fact: facts.Withheld, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact, state=WITHHELD, withheld=fact.obstacle)

    @react.register
    def _passed_on(self, fact: facts.PassedOn, recorded: RecordedFact, rows: Rows) -> None:
        _note_above(rows, fact, ASKED)

    @react.register
    def _withheld_above(
        self, fact: facts.WithheldAbove, recorded: RecordedFact, rows: Rows
    ) -> None:
        _note_above(rows, fact, fact.obstacle)

    @react.register
    def _carried_out_above(
        self, fact: facts.CarriedOutAbove, recorded: RecordedFact, rows: Rows
    ) -> None:
        _note_above(rows, fact, CARRIED_OUT)

    @react.register
    def _granted(self, fact: facts.Granted, recorded: RecordedFact, rows: Rows) -> None:
        _decide(rows, fact, GRANTED)

    @react.register
    def _refused(self, fact: facts.Refused, recorded: RecordedFact, rows: Rows) -> None:
        _decide(rows, fact, REFUSED)

    @react.register
    def _carried_out(self, fact: facts.CarriedOut, recorded: RecordedFact, rows: Rows) -> None:
        above = rows.existing(view_erasure, erasure_id=fact.originator_id)["above"]
        done = {"carried_out_at": fact.timestamp, "withheld": None}
        _change(rows, fact, state=_carried_out_state(above), **done)

    @react.register
    def _opened(self, fact: Preservation.Opened, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(_preserved, preservation_id=fact.originator_id, subject_id=fact.subject_id)

    @react.register
    def _ordered(self, fact: Preservation.Ordered, recorded: RecordedFact, rows: Rows) -> None:
        about = rows.existing(_preserved, preservation_id=fact.originator_id)
        rows.insert(
            view_preservation,
            order_id=fact.order_id,
            subject_id=about["subject_id"],
            document=fact.document,
        )

    @react.register
    def _lifted(self, fact: Preservation.Lifted, recorded: RecordedFact, rows: Rows) -> None:
        rows.delete(view_preservation, order_id=fact.order_id)


class ErasureRegisterView(View):
    """The requests of the tenant in scope."""

    projection = ErasureRegister

    def page(self, after: str | None = None, limit: int = 50) -> Page[ErasureEntry]:
        """Requests in the order of their last days.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        order = ("due_on", "erasure_id")
        return self._page(view_erasure, {}, order=order, after=after, limit=limit, item=_entry)

    def get(self, erasure_id: UUID) -> ErasureEntry:
        """One request (NotFoundError where the register does not show it)."""
        own = (self._own(view_erasure), view_erasure.c.erasure_id == erasure_id)
        for row in self._fetch(select(view_erasure).where(*own)):
            return _entry(row)
        raise NotFoundError(kind="erasure", id=erasure_id)

    def preserved(self, subject_id: UUID) -> list[PreservationEntry]:
        """The orders that stand about a subject."""
        own = (self._own(view_preservation), view_preservation.c.subject_id == subject_id)
        names = PreservationEntry.__dataclass_fields__
        return [
            PreservationEntry(**{name: row[name] for name in names})
            for row in self._fetch(select(view_preservation).where(*own))
        ]


def _decide(rows: Rows, fact: facts.Granted | facts.Refused, state: str) -> None:
    decided = {"document": fact.document, "late": fact.late, "decided_at": fact.timestamp}
    _change(rows, fact, state=state, **decided)


def _change(rows: Rows, fact: Aggregate.Event, **values: Any) -> None:
    keys = {"erasure_id": fact.originator_id}
    rows.update(view_erasure, keys, version=fact.originator_version, **values)


def _note_above(
    rows: Rows, fact: facts.PassedOn | facts.WithheldAbove | facts.CarriedOutAbove, state: str
) -> None:
    row = rows.existing(view_erasure, erasure_id=fact.originator_id)
    told = {"destination": fact.destination, "state": state}
    above = row["above"] | {str(fact.copy_erasure_id): told}
    is_erased_here = row["carried_out_at"] is not None
    stands = {"state": _carried_out_state(above)} if is_erased_here else {}
    _change(rows, fact, above=above, **stands)


def _carried_out_state(above: Mapping[str, Mapping[str, str]]) -> str:
    is_complete = all(each["state"] == CARRIED_OUT for each in above.values())
    return CARRIED_OUT if is_complete else AWAITING_ABOVE


def _entry(row: RowMapping) -> ErasureEntry:
    own = {name: row[name] for name in ErasureEntry.__dataclass_fields__}
    above = [CopyAbove(**each) for each in row["above"].values()]
    return ErasureEntry(**own | {"above": above})
