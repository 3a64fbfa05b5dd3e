"""Plan files: YAML read strictly, with the line of every part for messages that help."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tenants.plan_yaml import PathInFile, PlanYamlError, read_yaml

SHIPPED = Path(__file__).parent / "plans"
LEGAL_BASES = SHIPPED / "legal_bases.yaml"
"""The register of legal instruments that comes with the system; it is no plan."""
TEMPLATE = Path(__file__).parent / "plan_template.yaml"
"""A small whole plan with comments for whoever writes one."""


class PlanFileError(Exception):
    """A plan file cannot be read; `path` and `line` (None: the whole file) say where."""

    def __init__(self, *, path: Path, line: int | None, vi: str, en: str) -> None:
        self.path = path
        self.line = line
        self.vi = vi
        self.en = en
        place = f"{path}" if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {en}")


@dataclass(frozen=True)
class PlanFile:
    """A plan as its file holds it: plain data, the SHA-256 of the bytes, and where parts stand."""

    data: Mapping[str, Any]
    sha256: str
    lines: Mapping[PathInFile, int]

    def line_of(self, path: PathInFile) -> int:
        """The line (from 1) of the part at this path, or of the closest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def shipped() -> list[str]:
    """The names of the plans that come with the system, in order."""
    return sorted(path.stem for path in SHIPPED.glob("*.yaml") if path != LEGAL_BASES)


def shipped_path(name: str) -> Path:
    """The file of a shipped plan.

    Raises:
        PlanFileError: no plan of that name is shipped.
    """
    path = SHIPPED / f"{name}.yaml"
    if name not in shipped():
        names = ", ".join(shipped())
        raise PlanFileError(
            path=path,
            line=None,
            vi=f"Không có kế hoạch mẫu “{name}”; các kế hoạch có sẵn: {names}.",
            en=f"No plan “{name}” is shipped; there are: {names}.",
        )
    return path


def read_file(path: Path) -> PlanFile:
    """Read a plan file: text in Unicode's composed form (NFC), days as ISO strings.

    Raises:
        PlanFileError: the file cannot be opened, is no UTF-8, no YAML, repeats a key, or does not
            hold a table of keys.
    """
    content = _content(path)
    try:
        data, lines = read_yaml(_text(path, content))
    except PlanYamlError as error:
        raise PlanFileError(path=path, line=error.line, vi=error.vi, en=error.en) from error
    if not isinstance(data, dict):
        raise _no_table(path)
    return PlanFile(data=data, sha256=hashlib.sha256(content).hexdigest(), lines=lines)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PlanFileError(
            path=path,
            line=None,
            vi=f"Không mở được tệp kế hoạch ({error.strerror}).",
            en=f"The plan file cannot be opened ({error.strerror}).",
        ) from error


def _text(path: Path, content: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PlanFileError(
            path=path,
            line=content[: error.start].count(b"\n") + 1,
            vi="Tệp kế hoạch phải là văn bản UTF-8.",
            en="A plan file must be UTF-8 text.",
        ) from error


def _no_table(path: Path) -> PlanFileError:
    return PlanFileError(
        path=path,
        line=1,
        vi="Tệp kế hoạch phải là một bảng khóa (khóa: giá trị).",
        en="A plan file must be a table of keys (key: value).",
    )
