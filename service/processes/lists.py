"""Carries lists between logs: up into the inbox above, and their answers back down.

At least once and without effect when repeated: a crash between the two logs, or two processes at
work at once, change nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatchmethod
from uuid import UUID

from typing_extensions import override

from domain.lists import facts, incoming_facts
from domain.lists.incoming_list import ListSource
from domain.processes.listing import Listing
from service.processes.process import Process
from tenants.scope import current


class ListProcess(Process):
    """What follows, in another tenant's log, from a fact about a list."""

    name = "process:lists"
    actor = "system:lists"

    @singledispatchmethod
    @override
    def react(self, fact: object) -> None:
        pass

    @react.register
    def _sent(self, fact: facts.Sent) -> None:
        origin = current().tenant_id
        with self._at(origin) as below:
            copy = below.copy_of(fact.originator_id)
        with self._at(fact.destination) as above:
            above.take_in(fact, origin=origin, copy=copy)
        with self._at(origin) as below:
            below.note_delivered(fact)

    @react.register
    def _acknowledged(self, fact: incoming_facts.Acknowledged) -> None:
        source = self._source_of(fact.originator_id)
        with self._at(source.tenant) as below:
            below.note_acknowledged(source, fact)

    @react.register
    def _answered(self, fact: incoming_facts.Answered) -> None:
        source = self._source_of(fact.originator_id)
        with self._at(source.tenant) as below:
            below.note_answered(source, fact)

    @react.register
    def _returned(self, fact: incoming_facts.Returned) -> None:
        source = self._source_of(fact.originator_id)
        with self._at(source.tenant) as below:
            below.note_returned(source, fact)

    def _source_of(self, incoming_list_id: UUID) -> ListSource:
        with self._at(current().tenant_id) as own:
            return own.source_of(incoming_list_id)

    @contextmanager
    def _at(self, tenant_id: str) -> Iterator[Listing]:
        with self._office_at(tenant_id) as office:
            yield office.listing
