"""Copies of what is about a person, at the levels above to which it was sent."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid5


class Obstacle(StrEnum):
    """Why copies may not be erased yet; the document or the reason itself is not told below."""

    PRESERVED = "preserved"
    HELD = "held"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True)
class Copies:
    """Whom the copies at one tenant are about there, and which other keys seal them."""

    subject_ids: tuple[UUID, ...]
    keys: tuple[UUID, ...]

    def without(self, known: frozenset[UUID]) -> "Copies":
        """The copies about those who are not among the known."""
        left = tuple(each for each in self.subject_ids if each not in known)
        return replace(self, subject_ids=left)


@dataclass(frozen=True, kw_only=True)
class ErasureSource:
    """The erasure below from which one above came, so that its answer finds the way back."""

    tenant: str
    erasure_id: UUID


@dataclass(frozen=True, kw_only=True)
class Asking:
    """An erasure that was asked of a level above: under which id there, by which document."""

    copy_erasure_id: UUID
    destination: str
    source: ErasureSource
    document: str
    copies: Copies


def copy_erasure_id_of(erasure_id: UUID, destination: str, copies: Copies) -> UUID:
    """The id that an erasure of these copies has above: always the same one."""
    about = ",".join(sorted(str(each) for each in copies.subject_ids))
    return uuid5(erasure_id, f"{destination}|{about}")
