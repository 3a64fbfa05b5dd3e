"""What a subject must be or have done, and how far a machine may judge it."""

from enum import StrEnum
from typing import Literal

from domain.rules.checks.check import Check
from domain.rules.clauses import Clause
from domain.rules.kinds import SubjectKind
from domain.rules.model import CriterionKey, Key, Rule, Text, Year


class Scope(StrEnum):
    """General criteria hold for all; specific ones come on top for some kinds."""

    GENERAL = "general"
    SPECIFIC = "specific"


class Judged(StrEnum):
    """Who can judge: A the machine, B the machine on an attested fact, C people only."""

    A = "A"
    B = "B"
    C = "C"


class Criterion(Rule):
    """One criterion; `applies_to` empty means every kind that the plan admits.

    `fields` empty means every field of the plan, and dossiers without one. Keys are rule ids,
    with a letter where one rule holds several criteria (`S3-05b`).
    """

    key: CriterionKey
    applies_to: tuple[SubjectKind, ...] = ()
    fields: tuple[Key, ...] = ()
    scope: Scope
    judged: Judged
    statement: Text
    year: Year | None = None
    check: Check | None = None
    clause: Clause

    def concerns(self, kind: SubjectKind, field: str | None = None) -> bool:
        """Whether a subject of this kind, put forward in this field, has to meet it."""
        of_its_kind = not self.applies_to or kind in self.applies_to
        return of_its_kind and (not self.fields or field in self.fields)


class Preference(Rule):
    """An order among those who meet the criteria, which decides nothing by itself (S4:56).

    `highest_title` puts first whoever holds the higher title, in the years that count.
    """

    key: Key
    by: Literal["highest_title"]
    applies_to: tuple[SubjectKind, ...] = ()
    clause: Clause

    def concerns(self, kind: SubjectKind) -> bool:
        """Whether subjects of this kind are put in this order."""
        return not self.applies_to or kind in self.applies_to
