"""A list that an agency below has sent: acknowledged, answered, or given back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.lists import incoming_facts as facts
from domain.lists.refusals import (
    ListReasonMissingError,
    NotOnTheListError,
    WrongListStateError,
)

RECEIVED, ACKNOWLEDGED, ANSWERED, RETURNED = "received", "acknowledged", "answered", "returned"


class Result(StrEnum):
    """What became of one exemplar on a list."""

    NOTED = "noted"
    PUBLISHED = "published"
    COMMENDED = "commended"
    RECOGNISED = "recognised"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class EntryResult:
    """What became of one exemplar, by which decision and why; to decline takes a reason."""

    nomination_id: UUID
    result: Result
    decision_number: str | None = None
    reason: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The result as an event stores it."""
        return asdict(self) | {
            "nomination_id": str(self.nomination_id),
            "result": self.result.value,
        }


@dataclass(frozen=True, kw_only=True)
class ListSource:
    """Where a list came from, so that its answer finds the way back."""

    tenant: str
    list_id: UUID


class IncomingList(Aggregate):
    """One list in the inbox of a province or ministry."""

    TOPIC = "incoming-list"

    Received = facts.Received
    Acknowledged = facts.Acknowledged
    Answered = facts.Answered
    Returned = facts.Returned

    @classmethod
    def receive(
        cls, *, incoming_list_id: UUID, at: datetime, source: ListSource, copy: dict[str, Any]
    ) -> "IncomingList":
        """Take a list in; `copy` holds what it says, as the fact has it."""
        return cls._begin(
            cls.Received,
            id=incoming_list_id,
            at=at,
            list_id=source.list_id,
            origin_tenant=source.tenant,
            **copy,
        )

    def acknowledge(self, *, at: datetime, by: str, receipt_number: str | None) -> None:
        """Tell the agency that its list is here."""
        self._require(RECEIVED)
        self._record(self.Acknowledged, at=at, receipt_number=receipt_number, acknowledged_by=by)

    def answer(
        self,
        *,
        at: datetime,
        by: str,
        document_number: str | None,
        note: str | None,
        results: Sequence[EntryResult],
    ) -> None:
        """Tell the agency what became of those on its list; it may be told anew.

        Raises:
            NotOnTheListError: a result is about somebody else.
            ListReasonMissingError: somebody is declined without a reason.
        """
        self._require(ACKNOWLEDGED, ANSWERED)
        strangers = [each for each in results if str(each.nomination_id) not in self._listed]
        if strangers:
            ids = ", ".join(str(each.nomination_id) for each in strangers)
            raise NotOnTheListError(nomination_ids=ids)
        for each in results:
            if each.result is Result.DECLINED:
                _require_reason(each.reason)
        self._record(
            self.Answered,
            at=at,
            document_number=document_number,
            note=note,
            results=[each.as_dict() for each in results],
            answered_by=by,
        )

    def return_(self, *, at: datetime, by: str, reason: str) -> None:
        """Give the list back, as long as it was not answered."""
        self._require(RECEIVED, ACKNOWLEDGED)
        _require_reason(reason)
        self._record(self.Returned, at=at, reason=reason, returned_by=by)

    @property
    def source(self) -> ListSource:
        """Where the list came from."""
        return self._source

    def _require(self, *states: str) -> None:
        if self._state not in states:
            raise WrongListStateError(state=self._state)

    # Facts

    @event(Received)
    def __init__(self, *, list_id: UUID, origin_tenant: str, entries: list[dict[str, Any]]) -> None:
        self._state = RECEIVED
        self._source = ListSource(tenant=origin_tenant, list_id=list_id)
        self._listed = frozenset(entry["nomination_id"] for entry in entries)

    @event(Acknowledged)
    def _acknowledged(self) -> None:
        self._state = ACKNOWLEDGED

    @event(Answered)
    def _answered(self) -> None:
        self._state = ANSWERED

    @event(Returned)
    def _returned(self) -> None:
        self._state = RETURNED


def _require_reason(reason: str | None) -> None:
    if not (reason or "").strip():
        raise ListReasonMissingError
