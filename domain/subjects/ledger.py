"""The facts of a subject that are in force, in the order in which they were attested."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from domain.criteria.evidence import AttestedFact, Facts
from domain.criteria.fact_values import OF_ORGANISATIONS, YEARLY
from domain.errors import NotFoundError
from domain.rules.checks.records import Whose
from domain.subjects.refusals import (
    FactAlreadyAttestedError,
    FactDocumentDateError,
    FactDocumentMissingError,
    FactNotProvisionalError,
    FactOwnerError,
    FactYearError,
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """The document on which a fact rests."""

    document: str
    dated: date


@dataclass
class FactLedger:
    """What is attested and not retracted."""

    _facts: dict[UUID, AttestedFact] = field(default_factory=dict)

    def enter(self, fact: AttestedFact) -> None:
        """Add a fact."""
        self._facts[fact.fact_id] = fact

    def confirm(self, fact_id: UUID) -> None:
        """Let a fact be provisional no longer."""
        self._facts[fact_id] = replace(self._facts[fact_id], provisional=False)

    def strike(self, fact_id: UUID) -> None:
        """Take a fact out."""
        del self._facts[fact_id]

    def in_force(self) -> Facts:
        """The facts that count now; one whose value was erased tells nothing any more."""
        return Facts(all=tuple(fact for fact in self._facts.values() if fact.value))

    def require_enterable(self, fact: AttestedFact) -> None:
        """Refuse a fact without its year, of the wrong owner, or that is there already."""
        if fact.year is None and fact.kind in YEARLY:
            raise FactYearError(kind=fact.kind.value)
        if fact.of is not Whose.SUBJECT and fact.kind not in OF_ORGANISATIONS:
            raise FactOwnerError(kind=fact.kind.value)
        for known in self._facts.values():
            if known.identity == fact.identity or known.fact_id == fact.fact_id:
                raise FactAlreadyAttestedError(fact_id=known.fact_id)

    def require_known(self, fact_id: UUID) -> AttestedFact:
        """The fact with this id; refuse where none is in force."""
        if fact_id not in self._facts:
            raise NotFoundError(kind="fact", id=fact_id)
        return self._facts[fact_id]

    def require_provisional(self, fact_id: UUID) -> None:
        """Refuse to confirm what is unknown or confirmed."""
        if not self.require_known(fact_id).provisional:
            raise FactNotProvisionalError(fact_id=fact_id)


def require_source(source: Source, *, today: date) -> None:
    """Refuse a fact without a document, or with one of a day that has not come."""
    if not source.document.strip():
        raise FactDocumentMissingError
    if source.dated > today:
        raise FactDocumentDateError(document_date=source.dated)
