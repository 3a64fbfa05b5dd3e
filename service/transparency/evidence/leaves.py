"""Which leaves go out with a package: those of all events, or an extract's own."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from proofs.tiles import WIDTH, Tile, write_bundle
from tenants.tiles import stored_leaves, stored_tiles


@dataclass(frozen=True, kw_only=True)
class Log:
    """A signed log, what is told of it, and the folder of its package."""

    connection: Connection
    tenant_id: str
    size: int
    told: Sequence[int]
    folder: Path


WriteLeaves = Callable[[Log], None]


def every_leaf(log: Log) -> None:
    """Write the leaves of all events as bundles (C2SP tlog-tiles): none can be left out."""
    for tile in _lowest(log.size):
        first = tile.index * WIDTH
        leaves = stored_leaves(log.connection, log.tenant_id, first, first + tile.width)
        write(log.folder / tile.bundle_path, write_bundle(leaves))


def own_leaves(log: Log) -> None:
    """Write the leaves of what is told, one a line, and of all others the hashes only."""
    read = stored_tiles(log.connection, log.tenant_id)
    for tile in _lowest(log.size):
        write(log.folder / tile.path, read(tile)[: tile.width * sha256().digest_size])
    lines = []
    for position in log.told:
        (leaf,) = stored_leaves(log.connection, log.tenant_id, position - 1, position)
        told = {"position": position, "leaf": leaf.decode()}
        lines.append(json.dumps(told, ensure_ascii=False) + "\n")
    write(log.folder / "leaves.jsonl", "".join(lines).encode())


def write(path: Path, content: bytes) -> None:
    """Write a file of a package."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _lowest(size: int) -> list[Tile]:
    return [Tile(0, index, min(WIDTH, size - index * WIDTH)) for index in range(-(-size // WIDTH))]
