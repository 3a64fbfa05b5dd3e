"""A sentence in both languages, and the labels that it needs."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Sentence:
    """The same statement in Vietnamese and in English."""

    vi: str
    en: str


class Names(Protocol):
    """Knows what ids stand for; a label never changes the meaning of a sentence."""

    def of(self, id: UUID) -> str:
        """What a unit, a subject, a plan or a council is called; of a dossier, its subject."""
        ...

    def held_on(self, session_id: UUID) -> date | None:
        """The day of a session, if it is known."""
        ...

    def criterion(self, nomination_id: UUID, key: str) -> str:
        """What a criterion of the dossier's plan says; empty if the plan is unknown."""
        ...

    def person(self, user_id: str) -> str:
        """What a user is called."""
        ...

    def tenant(self, tenant_id: str) -> str:
        """What an agency is called."""
        ...


class UntoldFactError(Exception):
    """An event has no sentence; a test sees to it that there is none such."""

    def __init__(self, fact: object) -> None:
        super().__init__(f"There is no sentence for {type(fact).__qualname__}.")
