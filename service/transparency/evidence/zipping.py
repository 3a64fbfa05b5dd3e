"""A folder as a zip file that is read while it is made."""

from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from typing_extensions import Buffer, override

_PIECE = 1 << 16


def zipped(folder: Path, *, within: str) -> Iterator[bytes]:
    """The files of a folder as a zip in pieces, below a folder of this name."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as packed:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = f"{within}/{path.relative_to(folder).as_posix()}"
            with packed.open(name, "w") as target, path.open("rb") as source:
                while piece := source.read(_PIECE):
                    target.write(piece)
                    yield sink.taken()
    yield sink.taken()


class _Sink(RawIOBase):
    """Takes what is written, to be read once; nobody goes back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, piece: Buffer, /) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found
