"""What a signer, a witness or a monitor remembers of each log: a folder of its own, on a disk."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from domain.errors import DomainError
from proofs.notes import Note


class MemoryInUseError(DomainError):
    """Another process works with this memory."""

    vi = "Thư mục {folder} đang được một tiến trình khác sử dụng."
    en = "Another process uses the folder {folder}."


class NoteFolder:
    """The last note of each origin, one file each; what was kept survives a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def last(self, origin: str) -> Note | None:
        """The last note of an origin, or None if there was none.

        Raises:
            MalformedNoteError: the file was damaged; it is not passed over.
        """
        try:
            content = self._file(origin_hash(origin)).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        return Note.parse(content)

    def by_hash(self, digest: str) -> Note | None:
        """The last note of the origin with this hash, as witnesses are asked for it."""
        file = self._file(digest)
        return Note.parse(file.read_text(encoding="utf-8")) if file.exists() else None

    def keep(self, origin: str, note: Note) -> None:
        """Remember this note instead of the last one; it is on the disk when this returns."""
        file = self._file(origin_hash(origin))
        new = file.with_suffix(".new")
        with new.open("w", encoding="utf-8", newline="") as writing:
            writing.write(note.content)
            writing.flush()
            os.fsync(writing.fileno())
        new.replace(file)
        self._sync_folder()

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}.note"

    def _sync_folder(self) -> None:
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def memory(folder: Path) -> Iterator[NoteFolder]:
    """The memory in a folder, for this process alone until the block ends.

    Raises:
        MemoryInUseError: another process has it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise MemoryInUseError(folder=folder) from None
        yield NoteFolder(folder)


def origin_hash(origin: str) -> str:
    """The name under which a witness serves what it knows of an origin (C2SP tlog-witness)."""
    return sha256(origin.encode()).hexdigest()
