"""What is opened of events: their stored bytes, and single personal texts of them."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from service.transparency.standalone.notes import bad

OPENINGS = "openings.jsonl"


def openings_of(folder: Path) -> dict[int, str]:
    """The lines that open events, by position; each is read when its leaf is."""
    found = {}
    for line in (folder / OPENINGS).read_text("utf-8").splitlines():
        position = int(line[len('{"position": ') :].partition(",")[0])
        if position in found:
            bad(f"event {position}: opened twice")
        found[position] = line
    return found


def check_leaf(leaf: bytes, number: int, tenant: str, opening: Any) -> None:
    """A leaf stands where it says, and what is opened of its event is what it commits to."""
    told = json.loads(leaf)
    if told["position"] != number or told["tenant_id"] != tenant:
        bad(f"leaf {number}: position or agency")
    if opening is not None:
        check_opening(told, json.loads(opening))


def check_opening(told: Any, opening: Any) -> None:
    """The stored bytes of an event and its opened texts are those to which its leaf commits."""
    number = told["position"]
    if opening["position"] != number:
        bad(f"event {number}: opening")
    state = base64.b64decode(opening["state"], validate=True)
    if salted(opening["salt"], state) != told["commitment"]:
        bad(f"event {number}: content")
    for text in opening.get("texts", ()):
        place = f"{told['originator_id']}/{told['originator_version']}/{text['field']}"
        value = json.dumps([place, text["value"]], ensure_ascii=False, separators=(",", ":"))
        if salted(text["salt"], value.encode()) not in told.get("personal", ()):
            bad(f"event {number}: text {text['field']}")


def salted(salt: str, content: bytes) -> str:
    """A commitment: SHA-256 over a salt of 32 bytes (in hex) and a content."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()
