"""What a document orders to be preserved (legal hold): it is not erased while the order stands."""

from datetime import datetime
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.erasures.refusals import PreservedError, PreservingDocumentMissingError
from domain.errors import NotFoundError


def preservation_id_of(subject_id: UUID) -> UUID:
    """The id under which the orders about a subject are kept: always the same one."""
    return uuid5(subject_id, "preservation")


class Preservation(Aggregate):
    """The orders to preserve the data of one subject: of a court, an inspection, the archive."""

    TOPIC = "preservation"

    class Opened(Birth):
        """Orders about a subject are kept from now on."""

        TOPIC = "preservation.opened"
        subject_id: UUID

    class Ordered(Aggregate.Event):
        """A document orders that the data be preserved."""

        TOPIC = "preservation.ordered"
        order_id: UUID
        document: str
        ordered_by: str

    class Lifted(Aggregate.Event):
        """A document ended an order."""

        TOPIC = "preservation.lifted"
        order_id: UUID
        document: str
        lifted_by: str

    @classmethod
    def open(cls, *, subject_id: UUID, at: datetime) -> "Preservation":
        """Begin to keep the orders about a subject."""
        id = preservation_id_of(subject_id)
        return cls._begin(cls.Opened, id=id, at=at, subject_id=subject_id)

    def order(self, *, at: datetime, by: str, order_id: UUID, document: str) -> None:
        """Preserve the data by a document.

        Raises:
            PreservingDocumentMissingError: no document is named.
        """
        _require_document(document)
        self._record(self.Ordered, at=at, order_id=order_id, document=document, ordered_by=by)

    def lift(self, *, at: datetime, by: str, order_id: UUID, document: str) -> None:
        """End an order by a document; others stand.

        Raises:
            NotFoundError: there is no such order in force.
            PreservingDocumentMissingError: no document is named.
        """
        if order_id not in self._orders:
            raise NotFoundError(kind="preservation", id=order_id)
        _require_document(document)
        self._record(self.Lifted, at=at, order_id=order_id, document=document, lifted_by=by)

    def require_none(self) -> None:
        """Refuse while an order stands.

        Raises:
            PreservedError: one does; its document is named.
        """
        if self._orders:
            raise PreservedError(documents="; ".join(self._orders.values()))

    @event(Opened)
    def __init__(self, subject_id: UUID) -> None:
        self._subject_id = subject_id
        self._orders: dict[UUID, str] = {}

    @event(Ordered)
    def _ordered(self, order_id: UUID, document: str) -> None:
        self._orders[order_id] = document

    @event(Lifted)
    def _lifted(self, order_id: UUID) -> None:
        del self._orders[order_id]


def _require_document(document: str) -> None:
    if not document.strip():
        raise PreservingDocumentMissingError
