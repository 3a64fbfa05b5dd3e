"""What an assessment may look at: the round, a subject's facts, its movement, its collective."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding
from domain.rules.checks.records import Whose
from domain.rules.checks.standing import Launcher


@dataclass(frozen=True, kw_only=True)
class AttestedFact:
    """A fact in force; `provisional` until somebody confirms it."""

    fact_id: UUID
    kind: FactKind
    of: Whose
    year: int | None
    value: Mapping[str, Any]
    provisional: bool

    @property
    def name(self) -> str:
        """What tells facts of one kind, owner and year apart: a thing, a title, or a scale."""
        told = (self.value.get(each) for each in ("what", "title", "scale"))
        return str(next((each for each in told if each), ""))

    @property
    def identity(self) -> tuple[FactKind, Whose, int | None, str]:
        """What no two facts in force have in common."""
        return self.kind, self.of, self.year, self.name


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The facts of one subject, asked by kind, owner and name."""

    all: tuple[AttestedFact, ...] = ()

    def of_kind(
        self,
        kind: FactKind,
        *,
        of: Whose = Whose.SUBJECT,
        name: str | None = None,
    ) -> tuple[AttestedFact, ...]:
        """The facts of a kind in the order in which they were given; a name may be asked for."""
        return tuple(
            fact
            for fact in self.all
            if fact.kind is kind and fact.of is of and (name is None or fact.name == name)
        )


class Standing(StrEnum):
    """What has become of the dossier of a collective."""

    NO_DOSSIER = "no_dossier"
    UNDECIDED = "undecided"
    RECOGNISED = "recognised"
    REVOKED = "revoked"
    NOT_RECOGNISED = "not_recognised"


@dataclass(frozen=True, kw_only=True)
class Collective:
    """The collective that a leader heads, as its own dossier has come so far."""

    subject_id: UUID
    facts: Facts = field(default_factory=Facts)
    standing: Standing = Standing.NO_DOSSIER
    nomination_id: UUID | None = None
    recognition_id: UUID | None = None
    findings: Mapping[str, Finding] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Round:
    """For which plan year, in which years of the plan's period, and as seen on which day."""

    plan_year: int
    first_year: int
    last_year: int
    on: date


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything that may be held against a check; nothing else is looked at.

    `launchers` are those of the movements that the dossier names.
    """

    round: Round
    facts: Facts = field(default_factory=Facts)
    launchers: frozenset[Launcher] = frozenset()
    collective: Collective | None = None


def years_of(facts: Iterable[AttestedFact]) -> frozenset[int]:
    """The years for which there are such facts."""
    return frozenset(fact.year for fact in facts if fact.year is not None)
