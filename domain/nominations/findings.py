"""Findings of verification: three values, because missing evidence is not failure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.criteria.assessment import Assessment
from domain.criteria.finding import Finding
from domain.nominations.refusals import (
    CriterionNotMetError,
    EvidenceMissingError,
    NothingToOverrideError,
    OpinionMissingError,
    OverrideReasonMissingError,
    UnexaminedCriteriaError,
    UnknownCriterionError,
)

__all__ = ["Finding", "Findings", "require_override"]


@dataclass
class Findings:
    """The newest finding on each of a dossier's criteria."""

    _criteria: Sequence[str]
    _found: dict[str, Finding] = field(default_factory=dict)
    _overridden: set[str] = field(default_factory=set)

    def record(self, criterion: str, finding: Finding, override_reason: str | None) -> None:
        """Let a finding supersede the one before; with a reason it contradicts the machine."""
        self._found[criterion] = finding
        self._overridden.discard(criterion)
        if override_reason is not None:
            self._overridden.add(criterion)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Every criterion of the dossier, in the plan's order."""
        return tuple(self._criteria)

    def newest(self) -> dict[str, Finding]:
        """Criterion and newest finding."""
        return dict(self._found)

    def overridden(self) -> frozenset[str]:
        """The criteria whose newest finding contradicts the machine."""
        return frozenset(self._overridden)

    def as_dict(self) -> dict[str, str]:
        """Criterion and finding, in the plan's order."""
        return {key: self._found[key].value for key in self._criteria if key in self._found}

    def require_known(self, criterion: str, opinion: str) -> None:
        """Refuse a finding on a criterion that is not the dossier's, or without an opinion."""
        if criterion not in self._criteria:
            raise UnknownCriterionError(criterion=criterion)
        if not opinion.strip():
            raise OpinionMissingError(criterion=criterion)

    def require_complete(self) -> None:
        """Refuse while a criterion has no finding."""
        missing = [key for key in self._criteria if key not in self._found]
        if missing:
            raise UnexaminedCriteriaError(missing=", ".join(missing))

    def require_none_failed(self) -> None:
        """Refuse while a criterion is not met."""
        if failed := self._having(Finding.NOT_MET):
            raise CriterionNotMetError(failed=", ".join(failed))

    def require_evidence(self) -> None:
        """Refuse while a criterion lacks evidence."""
        if insufficient := self._having(Finding.INSUFFICIENT):
            raise EvidenceMissingError(insufficient=", ".join(insufficient))

    def _having(self, finding: Finding) -> list[str]:
        return [key for key in self._criteria if self._found.get(key) is finding]


def require_override(
    criterion: str, finding: Finding, assessment: Assessment | None, reason: str | None
) -> None:
    """Let a person find met what the machine finds not met only with a reason, and only then.

    Raises:
        OverrideReasonMissingError: there is no reason.
        NothingToOverrideError: there is a reason and nothing to override.
    """
    contradicts = (
        finding is Finding.MET and assessment is not None and assessment.value is Finding.NOT_MET
    )
    if not contradicts and reason is not None:
        raise NothingToOverrideError(criterion=criterion)
    if contradicts and assessment is not None and not (reason or "").strip():
        raise OverrideReasonMissingError(
            criterion=criterion, formula=assessment.formula.vi, formula_en=assessment.formula.en
        )
