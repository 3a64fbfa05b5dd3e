"""Kiểm tra một cuộc bỏ phiếu kín điện tử · Verify an electronic secret ballot, offline.

    python3 -I -S election.py FILE.bel [--policy FILE] [--roster FILE] [--tracker TRACKER]...

Python 3.9 or newer and nothing else. FILE.bel is an archive of Belenios 3.3: group Ed25519,
homomorphic questions without blank votes. Exit code 0: everything agrees; 1: something does not,
and each line says what and where; 2: a file cannot be read. It opens no vote: who runs it learns
the sums.

Written from the specification of Belenios 3.3, sharing no code with the service. The names of all
parts begin with ed, bel or election: they can stand in one file with others.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Union

from service.transparency.standalone.election_archive import BEL_NEXT, BelEvent, bel_events
from service.transparency.standalone.election_ballots import bel_ballots
from service.transparency.standalone.election_findings import ElectionFinding, bel_refuse
from service.transparency.standalone.election_policy import election_policy, election_roster
from service.transparency.standalone.election_setup import ElectionReport, bel_setup
from service.transparency.standalone.election_tally import (
    bel_check_tally,
    bel_decryptions,
    bel_result,
    bel_tally,
)


def check_archive(
    archive: Union[str, Path, bytes],
    policy: Union[Mapping[str, Any], None] = None,
    roster: Union[Mapping[str, Any], None] = None,
) -> ElectionReport:
    """Check an election archive, given as a file's path or as its bytes.

    `policy` is the vote policy that the session pinned, as events keep it; with it the election has
    to be finished. `roster` says what the agency's log knows, as far as it does: `keys` (the public
    keys that members enrolled), `turnout`, `trackers` that members kept, `members` and `present`
    for the base, and for each question in `nominees`: `recused`, `written_yes`, `written_no`, and
    the `outcome`, `yes`, `base`, `required` that were concluded.
    """
    content = archive if isinstance(archive, bytes) else Path(archive).read_bytes()
    report = ElectionReport()
    with report.notes:
        election_walk(bel_events(content, report.notes), report)
    if roster is not None:
        election_roster(roster, report)
    if policy is not None:
        with report.notes:
            election_policy(policy, roster or {}, report)
    return report


def election_walk(events: Sequence[BelEvent], report: ElectionReport) -> None:
    """Check what each event adds to what stands before it."""
    of = {kind: [event for event in events if event.kind == kind] for kind in BEL_NEXT}
    if not of["Setup"]:
        bel_refuse("order")
    public = bel_setup(of["Setup"][0], report)
    counted = bel_ballots([event.data[0] for event in of["Ballot"]], public, report)
    report.phase = "ended" if of["EndBallots"] else "open"
    for event in of["EncryptedTally"]:
        tally = bel_tally(event, public, report.notes)
        bel_check_tally(event, tally, counted, report.notes)
        report.phase = "tallied"
        given = bel_decryptions(of["PartialDecryption"], public, tally, report.notes)
        for last in of["Result"]:
            election_counts(bel_result(last, public, tally, given), report)


def election_counts(
    result: Iterable[tuple[dict[str, int], int, bool]], report: ElectionReport
) -> None:
    """Keep the counts; one that was not opened is a finding."""
    report.phase = "counted"
    for place, count, opened in result:
        if place["answer"] == 1:
            report.counts.append([])
        report.counts[-1].append(count if type(count) is int else 0)
        if not opened:
            report.notes.note("result", **place)


def election_lines(report: ElectionReport) -> Iterator[str]:
    """What was found, line by line: the counts, what does not agree, and one last word."""
    if report.election:
        yield f"{report.election.name} · {report.election.fingerprint}"
        yield f"Khóa phiếu · credentials: {len(report.credentials)}"
        yield f"Phiếu · ballots: {len(report.trackers)}"
        yield from (f"   mã theo dõi · tracker {each}" for each in report.trackers)
        asked = zip(report.election.questions, report.counts)  # noqa: B905 -- Python 3.9
        for number, (question, counts) in enumerate(asked, 1):
            pairs = zip(question.answers, counts)  # noqa: B905 -- Python 3.9
            told = ", ".join(f"{answer}: {count}" for answer, count in pairs)
            outcome = "".join(
                f" → {each['outcome']}" for each in report.outcomes[number - 1 : number]
            )
            yield f"{number}. {question.text}: {told}{outcome}"
    yield from map(ElectionFinding.line, report.findings)
    vi, en = ELECTION_PHASES[report.phase]
    yield f"ĐÚNG ({vi}) · GOOD ({en})" if report.ok else "KHÔNG KHỚP · DOES NOT AGREE"


ELECTION_PHASES = {
    "open": ("đang bỏ phiếu", "still open"),
    "ended": ("đã kết thúc, chưa cộng", "ended, not added up"),
    "tallied": ("đã cộng, chưa mở", "added up, not opened"),
    "counted": ("đã có kết quả", "with its result"),
}


def election_main() -> int:
    """Check the archive of the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("archive", type=Path)
    options.add_argument("--policy", type=Path, help="quy chế đã ghim · the pinned vote policy")
    options.add_argument("--roster", type=Path, help="điều cơ quan đã ghi · what is on record")
    options.add_argument("--tracker", action="append", default=[])
    given = options.parse_args()
    try:
        report = election_of_files(given.archive, given.policy, given.roster, given.tracker)
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as wrong:
        print(f"KHÔNG ĐỌC ĐƯỢC · CANNOT READ: {wrong}")  # noqa: T201 -- a program of its own
        return 2
    for line in election_lines(report):
        print(line)  # noqa: T201 -- a program of its own
    return 0 if report.ok else 1


def election_of_files(
    archive: Path, policy: Union[Path, None], roster: Union[Path, None], trackers: Sequence[str]
) -> ElectionReport:
    """Check an archive with a policy and a roster in files, if there are any, and with trackers."""
    pinned, known = (
        json.loads(path.read_text("utf-8")) if path else None for path in (policy, roster)
    )
    if trackers:
        known = {**(known or {}), "trackers": [*(known or {}).get("trackers", []), *trackers]}
    return check_archive(archive, pinned, known)


if __name__ == "__main__":
    sys.exit(election_main())
