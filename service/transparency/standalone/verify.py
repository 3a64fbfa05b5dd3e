"""Kiểm tra gói chứng cứ · Verify a package of evidence, offline.

    python3 verify.py [--key KEY]... [--witness KEY]... [--quorum NUMBER] [FOLDER]

Python 3.9 or newer and nothing else. Exit code 0: everything agrees. Exit code 1: something does
not, and the line says where. Without --key the keys in the package are used, and the last line
says so: then the package only agrees with itself. Keys: name+id+base64, as the log handed them out.
"""

import argparse
import base64
import json
import sys
from pathlib import Path

from service.transparency.standalone.election_package import check_elections
from service.transparency.standalone.notes import WITNESS_KEY, BadError, Key, bad
from service.transparency.standalone.openings import check_leaf, openings_of
from service.transparency.standalone.policy import (
    CHECKPOINT,
    Policy,
    Signed,
    check_note,
    policy_of,
)
from service.transparency.standalone.sums import check_files
from service.transparency.standalone.tree import root_of, tree_of

NONE_GIVEN = Policy([], [], 0)
WRONG = (BadError, ValueError, LookupError, TypeError, OSError, AttributeError)


def check(folder: Path, given: Policy = NONE_GIVEN) -> str:
    """Check everything; answers one line about what holds."""
    check_files(folder)
    tenant = json.loads((folder / "package.json").read_text("utf-8"))["tenant"]
    note = (folder / CHECKPOINT).read_bytes().decode()
    size, root, signed = check_note(note, tenant, given.else_of(policy_of(folder)))
    openings = openings_of(folder)
    opened = len(openings)
    leaves, hashes = tree_of(folder, size)
    for number, leaf in leaves:
        check_leaf(leaf, number, tenant, openings.pop(number, None))
    if openings:
        bad(f"event {min(openings)}: no leaf")
    if root_of(hashes) != base64.b64decode(root):
        bad("tile: the leaves do not lead to the signed root")
    return told(size, opened, signed) + told_of_elections(check_elections(folder))


def told(size: int, opened: int, signed: Signed) -> str:
    """What was verified, and who witnessed it when."""
    by = [f"{key.name} ({at})" for key, at in signed if key.kind == WITNESS_KEY]
    names = ", ".join(by) or "–"
    vi = f"Đúng đến sự kiện {size}, mở {opened} sự kiện; người làm chứng: {names}."
    return f"{vi} · Verified to event {size}, {opened} opened; witnessed by {names}."


def told_of_elections(number: int) -> str:
    """How many electronic ballots the package holds, if any."""
    vi, en = f"Phiếu điện tử đúng: {number}", f"Electronic ballots verified: {number}"
    return f" {vi} · {en}." if number else ""


def main() -> int:
    """Verify the folder of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    options.add_argument("--key", action="append", default=[])
    options.add_argument("--witness", action="append", default=[])
    options.add_argument("--quorum", type=int, default=0)
    given = options.parse_args()
    try:
        keys, witnesses = map(Key, given.key), map(Key, given.witness)
        policy = Policy(list(keys), list(witnesses), given.quorum)
        print(check(given.folder, policy))  # noqa: T201 -- a program of its own
    except WRONG as wrong:
        print(f"SAI · BAD: {wrong}")  # noqa: T201 -- a program of its own
        return 1
    if not given.key:
        print(OWN_KEYS)  # noqa: T201 -- a program of its own
    return 0


OWN_KEYS = (
    "Chú ý: dùng khóa nằm trong gói; hãy so với khóa do cơ quan công bố (--key). · "
    "Note: the keys are those of the package; compare them with the published ones (--key)."
)

if __name__ == "__main__":
    sys.exit(main())
