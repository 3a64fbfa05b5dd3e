"""Electronic ballots in a package: each archive, with what the agency recorded of it beside it."""

import json
from pathlib import Path
from typing import Any

from service.transparency.standalone.election import check_archive
from service.transparency.standalone.notes import bad


def check_elections(folder: Path) -> int:
    """Check each `NAME.bel` with `NAME.policy.json` and `NAME.roster.json`; how many there are."""
    archives = sorted(folder.rglob("*.bel"))
    for path in archives:
        beside = [path.with_suffix(f".{word}.json") for word in ("policy", "roster")]
        policy, roster = (election_document(each) for each in beside)
        for finding in check_archive(path, policy, roster).findings:
            bad(f"{path.relative_to(folder).as_posix()}: {finding.told(0)} · {finding.told(1)}")
    return len(archives)


def election_document(path: Path) -> Any:
    """The document of a file, or None where there is no such file."""
    return json.loads(path.read_text("utf-8")) if path.exists() else None
