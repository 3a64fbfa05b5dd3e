"""How the register of lists is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from domain.errors import NotFoundError
from projections.list_register.projection import ListRegister
from projections.list_register.tables import incoming_list, listed, upward_list
from projections.paging import Page
from projections.view import View


@dataclass(frozen=True, kw_only=True)
class ListSummary:
    """What a list is and where it stands, without the exemplars on it.

    `total` counts those on it; `route_override_reason` says why it left the plan's route.
    """

    list_id: UUID
    version: int
    position: int
    state: str
    plan_title: str
    kind: str
    span: str
    first_day: date
    last_day: date
    total: int
    nil_reason: str | None
    number: str | None
    signed_on: date | None
    signer: str | None
    council_minutes: str | None
    route_override_reason: str | None
    receipt_number: str | None
    answer_number: str | None
    answer_note: str | None
    return_reason: str | None
    acknowledged_at: datetime | None
    answered_at: datetime | None
    returned_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class UpwardListSummary(ListSummary):
    """A list of one's own.

    `state` is compiled, signed, sent, acknowledged, answered, returned or cancelled.
    """

    plan_id: UUID
    destination: str | None
    cancel_reason: str | None
    compiled_at: datetime
    sent_at: datetime | None
    delivered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class IncomingListSummary(ListSummary):
    """A list in the inbox; `state` is received, acknowledged, answered or returned."""

    source_list_id: UUID
    origin_tenant: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class UpwardListEntry(UpwardListSummary):
    """A list of one's own with the exemplars on it, the counts, and what became of each."""

    entries: list[dict[str, Any]]
    counts: list[dict[str, Any]]
    results: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class IncomingListEntry(IncomingListSummary):
    """A list in the inbox with the exemplars on it, the counts, and what was answered of each."""

    entries: list[dict[str, Any]]
    counts: list[dict[str, Any]]
    results: list[dict[str, Any]]


S = TypeVar("S", bound=ListSummary)


class ListRegisterView(View):
    """The lists of the tenant in scope: its own and those in its inbox."""

    projection = ListRegister

    def upward(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        state: str | None = None,
        kind: str | None = None,
        plan_id: UUID | None = None,
        span: str | None = None,
    ) -> Page[UpwardListSummary]:
        """Lists of one's own in the order of their compilation.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        return self._page(
            upward_list,
            {"state": state, "kind": kind, "plan_id": plan_id, "span": span},
            order=("compiled_at", "list_id"),
            after=after,
            limit=limit,
            item=lambda row: _as(UpwardListSummary, row),
        )

    def upward_list(self, list_id: UUID) -> UpwardListEntry:
        """One list of one's own (NotFoundError where the register does not show it)."""
        query = select(upward_list).where(self._own(upward_list), upward_list.c.list_id == list_id)
        for row in self._fetch(query):
            return _as(UpwardListEntry, row)
        raise NotFoundError(kind="list", id=list_id)

    def inbox(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        state: str | None = None,
        kind: str | None = None,
        origin: str | None = None,
        span: str | None = None,
    ) -> Page[IncomingListSummary]:
        """Lists in the inbox in the order of their arrival; `origin` is the agency that sent them.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        return self._page(
            incoming_list,
            {"state": state, "kind": kind, "origin_tenant": origin, "span": span},
            order=("received_at", "list_id"),
            after=after,
            limit=limit,
            item=lambda row: _as(IncomingListSummary, row),
        )

    def incoming_list(self, list_id: UUID) -> IncomingListEntry:
        """One list in the inbox (NotFoundError where the register does not show it)."""
        own = self._own(incoming_list)
        query = select(incoming_list).where(own, incoming_list.c.list_id == list_id)
        for row in self._fetch(query):
            return _as(IncomingListEntry, row)
        raise NotFoundError(kind="list", id=list_id)

    def standing_on(self, *, plan_id: UUID, kind: str) -> frozenset[UUID]:
        """The dossiers on a list of this kind that was neither cancelled nor returned."""
        query = select(listed.c.nomination_id).where(
            self._own(listed),
            listed.c.plan_id == plan_id,
            listed.c.kind == kind,
            listed.c.stands.is_(True),
        )
        return frozenset(row["nomination_id"] for row in self._fetch(query))


def _as(kind: type[S], row: RowMapping) -> S:
    return kind(**{name: row[name] for name in kind.__dataclass_fields__})
