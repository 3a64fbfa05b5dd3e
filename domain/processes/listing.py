"""A list on its way: into the inbox of the level above, and its answer back down."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from domain.application import Application
from domain.errors import NotFoundError
from domain.lists import facts, incoming_facts
from domain.lists.incoming_list import IncomingList, ListSource
from domain.lists.upward_list import UpwardList

_COPIED = (
    "plan_title",
    "kind",
    "span",
    "first_day",
    "last_day",
    "entries",
    "counts",
    "nil_reason",
    "number",
    "signed_on",
    "signer",
    "council_minutes",
    "route_override_reason",
)


def incoming_id_of(list_id: UUID) -> UUID:
    """The id that a list has in the inbox above: always the same one."""
    return uuid5(list_id, "incoming-list")


class Listing(Application):
    """Both ends of a list upward, each for the one tenant that the application is opened for.

    Every command may be repeated: what was noted before is not noted again.
    """

    def copy_of(self, list_id: UUID) -> dict[str, Any]:
        """What a sent list says to the level above."""
        return _copy(self.events.get(list_id))

    def take_in(self, sent: facts.Sent, *, origin: str, copy: dict[str, Any]) -> None:
        """Put a list of the agency `origin` into the inbox, once."""
        incoming_list_id = incoming_id_of(sent.originator_id)
        if self._knows(incoming_list_id):
            return
        self.store(
            IncomingList.receive(
                incoming_list_id=incoming_list_id,
                at=sent.timestamp,
                source=ListSource(tenant=origin, list_id=sent.originator_id),
                copy=copy,
            )
        )

    def note_delivered(self, sent: facts.Sent) -> None:
        """Note at the agency that its list is in the inbox above."""
        upward = self.load(UpwardList, sent.originator_id)
        upward.note_delivered(
            at=sent.timestamp, incoming_list_id=incoming_id_of(sent.originator_id)
        )
        self._store_if_changed(upward)

    def note_acknowledged(self, source: ListSource, fact: incoming_facts.Acknowledged) -> None:
        """Note at the agency that the level above acknowledged its list."""
        upward = self.load(UpwardList, source.list_id)
        upward.note_acknowledged(at=fact.timestamp, receipt_number=fact.receipt_number)
        self._store_if_changed(upward)

    def note_answered(self, source: ListSource, fact: incoming_facts.Answered) -> None:
        """Note at the agency what became of those on its list."""
        upward = self.load(UpwardList, source.list_id)
        upward.note_answered(
            at=fact.timestamp,
            incoming_version=fact.originator_version,
            document_number=fact.document_number,
            note=fact.note,
            results=fact.results,
        )
        self._store_if_changed(upward)

    def note_returned(self, source: ListSource, fact: incoming_facts.Returned) -> None:
        """Note at the agency that its list was given back."""
        upward = self.load(UpwardList, source.list_id)
        upward.note_returned(at=fact.timestamp, reason=fact.reason)
        self._store_if_changed(upward)

    def source_of(self, incoming_list_id: UUID) -> ListSource:
        """Where a list in the inbox came from."""
        return self.load(IncomingList, incoming_list_id).source

    def _knows(self, incoming_list_id: UUID) -> bool:
        try:
            self.load(IncomingList, incoming_list_id)
        except NotFoundError:
            return False
        return True

    def _store_if_changed(self, upward: UpwardList) -> None:
        if upward.pending_events:
            self.store(upward)


def _copy(history: Iterable[object]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for fact in history:
        said |= vars(fact)
    return {name: said[name] for name in _COPIED}
