"""A request of a person to be erased: received, decided by its day, and carried out everywhere."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.erasures import facts
from domain.erasures.clock import Clock
from domain.erasures.copies import Asking, Copies, ErasureSource, Obstacle, copy_erasure_id_of
from domain.erasures.refusals import (
    ErasureDecidedError,
    ErasureNotGrantedError,
    ErasureReasonMissingError,
    ErasureReceivedLaterError,
)
from domain.personal import PersonalText
from domain.times import local_day


class AskedBy(StrEnum):
    """Who may ask for an erasure (Luật 91/2025/QH15 Điều 4, Điều 24 khoản 2)."""

    SUBJECT = "subject"
    LEGAL_REPRESENTATIVE = "legal_representative"


class Erasure(Aggregate):
    """One request. What it says of the person is sealed by the key that it asks to destroy.

    One that came from below was decided there: it is carried out here as soon as nothing forbids.
    """

    TOPIC = "erasure"

    Requested = facts.Requested
    AskedFromBelow = facts.AskedFromBelow
    Granted = facts.Granted
    Refused = facts.Refused
    Withheld = facts.Withheld
    PassedOn = facts.PassedOn
    WithheldAbove = facts.WithheldAbove
    CarriedOutAbove = facts.CarriedOutAbove
    CarriedOut = facts.CarriedOut

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
        clock: Clock,
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
            **clock.as_fields(),
            registered_by=by,
        )

    @classmethod
    def ask_from_below(cls, asking: Asking, *, at: datetime, clock: Clock) -> "Erasure":
        """Take over what an agency below has granted, for the copies that it had sent here."""
        return cls._begin(
            cls.AskedFromBelow,
            id=asking.copy_erasure_id,
            at=at,
            origin_tenant=asking.source.tenant,
            origin_erasure_id=asking.source.erasure_id,
            document=asking.document,
            received_on=local_day(at),
            **clock.as_fields(),
            subject_ids=list(asking.copies.subject_ids),
            keys=list(asking.copies.keys),
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

    def note_withheld(self, *, at: datetime, why: Obstacle) -> None:
        """Note why the copies here stay for now; the same reason is noted once."""
        if not self._carried_out and why != self._withheld:
            self._record(self.Withheld, at=at, obstacle=why.value)

    def pass_on(self, *, at: datetime, destination: str, copies: Copies) -> None:
        """Ask a level above to erase its copies; what it was asked before is not asked again."""
        left = copies.without(self._copied.get(destination, frozenset()))
        if left.subject_ids:
            self._record(
                self.PassedOn,
                at=at,
                destination=destination,
                copy_erasure_id=copy_erasure_id_of(self.id, destination, left),
                subject_ids=list(left.subject_ids),
                keys=list(left.keys),
            )

    def note_withheld_above(
        self, *, at: datetime, copy_erasure_id: UUID, version: int, why: Obstacle
    ) -> None:
        """Note that copies above stay for now; an answer of an earlier version changes nothing."""
        if version > self._heard[copy_erasure_id]:
            self._record(
                self.WithheldAbove,
                at=at,
                destination=self._destinations[copy_erasure_id],
                copy_erasure_id=copy_erasure_id,
                above_version=version,
                obstacle=why.value,
            )

    def note_carried_out_above(self, *, at: datetime, copy_erasure_id: UUID, version: int) -> None:
        """Note that copies above are erased; noting it again changes nothing."""
        if version > self._heard[copy_erasure_id]:
            self._record(
                self.CarriedOutAbove,
                at=at,
                destination=self._destinations[copy_erasure_id],
                copy_erasure_id=copy_erasure_id,
                above_version=version,
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
        """Who is to be erased; of several copies, whom the first is about."""
        return self._subject_id

    @property
    def subject_ids(self) -> tuple[UUID, ...]:
        """Everybody whom it is about: copies of one person may be kept as several."""
        return self._subject_ids

    @property
    def keys(self) -> tuple[UUID, ...]:
        """The keys that are to be destroyed beside those of the subjects and their dossiers."""
        return self._keys

    @property
    def document(self) -> str:
        """By which document it was granted; empty before that."""
        return self._document

    @property
    def source(self) -> ErasureSource | None:
        """Where it came from, if an agency below has granted it."""
        return self._source

    @property
    def is_granted(self) -> bool:
        """Whether it is to be carried out, or has been."""
        return self._granted

    @property
    def is_pending(self) -> bool:
        """Whether it was granted and the keys here are not destroyed."""
        return self._granted and not self._carried_out

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left here or above."""
        return self._carried_out and not self._waiting

    def _late(self, at: datetime) -> bool:
        return self._due_on is not None and local_day(at) > self._due_on

    def _require_open(self) -> None:
        if self._decided:
            raise ErasureDecidedError

    @event(Requested)
    def __init__(
        self,
        subject_id: UUID | None = None,
        due_on: date | None = None,
        origin_tenant: str | None = None,
        origin_erasure_id: UUID | None = None,
        document: str = "",
        subject_ids: Sequence[UUID] = (),
        keys: Sequence[UUID] = (),
    ) -> None:
        self._subject_ids = tuple(subject_ids) if subject_id is None else (subject_id,)
        self._subject_id = self._subject_ids[0]
        self._keys = tuple(keys)
        self._due_on = due_on
        self._source = _source(origin_tenant, origin_erasure_id)
        self._decided = self._granted = self._source is not None
        self._document = document if self._granted else ""
        self._carried_out = False
        self._withheld: str | None = None
        self._copied: dict[str, frozenset[UUID]] = {}
        self._destinations: dict[UUID, str] = {}
        self._heard: dict[UUID, int] = {}
        self._waiting: set[UUID] = set()

    @event(Granted)
    def _was_granted(self, document: str) -> None:
        self._decided = self._granted = True
        self._document = document

    @event(Refused)
    def _was_refused(self) -> None:
        self._decided = True

    @event(Withheld)
    def _was_withheld(self, obstacle: str) -> None:
        self._withheld = obstacle

    @event(PassedOn)
    def _was_passed_on(
        self, destination: str, copy_erasure_id: UUID, subject_ids: Sequence[UUID]
    ) -> None:
        known = self._copied.get(destination, frozenset())
        self._copied[destination] = known | frozenset(subject_ids)
        self._destinations[copy_erasure_id] = destination
        self._heard[copy_erasure_id] = 0
        self._waiting.add(copy_erasure_id)

    @event(WithheldAbove)
    def _was_withheld_above(self, copy_erasure_id: UUID, above_version: int) -> None:
        self._heard[copy_erasure_id] = above_version

    @event(CarriedOutAbove)
    def _was_carried_out_above(self, copy_erasure_id: UUID, above_version: int) -> None:
        self._heard[copy_erasure_id] = above_version
        self._waiting.discard(copy_erasure_id)

    @event(CarriedOut)
    def _was_carried_out(self) -> None:
        self._carried_out = True


def _source(tenant: str | None, erasure_id: UUID | None) -> ErasureSource | None:
    if tenant is None or erasure_id is None:
        return None
    return ErasureSource(tenant=tenant, erasure_id=erasure_id)
