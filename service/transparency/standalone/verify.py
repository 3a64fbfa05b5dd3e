"""Kiểm tra gói chứng cứ · Verify a package of evidence, offline.

    python3 verify.py [--key KEY]... [--witness KEY]... [FOLDER]

Python 3.9 or newer and nothing else. Exit code 0: everything agrees. Exit code 1: something does
not, and the line says where. Without --key the keys in the package are used, and the last line
says so: then the package only agrees with itself. Keys: name+id+base64, as the log handed them out.
"""

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, Union

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
IDENTITY: Point = (0, 1, 1, 0)
LOG_KEY, WITNESS_KEY = 1, 4
COSIGNATURE = 72
WIDTH = 256
INDEX = "SHA256SUMS"


class BadError(Exception):
    """Something does not agree; the text says where."""


# Ed25519 (RFC 8032, 5.1) in extended coordinates.


def add(first: Point, second: Point) -> Point:
    """The sum of two points."""
    a = (first[1] - first[0]) * (second[1] - second[0]) % P
    b = (first[1] + first[0]) * (second[1] + second[0]) % P
    c = 2 * first[3] * second[3] * D % P
    d = 2 * first[2] * second[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, point: Point) -> Point:
    """A multiple of a point."""
    found = IDENTITY
    while scalar:
        if scalar & 1:
            found = add(found, point)
        point = add(point, point)
        scalar >>= 1
    return found


def same(first: Point, second: Point) -> bool:
    """Whether two points are the same one."""
    return (first[0] * second[2] - second[0] * first[2]) % P == 0 and (
        first[1] * second[2] - second[1] * first[2]
    ) % P == 0


def point_of(encoded: bytes) -> Union[Point, None]:
    """The point of 32 bytes, or None if they are none."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of a public key signed the message."""
    key, commitment = point_of(public), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or BASE is None or scalar >= L or len(signature) != 64:  # noqa: PLR2004 -- RFC 8032
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    challenge = int.from_bytes(digest, "little") % L
    return same(times(scalar, BASE), add(commitment, times(challenge, key)))


# Signed notes, checkpoints, bundles of leaves (C2SP), and the tree above them (RFC 6962).


class Key:
    """A public key from its text: name+id+base64."""

    def __init__(self, text: str) -> None:
        try:
            self.name, _, material = text.split("+", 2)
            decoded = base64.b64decode(material, validate=True)
        except ValueError:
            bad(f"key {text}")
        self.kind, self.public = decoded[0], decoded[1:]
        self.text = text

    def identity(self, name: str) -> bytes:
        """What names the key in a signature line of somebody of that name."""
        hashed = name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(hashed).digest()[:4]


def bad(place: str) -> NoReturn:
    """Say where something does not agree."""
    raise BadError(place)


def signers(note: str, keys: list[Key], origin: str) -> Iterator[tuple[Key, int]]:
    """Whose signatures stand below a note, with the time of cosignatures; false ones are bad."""
    text, _, lines = note.rpartition("\n\n")
    for line in lines.splitlines():
        _, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded, validate=True)
        for key in keys:
            own = origin if key.kind == LOG_KEY else key.name
            if name == own and raw[:4] == key.identity(own):
                yield key, confirmed(key, text + "\n", raw[4:])


def confirmed(key: Key, text: str, value: bytes) -> int:
    """The POSIX time of a cosignature, or 0 for the log's own signature, once it is true."""
    at = 0
    message = text.encode()
    if key.kind == WITNESS_KEY:
        at = int.from_bytes(value[:8], "big")
        message = f"cosignature/v1\ntime {at}\n{text}".encode()
        value = value[8:]
    if not is_signature(key.public, message, value):
        bad(f"checkpoint: signature of {key.name}")
    return at


