"""The keys of the instance: a file outside the database, which wraps the agencies' keys.

A line is `id base64-key`; the last one wraps what is new, the others only open what is old. The
file is readable by its owner only and is never in the same backup as the database.
"""

import base64
import hmac
import os
import secrets
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from typing_extensions import override

from tenants.keys.errors import InstanceKeyLostError, KeyFileError
from tenants.keys.wrapping import KEY_BITS, new_key, unwrapped, wrapped

_FINGERPRINT = b"fingerprint/"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Keyring:
    """The keys in a file; it is read when a key is first needed, and anew for an unknown key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._keys: dict[str, bytes] = {}
        self._lock = Lock()

    def wrap(self, secret: bytes, place: str) -> tuple[str, bytes]:
        """Seal by the newest key; answers with that key's id.

        Raises:
            KeyFileError: there is no usable file.
        """
        keys = self._read()
        newest = next(reversed(keys))
        return newest, wrapped(keys[newest], secret, place)

    def unwrap(self, key_id: str, sealed: bytes, place: str) -> bytes:
        """Open what a key of the ring has sealed.

        Raises:
            KeyFileError, InstanceKeyLostError: there is no usable file, or not that key in it.
        """
        keys = self._keys if key_id in self._keys else self._read()
        if key_id not in keys:
            raise InstanceKeyLostError(key_id=key_id)
        try:
            return unwrapped(keys[key_id], sealed, place)
        except InvalidTag:
            raise InstanceKeyLostError(key_id=key_id) from None

    def add(self) -> str:
        """Add a key, which wraps what is new from now on; answers with its id."""
        ids = self._read()
        fresh = _new_id()
        _replace(self.path, {**ids, fresh: new_key()})
        self._read()
        return fresh

    def keep_only(self, key_ids: Collection[str]) -> int:
        """Forget every other key but the newest; answers how many.

        What they have sealed, in backups too, opens never again.
        """
        keys = self._read()
        kept = {*key_ids, next(reversed(keys))}
        _replace(self.path, {name: key for name, key in keys.items() if name in kept})
        return len(keys) - len(self._read())

    def fingerprints(self, message: bytes) -> list[str]:
        """The message as each key tells it, the newest first; without a key nobody can guess it."""
        keys = self._keys or self._read()
        return [
            hmac.digest(key, _FINGERPRINT + message, "sha256").hex()
            for key in reversed(keys.values())
        ]

    def require(self) -> None:
        """Go on only with a usable file.

        Raises:
            KeyFileError: there is none.
        """
        self._read()

    def _read(self) -> dict[str, bytes]:
        with self._lock:
            if not self.path.exists():
                self._missing()
            self._keys = _keys_in(self.path)
            return self._keys

    def _missing(self) -> None:
        raise KeyFileError(
            path=self.path,
            reason="there is none; make one by `guong keys init`",
            reason_vi="chưa có tệp; tạo bằng `guong keys init`",
        )


class LocalKeyring(Keyring):
    """The keys of an instance that serves its own machine only: it makes the file it needs."""

    @override
    def _missing(self) -> None:
        make_file(self.path)


def make_file(path: Path) -> None:
    """Make a file with one new key; one that is there stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _written(path, {_new_id(): new_key()})
    try:
        os.link(draft, path)  # Unlike a rename this leaves a file that is there alone.
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _new_id() -> str:
    return f"k-{secrets.token_hex(4)}"


def _replace(path: Path, keys: Mapping[str, bytes]) -> None:
    _written(path, keys).replace(path)


def _written(path: Path, keys: Mapping[str, bytes]) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    text = "".join(f"{name} {base64.b64encode(key).decode()}\n" for name, key in keys.items())
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _keys_in(path: Path) -> dict[str, bytes]:
    try:
        if path.stat().st_mode & _OTHERS:
            raise _unusable(
                path, "others may read it; set mode 0600", "người khác đọc được; đặt 0600"
            )
        lines = path.read_text(encoding="ascii").split("\n")
        keys = dict(_key_in(line) for line in lines if line.strip())
    except OSError as refused:
        raise _unusable(path, refused.strerror or "unreadable", "không đọc được") from None
    except ValueError:
        raise _unusable(path, "a line is no key", "có dòng không phải là khóa") from None
    if not keys:
        raise _unusable(path, "it is empty", "tệp rỗng")
    return keys


def _key_in(line: str) -> tuple[str, bytes]:
    name, key = line.split()
    found = base64.b64decode(key, validate=True)
    if len(found) * 8 != KEY_BITS:
        raise ValueError
    return name, found


def _unusable(path: Path, reason: str, reason_vi: str) -> KeyFileError:
    return KeyFileError(path=path, reason=reason, reason_vi=reason_vi)
