"""`python -m deploy.audit`: known vulnerabilities of what is locked, by the public advisories.

A vulnerability fails, unless `requirements/advisories.toml` accepts it with a reason and a last
day. Advisories that cannot be reached only warn, loudly: the code is not worse for that.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parent.parent / "requirements"
_COMMAND = (
    "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner=off",
    "--format=json", "--timeout=15", "--requirement",
)  # fmt: skip
_PATIENCE = 120


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A vulnerability that we live with until a day, and why."""

    id: str
    reason: str
    until: date


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What to say, and whether it fails."""

    lines: tuple[str, ...]
    failed: bool


def read_accepted(text: str) -> dict[str, Accepted]:
    """The accepted vulnerabilities by id.

    Raises:
        TypeError: one lacks its reason or its last day.
    """
    found = (Accepted(**each) for each in tomllib.loads(text).get("accepted", ()))
    return {each.id: each for each in found}


def verdict(report: str, accepted: Mapping[str, Accepted], today: date) -> Verdict:
    """What the report of pip-audit, a JSON text, means on a day."""
    try:
        dependencies = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        warning = "!!! WARNING: the advisories could not be asked; NOTHING was audited. !!!"
        return Verdict(lines=(warning,), failed=False)
    found = [_told(*each, accepted, today) for each in _vulnerabilities(dependencies)]
    lines = tuple(line for line, _ in found)
    summary = f"{len(dependencies)} packages audited, {len(found)} vulnerabilities known."
    return Verdict(lines=(*lines, summary), failed=any(failed for _, failed in found))


def _vulnerabilities(dependencies: Iterable[Any]) -> list[tuple[str, set[str]]]:
    return [
        (f"{each['name']} {each['version']}", {known["id"], *known.get("aliases", ())})
        for each in dependencies
        for known in each.get("vulns", ())
    ]


def _told(
    package: str, ids: set[str], accepted: Mapping[str, Accepted], today: date
) -> tuple[str, bool]:
    known = f"{package}: {', '.join(sorted(ids))}"
    reasons = [accepted[each] for each in ids if each in accepted]
    if not reasons:
        return f"VULNERABLE {known}", True
    if reasons[0].until < today:
        return f"VULNERABLE {known}: accepted only until {reasons[0].until}", True
    return f"accepted until {reasons[0].until}: {known} ({reasons[0].reason})", False


def _report() -> str:
    command = [sys.executable, *_COMMAND, str(REQUIREMENTS / "runtime.txt")]
    try:
        found = subprocess.run(  # noqa: S603 -- our own arguments
            command, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return ""
    return found.stdout


def main() -> int:
    """Audit, tell, and answer the exit code."""
    accepted = read_accepted((REQUIREMENTS / "advisories.toml").read_text("utf-8"))
    found = verdict(_report(), accepted, datetime.now(UTC).date())
    print("\n".join(found.lines), file=sys.stderr)  # noqa: T201 -- the output
    return int(found.failed)


if __name__ == "__main__":
    sys.exit(main())