def leaves_of(folder: Path, size: int) -> Iterator[bytes]:
    """The leaves of the package, in order."""
    for index in range(-(-size // WIDTH)):
        width = min(WIDTH, size - index * WIDTH)
        path = folder / bundle_path(index, width)
        content = path.read_bytes()
        place = 0
        for _ in range(width):
            length = int.from_bytes(content[place : place + 2], "big")
            yield content[place + 2 : place + 2 + length]
            place += 2 + length
        if place != len(content):
            bad(f"{path.relative_to(folder)}: length")


def bundle_path(index: int, width: int) -> str:
    """Where a bundle of leaves stands (C2SP tlog-tiles)."""
    digits = str(index).zfill(-(-len(str(index)) // 3) * 3)
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    number = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"tile/entries/{number}" + ("" if width == WIDTH else f".p/{width}")


def root_of(hashes: list[bytes]) -> bytes:
    """The root of a tree: levels joined in pairs, the last one without a partner kept."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2])  # noqa: B905 -- Python 3.9 has no strict
        joined = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs]
        hashes = joined + hashes[len(hashes) & ~1 :]
    return hashes[0]


# The package.


def check_files(folder: Path) -> None:
    """Every file is as it was when the package was made, and none came or went."""
    *lines, last = (folder / INDEX).read_bytes().decode().split("\n")
    index = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    if last or len(index) != len(lines):
        bad(INDEX)
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(set(found) - set(index) - {INDEX}):
        bad(f"{name}: not in the index")
    for name, digest in index.items():
        if name not in found:
            bad(f"{name}: missing")
        if hashlib.sha256(found[name].read_bytes()).hexdigest() != digest:
            bad(f"{name}: changed")


def check_leaf(leaf: bytes, number: int, tenant: str, opening: Any) -> None:
    """A leaf stands where it says, and what was opened of its event is what it commits to."""
    told = json.loads(leaf)
    if told["position"] != number or told["tenant_id"] != tenant:
        bad(f"leaf {number}: position or agency")
    if opening is None:
        return
    opened = bytes.fromhex(opening["salt"]) + base64.b64decode(opening["state"], validate=True)
    if hashlib.sha256(opened).hexdigest() != told["commitment"]:
        bad(f"event {number}: content")


def check(folder: Path, keys: list[Key], witnesses: list[Key]) -> str:
    """Check everything; answers one line about what holds."""
    check_files(folder)
    package = json.loads((folder / "package.json").read_text("utf-8"))
    note = (folder / "checkpoint").read_bytes().decode()
    origin, size_line, root_line = note.split("\n")[:3]
    keys = keys or [Key(text) for text in package["log_keys"]]
    witnesses = witnesses or [Key(text) for text in package["witness_keys"]]
    signed = list(signers(note, keys + witnesses, origin))
    if not any(key.kind == LOG_KEY for key, _ in signed):
        bad("checkpoint: no signature of a known key of the log")
    if not origin.endswith("/" + package["tenant"]):
        bad("checkpoint: another log")
    openings = openings_of(folder)
    hashes = []
    for number, leaf in enumerate(leaves_of(folder, int(size_line)), 1):
        check_leaf(leaf, number, package["tenant"], openings.pop(number, None))
        hashes.append(hashlib.sha256(b"\0" + leaf).digest())
    if openings:
        bad(f"event {min(openings)}: no leaf")
    if root_of(hashes) != base64.b64decode(root_line):
        bad("tile/entries: the leaves do not lead to the signed root")
    return told(size_line, signed)


def openings_of(folder: Path) -> dict[int, Any]:
    """What is opened of events, by position."""
    lines = (folder / "openings.jsonl").read_text("utf-8").splitlines()
    return {each["position"]: each for each in map(json.loads, lines)}


def told(size: str, signed: list[tuple[Key, int]]) -> str:
    """What was verified, and who witnessed it when."""
    by = [f"{key.name} ({at})" for key, at in signed if key.kind == WITNESS_KEY]
    names = ", ".join(by) or "–"
    vi = f"Đúng đến sự kiện {size}; người làm chứng: {names}."
    return f"{vi} · Verified to event {size}; witnessed by {names}."


def main() -> int:
    """Verify the folder of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    options.add_argument("--key", action="append", default=[])
    options.add_argument("--witness", action="append", default=[])
    given = options.parse_args()
    try:
        keys, witnesses = map(Key, given.key), map(Key, given.witness)
        print(check(given.folder, list(keys), list(witnesses)))  # noqa: T201 -- a program of its own
    except (BadError, ValueError, KeyError, TypeError, IndexError, OSError) as wrong:
        print(f"SAI · BAD: {wrong}")  # noqa: T201 -- a program of its own
        return 1
    if not given.key:
        print(_OWN_KEYS)  # noqa: T201 -- a program of its own
    return 0


_OWN_KEYS = (
    "Chú ý: dùng khóa nằm trong gói; hãy so với khóa do cơ quan công bố (--key). · "
    "Note: the keys are those of the package; compare them with the published ones (--key)."
)

if __name__ == "__main__":
    sys.exit(main())
