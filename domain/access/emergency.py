"""Emergency access (break-glass): an operator comes in with a reason, for a day at most."""

from datetime import datetime, timedelta
from uuid import UUID

from eventsourcing.domain import event

from domain.access.guards import require_said
from domain.access.refusals import (
    AlreadyClosedError,
    AlreadyEndedError,
    EmergencyOverError,
    EmergencyTooLongError,
    OperatorClosesError,
)
from domain.aggregate import Aggregate, Birth

MOST = timedelta(hours=24)
_HOUR = timedelta(hours=1)


class EmergencyAccess(Aggregate):
    """One time that an operator came in; the agency has the last word on it."""

    TOPIC = "emergency-access"

    class Taken(Birth):
        """An operator let themselves in; the agency is told at once."""

        TOPIC = "emergency-access.taken"
        operator: str
        reason: str
        ends_at: datetime

    class Ended(Aggregate.Event):
        """The operator left before the end."""

        TOPIC = "emergency-access.ended"
        ended_by: str

    class Closed(Aggregate.Event):
        """The agency closed it with a remark; if it was still open, it ends with that."""

        TOPIC = "emergency-access.closed"
        remark: str
        closed_by: str

    @classmethod
    def take(
        cls, *, access_id: UUID, at: datetime, by: str, reason: str, ends_at: datetime
    ) -> "EmergencyAccess":
        """Come in until a moment.

        Raises:
            AccessWordsMissingError, EmergencyOverError, EmergencyTooLongError: not like this.
        """
        require_said(reason=reason)
        if ends_at <= at:
            raise EmergencyOverError(ends_at=ends_at.isoformat())
        if ends_at - at > MOST:
            raise EmergencyTooLongError(most=MOST // _HOUR)
        return cls._begin(
            cls.Taken, id=access_id, at=at, operator=by, reason=reason, ends_at=ends_at
        )

    def end(self, *, at: datetime, by: str) -> None:
        """Leave before the end.

        Raises:
            AlreadyEndedError: it has ended, or its end has passed.
        """
        if not self.is_in_force(at):
            raise AlreadyEndedError
        self._record(self.Ended, at=at, ended_by=by)

    def close(self, *, at: datetime, by: str, remark: str) -> None:
        """Say what the agency thinks of it; this ends it too.

        Raises:
            OperatorClosesError, AlreadyClosedError, AccessWordsMissingError: not like this.
        """
        if by == self._operator:
            raise OperatorClosesError(person=by)
        if self._closed:
            raise AlreadyClosedError
        require_said(remark=remark)
        self._record(self.Closed, at=at, remark=remark, closed_by=by)

    def is_in_force(self, at: datetime) -> bool:
        """Whether the operator is still let in."""
        return not self._ended and at < self._ends_at

    @property
    def operator(self) -> str:
        """Who came in."""
        return self._operator

    # Facts

    @event(Taken)
    def __init__(self, operator: str, ends_at: datetime) -> None:
        self._operator = operator
        self._ends_at = ends_at
        self._ended = False
        self._closed = False

    @event(Ended)
    def _was_ended(self) -> None:
        self._ended = True

    @event(Closed)
    def _was_closed(self) -> None:
        self._ended = True
        self._closed = True
