"""Findings of verification: three values, because missing evidence is not failure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.nominations.refusals import (
    CriterionNotMetError,
    EvidenceMissingError,
    OpinionMissingError,
    UnexaminedCriteriaError,
    UnknownCriterionError,
)


class Finding(StrEnum):
    """đạt / không đạt / chưa đủ căn cứ."""

    MET = "met"
    NOT_MET = "not_met"
    INSUFFICIENT = "insufficient"


@dataclass
class Findings:
    """The newest finding on each of a dossier's criteria."""

    _criteria: Sequence[str]
    _found: dict[str, Finding] = field(default_factory=dict)

    def record(self, criterion: str, finding: Finding) -> None:
        """Let a finding supersede the one before."""
        self._found[criterion] = finding

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
