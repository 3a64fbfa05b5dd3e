"""Signing keys as files that only their owner can read, outside the database."""

import os
import stat
from pathlib import Path

from domain.errors import DomainError
from proofs.keys import SignerKey

_OWNER_ONLY = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class OpenKeyFileError(DomainError):
    """Others than the owner may use the file of a key."""

    vi = "Tệp khóa {path} phải chỉ chủ sở hữu đọc được (chmod 600)."
    en = "Only the owner may be able to read the key file {path} (chmod 600)."


def write_key(path: Path, key: SignerKey) -> None:
    """Write a key into a new file for its owner alone.

    Raises:
        FileExistsError: there is a file; a key is never overwritten.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{key.text}\n")


def read_key(path: Path) -> SignerKey:
    """The key of a file.

    Raises:
        OpenKeyFileError: others may read or change it.
        MalformedKeyError: it holds no key.
    """
    if path.stat().st_mode & _OTHERS:
        raise OpenKeyFileError(path=path)
    return SignerKey.parse(path.read_text().strip())
