"""A package of evidence: a tenant's whole log, what may be opened of it, and its own verifier.

All leaves go out, so that nobody can leave an event out; they hold no content. Content goes out as
openings: salt and stored bytes of the events that were asked for.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from proofs.keys import VerifierKey
from proofs.tiles import WIDTH, Tile, write_bundle
from service.transparency.proving import latest_checkpoint
from tenants.checkpoints import SignedTree
from tenants.engine import reading
from tenants.schema import events
from tenants.tiles import stored_leaves

_BATCH = 2_000


@dataclass(frozen=True)
class Wanted:
    """Whose log goes out, which stream is opened (None: all), and the keys to name."""

    tenant_id: str
    stream: UUID | None
    log_keys: Sequence[VerifierKey]
    witness_keys: Sequence[VerifierKey]


def export(engine: Engine, wanted: Wanted, folder: Path) -> SignedTree:
    """Write a package into a new folder, up to the last checkpoint.

    Raises:
        NoCheckpointError: nothing of the tenant is signed yet.
        FileExistsError: the folder is there already.
    """
    signed = latest_checkpoint(engine, wanted.tenant_id)
    folder.mkdir(parents=True)
    size = signed.checkpoint.size
    with reading(engine) as connection:
        _write_leaves(connection, wanted.tenant_id, size, folder)
        opened = _write_openings(connection, wanted, size, folder)
    _write(folder / "checkpoint", signed.note.content.encode())
    _write(folder / "package.json", _json(_about(wanted, signed, opened)))
    for name in ("README.md", "verify.py"):
        _write(folder / name, (files("service.transparency.standalone") / name).read_bytes())
    _write(folder / "SHA256SUMS", _sums(folder).encode())
    return signed


def _write_leaves(connection: Connection, tenant_id: str, size: int, folder: Path) -> None:
    for index in range(-(-size // WIDTH)):
        first = index * WIDTH
        tile = Tile(0, index, min(WIDTH, size - first))
        leaves = stored_leaves(connection, tenant_id, first, first + tile.width)
        _write(folder / tile.bundle_path, write_bundle(leaves))


def _write_openings(connection: Connection, wanted: Wanted, size: int, folder: Path) -> int:
    count = 0
    with (folder / "openings.jsonl").open("w", encoding="utf-8") as file:
        for position, salt, state in _opened(connection, wanted, size):
            opening = {"position": position, "salt": salt.hex()}
            text = base64.b64encode(state).decode()
            file.write(json.dumps(opening | {"state": text}) + "\n")
            count += 1
    return count


def _opened(
    connection: Connection, wanted: Wanted, size: int
) -> Iterator[tuple[int, bytes, bytes]]:
    last = 0
    while True:
        query = select(events.c.position, events.c.leaf_salt, events.c.state).where(
            events.c.tenant_id == wanted.tenant_id,
            events.c.position > last,
            events.c.position <= size,
        )
        if wanted.stream is not None:
            query = query.where(events.c.originator_id == wanted.stream)
        rows = connection.execute(query.order_by(events.c.position).limit(_BATCH)).all()
        if not rows:
            return
        for position, salt, state in rows:
            yield position, bytes(salt), bytes(state)
        last = rows[-1].position


def _about(wanted: Wanted, signed: SignedTree, opened: int) -> dict[str, object]:
    return {
        "tenant": wanted.tenant_id,
        "origin": signed.checkpoint.origin,
        "size": signed.checkpoint.size,
        "signed_at": signed.signed_at.isoformat(),
        "opened": opened,
        "stream": None if wanted.stream is None else str(wanted.stream),
        "log_keys": [key.text for key in wanted.log_keys],
        "witness_keys": [key.text for key in wanted.witness_keys],
    }


def _sums(folder: Path) -> str:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in found
    )


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
