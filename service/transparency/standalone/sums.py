"""The index of the files of a package."""

import hashlib
from pathlib import Path

from service.transparency.standalone.notes import bad

INDEX = "SHA256SUMS"


def check_files(folder: Path) -> None:
    """Every file is as it was when the package was made, and none came or went."""
    *lines, last = (folder / INDEX).read_bytes().decode().split("\n")
    index = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    if last or len(index) != len(lines):
        bad(INDEX)
    there = [path for path in folder.rglob("*") if path.is_file()]
    found = {path.relative_to(folder).as_posix(): path for path in there}
    for name in sorted(set(found) - set(index) - {INDEX}):
        bad(f"{name}: not in the index")
    for name, digest in index.items():
        if name not in found:
            bad(f"{name}: missing")
        if hashlib.sha256(found[name].read_bytes()).hexdigest() != digest:
            bad(f"{name}: changed")
