"""What a package tells of events, read as far as whoever asks for it may see."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine
from typing_extensions import override

from domain import topics
from domain.event_registry import ClosedMapper
from domain.personal import PROTECTED, Vault
from projections.retrospect.moments import Reached
from projections.retrospect.remembering import remembered
from projections.view import View
from tenants.keys.vault import TenantVault

V = TypeVar("V", bound=View)


class ClosedVault(Vault):
    """Opens nothing: every personal text reads as protected, and nothing is recorded by it."""

    @override
    def seal(self, text: str, *, about: UUID, place: str) -> str | None:
        return None

    @override
    def open(self, sealed: str | None, *, about: UUID, place: str) -> str | None:
        return PROTECTED

    @override
    def held(self, about: Collection[UUID]) -> AbstractContextManager[None]:
        return nullcontext()


@dataclass(frozen=True)
class Reader:
    """Whoever asks for a package; without a vault names and stories stay closed to them."""

    engine: Engine
    vault: TenantVault | None

    @cached_property
    def mapper(self) -> ClosedMapper:
        """Reads events with the names that the reader may see."""
        return topics.mapper(self.vault or ClosedVault())

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
