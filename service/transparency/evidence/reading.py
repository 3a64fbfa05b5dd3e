"""What a package tells of events, read as far as whoever asks for it may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Engine

from projections.retrospect.moments import Reached
from projections.retrospect.remembering import remembered
from projections.view import View
from service.backend import Backend
from tenants.keys.vault import TenantVault

V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Reader:
    """Whoever asks for a package; without a vault names and stories stay closed to them."""

    engine: Engine
    mapper: Mapper[UUID]
    vault: TenantVault | None

    @classmethod
    def of(cls, backend: Backend) -> "Reader":
        """Somebody who may see personal texts."""
        return cls(backend.engine, backend.mapper, backend.vault)

    @classmethod
    def without_names(cls, backend: Backend) -> "Reader":
        """Somebody who may not."""
        return cls(backend.engine, backend.closed_mapper(), None)

    @contextmanager
    def view(self, kind: type[V], size: int) -> Iterator[V]:
        """The read model as it stood at the size of a checkpoint."""
        with remembered(kind, self.engine, self.mapper, Reached(size)) as past:
            yield past

    @contextmanager
    def entries(self, kind: type[V], size: int) -> Iterator[V]:
        """A read model whose rows never change once they stand; those beyond the size count not."""
        now = kind(self.engine)
        if self.vault is not None and now.position() >= size:
            yield now
            return
        with self.view(kind, size) as past:
            yield past
