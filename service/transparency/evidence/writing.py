"""Writes a package of evidence: leaves, what may be opened, the story, and its own verifier.

With the leaves of all events nobody can leave an event out; they hold no content. An extract holds
its own leaves, and of the others their hashes, for readers who may see nothing of them.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from errno import EEXIST
from hashlib import sha256
from importlib.resources import files
from os import strerror
from pathlib import Path

from service.transparency.evidence.extents import Entry, Extent
from service.transparency.evidence.leaves import Log, WriteLeaves, every_leaf, write
from service.transparency.evidence.openings import openings_of
from service.transparency.evidence.reading import Reader
from service.transparency.evidence.story import write_story
from service.transparency.evidence.trust import Trust
from service.transparency.province import evidence_above
from service.transparency.proving import latest_checkpoint
from service.transparency.standalone.assembling import one_file
from tenants.checkpoints import SignedTree
from tenants.engine import reading

_AT_ONCE = 500
_STANDALONE = "service.transparency.standalone"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Whose log goes out, how much of it is opened, which leaves come along, and whom to trust."""

    tenant_id: str
    extent: Extent
    trust: Trust
    leaves: WriteLeaves = every_leaf


def export(reader: Reader, wanted: Wanted, folder: Path) -> SignedTree:
    """Write a package into a new folder, up to the last checkpoint; whole, or none is there.

    Raises:
        NoCheckpointError: nothing of the tenant is signed yet.
        NotFoundError: the log holds no such thing.
        FileExistsError: the folder is there already.
    """
    if folder.exists():
        raise FileExistsError(EEXIST, strerror(EEXIST), str(folder))
    signed = latest_checkpoint(reader.engine, wanted.tenant_id)
    part = folder.with_name(f".{folder.name}.part")
    part.mkdir(parents=True)
    try:
        _fill(part, reader, wanted, signed)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return signed


def _fill(folder: Path, reader: Reader, wanted: Wanted, signed: SignedTree) -> None:
    size = signed.checkpoint.size
    passing = _Passing(wanted.extent, wanted.extent.entries(reader, size))
    write_story(folder, passing, signed)
    with reading(reader.engine) as connection:
        log = Log(
            connection=connection,
            tenant_id=wanted.tenant_id,
            size=size,
            told=passing.told,
            folder=folder,
        )
        wanted.leaves(log)
        opened = _write_openings(log, reader, passing.opened)
    for name, content in wanted.extent.documents(reader, signed):
        write(folder / name, content)
    for name, content in evidence_above(reader.engine, wanted.tenant_id, signed):
        write(folder / name, content)
    write(folder / "checkpoint", signed.note.content.encode())
    write(folder / "policy", wanted.trust.text.encode())
    write(folder / "package.json", _about(wanted, signed, opened))
    write(folder / "README.md", (files(_STANDALONE) / "README.md").read_bytes())
    write(folder / "verify.py", one_file().encode())
    write(folder / "SHA256SUMS", _sums(folder).encode())


class _Passing:
    """The events of a package as they pass by, remembered by their positions."""

    def __init__(self, extent: Extent, entries: Iterable[Entry]) -> None:
        self._extent = extent
        self._entries = entries
        self.told: list[int] = []
        self.opened: list[int] = []

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.told.append(entry.position)
            if self._extent.opens(entry):
                self.opened.append(entry.position)
            yield entry


def _write_openings(log: Log, reader: Reader, positions: Sequence[int]) -> int:
    count = 0
    with (log.folder / "openings.jsonl").open("w", encoding="utf-8", newline="") as file:
        for start in range(0, len(positions), _AT_ONCE):
            chosen = positions[start : start + _AT_ONCE]
            for line in openings_of(log.connection, log.tenant_id, chosen, reader):
                file.write(line)
                count += 1
    return count


def _about(wanted: Wanted, signed: SignedTree, opened: int) -> bytes:
    document = {
        "tenant": wanted.tenant_id,
        "origin": signed.checkpoint.origin,
        "size": signed.checkpoint.size,
        "signed_at": signed.signed_at.isoformat(),
        "extent": wanted.extent.kind,
        "about": wanted.extent.about,
        "opened": opened,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _sums(folder: Path) -> str:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in found
    )
