"""A request of a person to be erased: received, decided by its day, and carried out."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.erasures.refusals import (
    ErasureDecidedError,
    ErasureNotGrantedError,
    ErasureReasonMissingError,
    ErasureReceivedLaterError,
)
from domain.personal import PersonalText
from domain.times import local_day


class AskedBy(StrEnum):
    """Who may ask for an erasure (Luật 91/2025/QH15)."""

    SUBJECT = "subject"
    LEGAL_REPRESENTATIVE = "legal_representative"


class Erasure(Aggregate):
    """One request. What it says of the person is sealed by the key that it asks to destroy."""

    TOPIC = "erasure"

    class Requested(Birth):
        """A request was received; it must be answered by `due_on`."""

        TOPIC = "erasure.requested"
        subject_id: UUID
        asked_by: str
        document: PersonalText
        received_on: date
        due_on: date
        registered_by: str

    class Granted(Aggregate.Event):
        """The head granted the request; the key is destroyed next."""

        TOPIC = "erasure.granted"
        document: str
        late: bool
        granted_by: str

    class Refused(Aggregate.Event):
        """The head refused the request with a reason."""

        TOPIC = "erasure.refused"
        document: str
        reason: PersonalText
        late: bool
        refused_by: str

    class CarriedOut(Aggregate.Event):
        """The keys of the person were destroyed: nothing that they sealed can be read again."""

        TOPIC = "erasure.carried-out"
        keys: int

    @classmethod
    def request(
        cls,
        *,
        erasure_id: UUID,
        at: datetime,
        by: str,
        subject_id: UUID,
        asked_by: AskedBy,
        document: str,
        received_on: date,
        due_on: date,
    ) -> "Erasure":
        """Register a request that was received in writing.

        Raises:
            ErasureReceivedLaterError: the day has not come.
        """
        if received_on > local_day(at):
            raise ErasureReceivedLaterError(received_on=received_on)
        return cls._begin(
            cls.Requested,
            id=erasure_id,
            at=at,
            subject_id=subject_id,
            asked_by=asked_by.value,
            document=PersonalText(document),
            received_on=received_on,
            due_on=due_on,
            registered_by=by,
        )

    def grant(self, *, at: datetime, by: str, document: str) -> None:
        """Grant the request; after its day the decision counts as late.

        Raises:
            ErasureDecidedError: it was decided before.
        """
        self._require_open()
        self._record(self.Granted, at=at, document=document, late=self._late(at), granted_by=by)

    def refuse(self, *, at: datetime, by: str, document: str, reason: str) -> None:
        """Refuse the request, with the reason.

        Raises:
            ErasureDecidedError, ErasureReasonMissingError: it was decided, or nobody says why.
        """
        self._require_open()
        if not reason.strip():
            raise ErasureReasonMissingError
        self._record(
            self.Refused,
            at=at,
            document=document,
            reason=PersonalText(reason),
            late=self._late(at),
            refused_by=by,
        )

    def note_carried_out(self, *, at: datetime, keys: int) -> None:
        """Note that the keys are destroyed; noting it again changes nothing.

        Raises:
            ErasureNotGrantedError: it was not granted.
        """
        if not self._granted:
            raise ErasureNotGrantedError
        if not self._carried_out:
            self._record(self.CarriedOut, at=at, keys=keys)

    @property
    def subject_id(self) -> UUID:
        """Who is to be erased."""
        return self._subject_id

    def _late(self, at: datetime) -> bool:
        return local_day(at) > self._due_on

    def _require_open(self) -> None:
        if self._decided:
            raise ErasureDecidedError

    @event(Requested)
    def __init__(self, subject_id: UUID, due_on: date) -> None:
        self._subject_id = subject_id
        self._due_on = due_on
        self._decided = False
        self._granted = False
        self._carried_out = False

    @event(Granted)
    def _was_granted(self) -> None:
        self._decided = self._granted = True

    @event(Refused)
    def _was_refused(self) -> None:
        self._decided = True

    @event(CarriedOut)
    def _was_carried_out(self) -> None:
        self._carried_out = True
