"""What a machine answers: a value, the formula that gave it, and everything that it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from domain.criteria.evidence import AttestedFact
from domain.criteria.finding import Finding


@dataclass(frozen=True)
class Said:
    """A statement in Vietnamese and in English."""

    vi: str
    en: str

    def as_dict(self) -> dict[str, str]:
        """The statement as an event stores it."""
        return {"vi": self.vi, "en": self.en}


def together(statements: Iterable[Said]) -> Said:
    """Several statements as one."""
    listed = list(statements)
    return Said("; ".join(each.vi for each in listed), "; ".join(each.en for each in listed))


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read an ambiguous rule; `chosen` is the one that counts."""

    name: str
    part: int
    whole: int
    value: Finding
    chosen: bool

    def as_dict(self) -> dict[str, Any]:
        """The reading as an event stores it."""
        return {
            "name": self.name,
            "part": self.part,
            "whole": self.whole,
            "value": self.value.value,
            "chosen": self.chosen,
        }


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """The machine's view of one check.

    `numbers` are the whole numbers that the formula compares; `evidence` are ids of facts,
    dossiers or recognitions; `provisional` are those of the facts that nobody has confirmed;
    `undecided` are dossiers that must be decided first; `missing` says what is not attested.
    """

    value: Finding
    formula: Said
    numbers: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[UUID, ...] = ()
    provisional: tuple[UUID, ...] = ()
    undecided: tuple[UUID, ...] = ()
    missing: tuple[Said, ...] = ()
    readings: tuple[Reading, ...] = ()
    parts: tuple["Assessment", ...] = ()

    @classmethod
    def of(
        cls,
        value: Finding,
        formula: Said,
        *,
        facts: Iterable[AttestedFact] = (),
        numbers: Mapping[str, int] | None = None,
        missing: Iterable[Said] = (),
        readings: Iterable[Reading] = (),
    ) -> "Assessment":
        """An assessment that rests on these facts."""
        used = tuple(facts)
        return cls(
            value=value,
            formula=formula,
            numbers=numbers or {},
            evidence=tuple(fact.fact_id for fact in used),
            provisional=tuple(fact.fact_id for fact in used if fact.provisional),
            missing=tuple(missing),
            readings=tuple(readings),
        )

    def as_dict(self) -> dict[str, Any]:
        """The assessment as an event stores it: plain JSON, ids as text."""
        return {
            "value": self.value.value,
            "formula": self.formula.as_dict(),
            "numbers": dict(self.numbers),
            "evidence": [str(each) for each in self.evidence],
            "provisional": [str(each) for each in self.provisional],
            "undecided": [str(each) for each in self.undecided],
            "missing": [each.as_dict() for each in self.missing],
            "readings": [each.as_dict() for each in self.readings],
            "parts": [each.as_dict() for each in self.parts],
        }
