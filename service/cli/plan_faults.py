"""Faults of a plan file as a clerk meets them: file, line, path and reason."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from domain.rules.document import PlanDocument
from domain.rules.faults import Fault, PlanFaultyError
from domain.rules.instruments import expired_bases
from service.cli.plan_blanks import blanks_in
from service.legal_bases import legal_bases
from tenants.plan_files import PlanFile


@dataclass(frozen=True, kw_only=True)
class FaultInFile:
    """One fault or warning, with the line (from 1) where it stands."""

    file: Path
    line: int
    place: str
    vi: str
    en: str

    def line_in(self, language: str) -> str:
        """It on one line, as compilers write it."""
        reason = self.vi if language == "vi" else self.en
        return f"{self.file}:{self.line}: {self.place}: {reason}"

    def as_data(self) -> dict[str, Any]:
        """It as plain data."""
        return {"line": self.line, "path": self.place, "vi": self.vi, "en": self.en}


def faults_of(file: Path, source: PlanFile, faulty: PlanFaultyError) -> list[FaultInFile]:
    """Every fault with its line, in the order of the file."""
    found = [_in_file(file, source, fault) for fault in faulty.faults]
    return sorted(found, key=lambda fault: fault.line)


def warnings_of(
    file: Path, source: PlanFile, document: PlanDocument, *, on: date
) -> list[FaultInFile]:
    """What a valid plan should be told on a day: blanks, and legal bases that are out of force."""
    expired = (
        Fault(("bases", basis.place), basis.vi, basis.en)
        for basis in expired_bases(document, legal_bases(), on=on)
    )
    return [_in_file(file, source, each) for each in (*blanks_in(source.data), *expired)]


def _in_file(file: Path, source: PlanFile, fault: Fault) -> FaultInFile:
    return FaultInFile(
        file=file,
        line=source.line_of(fault.path),
        place=fault.place or ".",
        vi=fault.vi,
        en=fault.en,
    )
