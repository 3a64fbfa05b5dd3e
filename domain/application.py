"""What every application of the domain shares: it loads, lets an aggregate decide, and saves."""

import contextlib
from typing import TypeVar
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Repository
from eventsourcing.application import Application as LibraryApplication
from eventsourcing.persistence import ApplicationRecorder, EventStore, Mapper

from domain.aggregate import Aggregate
from domain.errors import NotFoundError, StaleVersionError

A = TypeVar("A", bound=Aggregate)


class Application(LibraryApplication[UUID]):
    """Runs commands of one context for one tenant.

    It is handed a recorder that is bound to the tenant and a mapper that may be shared, so that
    opening one costs microseconds and reads no environment.
    """

    def __init__(self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID]) -> None:
        # The library's own constructor reads the environment and builds a pool; neither is wanted.
        self.mapper = mapper
        self.recorder = recorder
        self.events = EventStore(mapper, recorder)
        self.snapshots = None
        self._repository = Repository(self.events)

    def load(self, kind: type[A], id: UUID, *, expected_version: int | None = None) -> A:
        """Replay one aggregate.

        Raises:
            NotFoundError: this tenant has no aggregate of that kind with that id.
            StaleVersionError: `expected_version` is given and is not the version in force.
        """
        found = self.recall(kind, id)
        if expected_version is not None and found.version != expected_version:
            raise StaleVersionError(expected=expected_version, actual=found.version)
        return found

    def recall(self, kind: type[A], id: UUID, *, version: int | None = None) -> A:
        """Replay one aggregate up to a version, or (None) to the newest.

        Raises:
            NotFoundError: this tenant has no aggregate of that kind with that id.
        """
        found: Aggregate | None = None
        with contextlib.suppress(AggregateNotFoundError):
            found = self.repository.get(id, version=version)
        if not isinstance(found, kind):
            raise NotFoundError(kind=kind.__name__.lower(), id=id)
        return found

    def store(self, *aggregates: Aggregate) -> int:
        """Append what the aggregates decided, all or nothing, and return the last position.

        Raises:
            eventsourcing.persistence.IntegrityError: another writer was faster; nothing is stored.
            ValueError: the aggregates decided nothing.
        """
        recordings = self.save(*aggregates)
        if not recordings:
            msg = "A command must record at least one fact."
            raise ValueError(msg)
        return int(recordings[-1].notification.id)
