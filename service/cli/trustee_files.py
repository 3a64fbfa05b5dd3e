"""A trustee's files: the seed for its owner alone, messages one on a line, archives."""

import os
import stat
from pathlib import Path

from ballots import archive, trustees, verifying
from ballots.archive import Archive
from domain.errors import DomainError

_OWNER_ONLY = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class OpenSeedFileError(DomainError):
    """Others than the owner may use the file of a trustee's seed."""

    vi = "Tệp bí mật {path} phải chỉ chủ sở hữu đọc được (chmod 600)."
    en = "Only the owner may be able to read the secret file {path} (chmod 600)."


class NothingToDecryptError(DomainError):
    """An archive has no sums yet: the ballots have not ended."""

    vi = "Hồ sơ này chưa có tổng mã hóa để mở; cuộc bỏ phiếu chưa kết thúc."
    en = "This archive has no encrypted sums to open; the ballots have not ended."


class NotATrusteeError(DomainError):
    """The share is not one of the keys of the election in the archive."""

    vi = "Phần khóa này không thuộc cuộc bỏ phiếu trong hồ sơ."
    en = "This share does not belong to the election in the archive."


def write_new_seed(path: Path) -> str:
    """A new seed, written into a new file for its owner alone.

    Raises:
        FileExistsError: there is a file; a seed is never overwritten.
    """
    seed = trustees.new_seed()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{seed}\n")
    return seed


def read_seed(path: Path) -> str:
    """The seed of a file, as this command, the trustee's page or `belenios-tool` wrote it.

    Raises:
        OpenSeedFileError: others may read or change it.
    """
    if path.stat().st_mode & _OTHERS:
        raise OpenSeedFileError(path=path)
    return path.read_text().strip()


def read_messages(path: Path) -> list[str]:
    """The messages of a file, one on each line, in the order of the trustees."""
    return [line for line in path.read_text().splitlines() if line]


def read_message(path: Path) -> str:
    """The one message of a file."""
    return path.read_text().strip()


def write_message(path: Path, text: str) -> None:
    """Write a message for others into a new file.

    Raises:
        FileExistsError: there is a file.
    """
    with path.open("x") as file:
        file.write(f"{text}\n")


def verified(path: Path) -> Archive:
    """The archive of a file, all of which holds (specification 3.4: verify, then decrypt).

    Raises:
        BallotsError: something in it does not hold.
        NothingToDecryptError: it has no sums yet.
    """
    read = archive.read(path.read_bytes())
    verifying.verify(read)
    if read.encrypted_tally is None:
        raise NothingToDecryptError
    return read
