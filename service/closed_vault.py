"""A vault for those who may not see personal texts: everything in it reads as protected."""

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from typing_extensions import override

from domain.personal import PROTECTED, Vault


class ClosedVault(Vault):
    """Opens nothing, and drops what it should seal: nobody records anything by it."""

    @override
    def seal(self, text: str, *, about: UUID, place: str) -> str | None:
        return None

    @override
    def open(self, sealed: str | None, *, about: UUID, place: str) -> str | None:
        return PROTECTED

    @override
    def held(self, about: Collection[UUID]) -> AbstractContextManager[None]:
        return nullcontext()
