"""A delegation: who signs in the head's place, by which document, from when until when.

The forms of signature are those of Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I (chữ ký của người
có thẩm quyền): “KT.” before the head's title when a deputy signs for the head, “Q.” when somebody
is acting head. Whoever signs so cannot pass it on: the right to delegate is never delegated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from domain.access.guards import require_days_in_order, require_said
from domain.access.refusals import (
    AlreadyEndedError,
    NothingDelegatedError,
    SelfDelegationError,
)
from domain.aggregate import Aggregate, Birth
from domain.times import local_day


class Capacity(StrEnum):
    """In which capacity somebody signs in the head's place."""

    FOR_HEAD = "KT"
    """Ký thay: a deputy signs for the head."""
    ACTING = "Q"
    """Quyền: the seat of the head is vacant and somebody acts as head."""


@dataclass(frozen=True, kw_only=True)
class Mandate:
    """What a document says: who signs, for whom, in which capacity, for what, on which days."""

    delegate: str
    capacity: Capacity
    head_title: str
    own_title: str
    document_number: str
    document_date: date
    rights: Sequence[str]
    first_day: date
    last_day: date | None

    @property
    def signature(self) -> str:
        """The words above the signature: “KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC” or “Q. GIÁM ĐỐC”."""
        return signature_of(self.capacity.value, self.head_title, self.own_title)


def signature_of(capacity: str, head_title: str, own_title: str) -> str:
    """The words above a signature in a capacity."""
    head = f"{capacity}. {head_title.upper()}"
    return head if capacity == Capacity.ACTING else f"{head}, {own_title.upper()}"


class Delegation(Aggregate):
    """One delegation of one agency."""

    TOPIC = "delegation"

    class Given(Birth):
        """Somebody was let sign in the head's place; `last_day` None: until it is ended."""

        TOPIC = "delegation.given"
        delegate: str
        capacity: str
        head_title: str
        own_title: str
        document_number: str
        document_date: date
        rights: list[str]
        first_day: date
        last_day: date | None
        given_by: str

    class Ended(Aggregate.Event):
        """The delegation ended at this moment, before its last day or without one."""

        TOPIC = "delegation.ended"
        reason: str
        ended_by: str

    @classmethod
    def give(cls, *, delegation_id: UUID, at: datetime, by: str, mandate: Mandate) -> "Delegation":
        """Let somebody sign in the head's place.

        Raises:
            SelfDelegationError, NothingDelegatedError: not like this.
            AccessWordsMissingError, BackwardsDaysError: a title, the document or the days lack.
        """
        if by == mandate.delegate:
            raise SelfDelegationError(person=by)
        if not mandate.rights:
            raise NothingDelegatedError
        require_said(
            head_title=mandate.head_title,
            own_title=mandate.own_title,
            document_number=mandate.document_number,
        )
        require_days_in_order(mandate.first_day, mandate.last_day)
        fields = vars(mandate) | {
            "capacity": mandate.capacity.value,
            "rights": sorted(set(mandate.rights)),
        }
        return cls._begin(cls.Given, id=delegation_id, at=at, **fields, given_by=by)

    def end(self, *, at: datetime, by: str, reason: str) -> None:
        """End it now; it stays readable for ever.

        Raises:
            AlreadyEndedError, AccessWordsMissingError: it has ended, or there is no reason.
        """
        if self._ended:
            raise AlreadyEndedError
        require_said(reason=reason)
        self._record(self.Ended, at=at, reason=reason, ended_by=by)

    def is_in_force(self, at: datetime) -> bool:
        """Whether it counts on the day of this instant in Vietnam, and has not been ended."""
        day, last = local_day(at), self._mandate.last_day
        return not self._ended and self._mandate.first_day <= day and (last is None or day <= last)

    @property
    def mandate(self) -> Mandate:
        """What the document says."""
        return self._mandate

    # Facts

    @event(Given)
    def __init__(
        self,
        delegate: str,
        capacity: str,
        head_title: str,
        own_title: str,
        document_number: str,
        document_date: date,
        rights: list[str],
        first_day: date,
        last_day: date | None,
    ) -> None:
        self._ended = False
        self._mandate = Mandate(
            delegate=delegate,
            capacity=Capacity(capacity),
            head_title=head_title,
            own_title=own_title,
            document_number=document_number,
            document_date=document_date,
            rights=tuple(rights),
            first_day=first_day,
            last_day=last_day,
        )

    @event(Ended)
    def _has_ended(self) -> None:
        self._ended = True
