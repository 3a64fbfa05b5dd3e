"""The old tar format as Belenios writes it: one header for each name, size and time (4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from ballots.errors import ArchiveRefusedError

_BLOCK = 512
_NAME = 100
_OCTAL = 11
_LARGEST = 8**_OCTAL - 1


@dataclass(frozen=True)
class File:
    """A file of an archive; its time is that of the whole archive."""

    name: str
    text: str


def written(files: list[File], timestamp: int) -> bytes:
    """The archive of files; it ends after the last, so that more can be appended."""
    return b"".join(_file(each, timestamp) for each in files)


def files_of(data: bytes) -> Iterator[File]:
    """The files of an archive, of which nothing but the place of names and texts is checked.

    Raises:
        ArchiveRefusedError: it is cut off, or is no such archive.
    """
    position = 0
    while position < len(data):
        header = data[position : position + _BLOCK]
        size = _octal(header[124 : 124 + _OCTAL])
        body = data[position + _BLOCK : position + _BLOCK + size]
        try:
            yield File(header[:_NAME].rstrip(b"\0").decode("ascii"), body.decode())
        except UnicodeDecodeError as broken:
            raise ArchiveRefusedError(what="tar") from broken
        position += _BLOCK + _whole_blocks(size)


def _file(file: File, timestamp: int) -> bytes:
    body = file.text.encode()
    header = _header(file.name.encode("ascii"), len(body), timestamp)
    return header + body.ljust(_whole_blocks(len(body)), b"\0")


def _header(name: bytes, size: int, timestamp: int) -> bytes:
    if not (len(name) < _NAME and 0 <= size <= _LARGEST and 0 <= timestamp <= _LARGEST):
        raise ArchiveRefusedError(what="tar")
    before = name.ljust(_NAME, b"\0") + b"0000644\0" + 2 * b"0000000\0"
    before += b"%011o\0%011o\0" % (size, timestamp)
    after = b"0".ljust(_BLOCK - len(before) - 8, b"\0")
    checksum = sum(before) + 8 * ord(" ") + sum(after)
    return before + b"%06o\0 " % checksum + after


def _octal(digits: bytes) -> int:
    try:
        return int(digits, 8)
    except ValueError as broken:
        raise ArchiveRefusedError(what="tar") from broken


def _whole_blocks(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK
