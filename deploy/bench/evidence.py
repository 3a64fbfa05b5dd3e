"""How long the one-file verifier takes for a package of many opened events, on one core.

Every event has its stored bytes opened and two personal texts. Nothing but the verifier is timed,
as the process of its own that an inspector starts, in an interpreter without any packages.
"""

import base64
import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from deploy.bench.common import Measurement
from proofs.checkpoints import Checkpoint
from proofs.growing import GrowingTree
from proofs.hashing import leaf_hash
from proofs.keys import SignerKey
from proofs.notes import signed
from proofs.tiles import WIDTH, Tile, write_bundle
from service.transparency.evidence.trust import Trust
from service.transparency.standalone.assembling import one_file
from tenants.leaves import new_leaf, text_commitment

EVENTS = 100_000
LIMIT = 10.0
TENANT = "sxd"
_TEXTS = {"name": "Bà Lê Thị Ánh", "achievement": "Rút ngắn thời gian cấp phép xây dựng"}
_NOBODY = UUID(int=3)


def measure(_: str) -> Iterator[Measurement]:
    """Seconds of one core for 100,000 opened events, as a share of ten."""
    with tempfile.TemporaryDirectory(prefix="guong-bench-") as name:
        folder = Path(name) / "package"
        key = SignerKey.generate("vi.example/nhat-ky")
        write_package(folder, key, EVENTS)
        program = Path(name) / "verify.py"
        program.write_text(one_file(), "utf-8")
        seconds = _verified(program, folder, key)
    yield Measurement("verify_offline", seconds, "s", "ten seconds", seconds / LIMIT)


def write_package(folder: Path, key: SignerKey, size: int) -> None:
    """A package of events that never were, signed."""
    folder.mkdir(parents=True)
    made = [_event(position) for position in range(1, size + 1)]
    leaves = [leaf for leaf, _ in made]
    tree = GrowingTree()
    tree.extend(map(leaf_hash, leaves))
    origin = f"{key.name}/{TENANT}"
    note = signed(Checkpoint(origin, size, tree.root).text, key.named(origin))
    _write_leaves(folder, leaves)
    (folder / "openings.jsonl").write_text("".join(line for _, line in made), "utf-8")
    (folder / "checkpoint").write_text(note.content, "utf-8")
    (folder / "policy").write_text(Trust().text, "utf-8")
    (folder / "package.json").write_text(json.dumps({"tenant": TENANT}), "utf-8")
    write_sums(folder)


def write_sums(folder: Path) -> None:
    """The index of the files as they are, whatever they were."""
    (folder / "SHA256SUMS").unlink(missing_ok=True)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def _event(position: int) -> tuple[bytes, str]:
    """The leaf of an event, and the line that opens it."""
    originator_id = uuid4()
    texts = [_text(originator_id, field, value) for field, value in _TEXTS.items()]
    sealed = [
        f'{{"_type_":"sealed","_data_":"{_NOBODY.hex}.1.AAAA.{fixed}"}}' for _, fixed in texts
    ]
    state = f"[{','.join(sealed)}]".encode()
    leaf = new_leaf(_row(originator_id, state))
    opening = {
        "position": position,
        "salt": leaf.salt.hex(),
        "state": base64.b64encode(state).decode(),
        "texts": [text for text, _ in texts],
    }
    return leaf.at(position), json.dumps(opening, ensure_ascii=False) + "\n"


def _text(originator_id: UUID, field: str, value: str) -> tuple[dict[str, str], str]:
    salt = secrets.token_bytes(32)
    fixed = text_commitment(salt, f"{originator_id}/1/{field}", value)
    return {"field": field, "salt": salt.hex(), "value": value}, fixed


def _row(originator_id: UUID, state: bytes) -> dict[str, object]:
    return {
        "tenant_id": TENANT,
        "originator_id": originator_id,
        "originator_version": 1,
        "topic": "nomination.registered",
        "state": state,
        "event_id": uuid4(),
        "recorded_at": datetime(2024, 11, 30, 8, tzinfo=UTC),
        "actor": "alice",
        "acting_role": "office",
        "correlation_id": _NOBODY,
        "causation_id": None,
    }


def _write_leaves(folder: Path, leaves: list[bytes]) -> None:
    for start in range(0, len(leaves), WIDTH):
        part = leaves[start : start + WIDTH]
        path = folder / Tile(0, start // WIDTH, len(part)).bundle_path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_bundle(part))


def _verified(program: Path, folder: Path, key: SignerKey) -> float:
    before = os.times()
    command = [sys.executable, "-I", "-S", str(program), "--key", key.verifier.text, str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own program
    after = os.times()
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system
