"""Faults of a plan file as a clerk meets them: file, line, path and reason."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.rules.faults import PlanFaultyError
from tenants.plan_files import PlanFile


@dataclass(frozen=True, kw_only=True)
class FaultInFile:
    """One fault, with the line (from 1) where it stands."""

    file: Path
    line: int
    place: str
    vi: str
    en: str

    def line_in(self, language: str) -> str:
        """The fault on one line, as compilers write it."""
        reason = self.vi if language == "vi" else self.en
        return f"{self.file}:{self.line}: {self.place}: {reason}"

    def as_data(self) -> dict[str, Any]:
        """The fault as plain data."""
        return {"line": self.line, "path": self.place, "vi": self.vi, "en": self.en}


def faults_of(file: Path, source: PlanFile, faulty: PlanFaultyError) -> list[FaultInFile]:
    """Every fault with its line, in the order of the file."""
    found = [
        FaultInFile(
            file=file,
            line=source.line_of(fault.path),
            place=fault.place or ".",
            vi=fault.vi,
            en=fault.en,
        )
        for fault in faulty.faults
    ]
    return sorted(found, key=lambda fault: fault.line)
