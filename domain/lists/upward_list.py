"""A list of exemplars that an agency sends upward (S0:87, S1:118, S4:64-66)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.lists import facts
from domain.lists.content import ListContent, ListKind
from domain.lists.refusals import (
    EmptyListError,
    FutureSignatureError,
    ListNotInPlanError,
    ListReasonMissingError,
    SpanOutsidePlanError,
    WrongListStateError,
    WrongSpanError,
)
from domain.rules.route import NoRouteError, Route, reason_to_leave, require_council_proposal
from domain.rules.setting import Period
from domain.rules.spans import Span, half_year_of, month_of
from domain.times import local_day

COMPILED, SIGNED, SENT, CANCELLED = "compiled", "signed", "sent", "cancelled"


class UpwardList(Aggregate):
    """One list of one plan for one span of time."""

    TOPIC = "upward-list"

    Compiled = facts.Compiled
    Signed = facts.Signed
    Sent = facts.Sent
    Cancelled = facts.Cancelled
    Delivered = facts.Delivered
    Acknowledged = facts.Acknowledged
    Answered = facts.Answered
    Returned = facts.Returned

    @classmethod
    def compile(
        cls,
        *,
        list_id: UUID,
        at: datetime,
        by: str,
        content: ListContent,
        period: Period,
        route: Route | None,
    ) -> "UpwardList":
        """Put exemplars on a list; `period` and `route` are those of the plan.

        Raises:
            NoRouteError, ListNotInPlanError: the plan sends no lists.
            WrongSpanError, SpanOutsidePlanError: the span is not for this kind, plan or day.
            EmptyListError: nobody is on it, and there is no reason for that.
        """
        route = require_lists(route)
        _require_span(content, period, local_day(at))
        if not content.entries and not (content.nil_reason or "").strip():
            raise EmptyListError
        by_council = content.kind is not ListKind.REGISTRATION_COUNTS
        return cls._begin(
            cls.Compiled,
            id=list_id,
            at=at,
            **content.as_fields(),
            route_to=route.to,
            council_proposal_required=route.council_proposal_required and by_council,
            compiled_by=by,
        )

    def sign(
        self,
        *,
        at: datetime,
        number: str,
        signed_on: date,
        signer: str,
        council_minutes: str | None,
    ) -> None:
        """Sign the list, on the council's proposal where the plan asks for it.

        Raises:
            CouncilProposalMissingError, FutureSignatureError: it cannot be signed like this.
        """
        self._require(COMPILED)
        require_council_proposal(required=self._council_proposal_required, minutes=council_minutes)
        if signed_on > local_day(at):
            raise FutureSignatureError(signed_on=signed_on)
        self._record(
            self.Signed,
            at=at,
            number=number,
            signed_on=signed_on,
            signer=signer,
            council_minutes=council_minutes,
        )

    def send(
        self,
        *,
        at: datetime,
        by: str,
        destination: str,
        level: str,
        route_override_reason: str | None,
    ) -> None:
        """Send the list to an agency of that level; to leave the plan's route takes a reason.

        Raises:
            WrongRouteError: the route leads elsewhere, and there is no reason (T17).
        """
        self._require(SIGNED)
        why_elsewhere = reason_to_leave(
            route_to=self._route_to, level=level, reason=route_override_reason
        )
        self._record(
            self.Sent,
            at=at,
            destination=destination,
            route_override_reason=why_elsewhere,
            sent_by=by,
        )

    def cancel(self, *, at: datetime, by: str, reason: str) -> None:
        """Give the list up, before it is sent."""
        self._require(COMPILED, SIGNED)
        if not reason.strip():
            raise ListReasonMissingError
        self._record(self.Cancelled, at=at, reason=reason, cancelled_by=by)

    def note_delivered(self, *, at: datetime, incoming_list_id: UUID) -> None:
        """Note, once, that the list is in the inbox above."""
        self._require(SENT)
        if not self._delivery_noted:
            self._record(
                self.Delivered,
                at=at,
                destination=self._destination,
                incoming_list_id=incoming_list_id,
            )

    def note_acknowledged(self, *, at: datetime, receipt_number: str | None) -> None:
        """Note, once, that the level above acknowledged the list."""
        self._require(SENT)
        if not self._receipt_noted:
            self._record(
                self.Acknowledged,
                at=at,
                destination=self._destination,
                receipt_number=receipt_number,
            )

    def note_answered(
        self,
        *,
        at: datetime,
        incoming_version: int,
        document_number: str | None,
        note: str | None,
        results: list[dict[str, Any]],
    ) -> None:
        """Note what became of those on the list, unless this or a later answer was noted before.

        `incoming_version` is the version of the list above that gave the answer.
        """
        self._require(SENT)
        if incoming_version > self._answered_version:
            self._record(
                self.Answered,
                at=at,
                destination=self._destination,
                incoming_version=incoming_version,
                document_number=document_number,
                note=note,
                results=results,
            )

    def note_returned(self, *, at: datetime, reason: str) -> None:
        """Note, once, that the level above gave the list back."""
        self._require(SENT)
        if not self._given_back:
            self._record(self.Returned, at=at, destination=self._destination, reason=reason)

    @property
    def route_to(self) -> str:
        """The level to which the plan's route leads."""
        return self._route_to

    def _require(self, *states: str) -> None:
        if self._state not in states:
            raise WrongListStateError(state=self._state)

    # Facts

    @event(Compiled)
    def __init__(self, *, route_to: str, council_proposal_required: bool) -> None:
        self._state = COMPILED
        self._route_to = route_to
        self._council_proposal_required = council_proposal_required
        self._destination = ""
        self._delivery_noted = False
        self._receipt_noted = False
        self._given_back = False
        self._answered_version = 0

    @event(Signed)
    def _signed(self) -> None:
        self._state = SIGNED

    @event(Sent)
    def _sent(self, destination: str) -> None:
        self._state = SENT
        self._destination = destination

    @event(Cancelled)
    def _cancelled(self) -> None:
        self._state = CANCELLED

    @event(Delivered)
    def _delivered(self) -> None:
        self._delivery_noted = True

    @event(Acknowledged)
    def _acknowledged(self) -> None:
        self._receipt_noted = True

    @event(Answered)
    def _answered(self, incoming_version: int) -> None:
        self._answered_version = incoming_version

    @event(Returned)
    def _returned(self) -> None:
        self._given_back = True


def require_lists(route: Route | None) -> Route:
    """The route of a plan that sends lists.

    Raises:
        NoRouteError, ListNotInPlanError: the plan sends none.
    """
    if route is None:
        raise NoRouteError
    if route.form != "list":
        raise ListNotInPlanError
    return route


def _require_span(content: ListContent, period: Period, today: date) -> None:
    span, kind = content.span, content.kind
    if not _suits(kind, span):
        raise WrongSpanError(kind=kind.value, span=span.key)
    begun = span.first <= today
    if not begun or span.last < period.start or span.first > period.end:
        raise SpanOutsidePlanError(span=span.key)


def _suits(kind: ListKind, span: Span) -> bool:
    if kind is ListKind.MONTHLY:
        return span == month_of(span.first)
    if kind is ListKind.HALF_YEAR:
        return span == half_year_of(span.first)
    return True
