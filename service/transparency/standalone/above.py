"""Checkpoints in the logs above an agency, and receipts: proofs of inclusion (C2SP tlog-proof)."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from service.transparency.standalone.notes import LOG_KEY, Key, bad, signers
from service.transparency.standalone.policy import CHECKPOINT, Policy, Signed, check_note
from service.transparency.standalone.tree import leaf_hash

ABOVE = "province"
PROOF = "c2sp.org/tlog-proof@v1"
RECEIPT = "guong-receipt/v1"


def check_above(folder: Path, keys: list[Key]) -> str:
    """The checkpoint of a package stands in the logs above it; tells in which and who signed."""
    text = (folder / CHECKPOINT).read_bytes().decode().partition("\n\n")[0]
    told = []
    for path in sorted((folder / ABOVE).glob("*.entry")):
        proof = path.with_suffix(".tlog-proof").read_bytes().decode()
        name = f"{ABOVE}/{path.name}"
        told.append(entered(path.read_bytes().decode(), proof, text, keys, name))
    return summed_up(told)


def check_receipt(path: Path, policy: Policy, keys: list[Key]) -> tuple[int, Signed, str]:
    """An event is where its receipt says; its position, who signed, and the logs above."""
    receipt: Any = json.loads(path.read_text("utf-8"))
    if receipt["format"] != RECEIPT:
        bad("receipt: format")
    leaf = receipt["leaf"]
    note, index = included(receipt["proof"], leaf.encode(), "receipt")
    signed = check_note(note, json.loads(leaf)["tenant_id"], policy)[2]
    if not json.loads(leaf)["position"] == receipt["position"] == index + 1:
        bad("receipt: position")
    text = note.partition("\n\n")[0]
    told = [
        entered(each["entry"], each["proof"], text, keys, f"receipt: {each['tenant']}")
        for each in receipt["province"]
    ]
    return receipt["position"], signed, summed_up(told)


def entered(entry: str, proof: str, text: str, keys: list[Key], place: str) -> str:
    """The entry is of this checkpoint and stands in the log of that proof; tells whose it is."""
    if entry.partition("\n\n")[2].partition("\n\n")[0] != text:
        bad(f"{place}: another checkpoint")
    note, _ = included(proof, entry.encode(), place)
    origin = note.split("\n")[0]
    own = [key for key in keys if origin.startswith(key.name + "/") and key.kind == LOG_KEY]
    if not keys:
        return f"{origin} (?)"
    if not list(signers(note, own, origin)):
        bad(f"{place}: no signature of a known key of the log above")
    return origin


def summed_up(told: list[str]) -> str:
    """The logs above in one sentence; `(?)` says that no key was given to check the signature."""
    if not told:
        return ""
    names = ", ".join(told)
    return f" Có trong nhật ký cấp trên: {names}. · In the logs above: {names}."


def included(proof: str, entry: bytes, place: str) -> tuple[str, int]:
    """The note to whose root a proof leads from an entry, and the index of the entry."""
    head, _, note = proof.partition("\n\n")
    first, *lines = head.split("\n")
    if first != PROOF or not lines:
        bad(f"{place}: proof")
    lines = lines[1:] if lines[0].startswith("extra ") else lines
    index, hashes = int(lines[0].split("index ")[1]), [decoded(line) for line in lines[1:]]
    _, size, root = note.split("\n")[:3]
    if led_to(hashes, index, int(size), leaf_hash(entry)) != decoded(root):
        bad(f"{place}: not in the log")
    return note, index


def led_to(hashes: list[bytes], index: int, size: int, found: bytes) -> bytes:
    """The root to which hashes lead from a leaf (RFC 9162, 2.1.3.2); nothing if they cannot."""
    last = size - 1
    if not 0 <= index <= last:
        return b""
    for other in hashes:
        if last == 0:
            return b""
        if index & 1 or index == last:
            found = hashlib.sha256(b"\1" + other + found).digest()
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\1" + found + other).digest()
        index, last = index >> 1, last >> 1
    return found if last == 0 else b""


def decoded(text: str) -> bytes:
    """The bytes of a base64 text."""
    return base64.b64decode(text, validate=True)
