"""What a run has told once on SQLite, kept so that later tests begin from a copy of it.

A database is known by how it came to be: from the empty one, by steps with these names and in this
environment. Whoever takes the same step from the same database, in any worker of the run, gets the
database and the answer of whoever took it first. A database that was changed by anything else is
not known any more, and what happens in it from then on happens anew. So it does in every test that
patches something, because a step may then come to another end.
"""

import fcntl
import filecmp
import os
import pickle
import shutil
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from tenants import migrations
from tests.postgres import RUN_DIRECTORY

_PATCHING = "monkeypatch"
_CHANGED_AT = (0, 0)
_patched = False


def begin_test(fixtures):
    """Note whether the test that begins patches anything."""
    global _patched  # noqa: PLW0603 -- one test runs at a time in a process
    _patched = _PATCHING in fixtures


def empty_database():
    """The file of a migrated, empty database, made once for the run."""
    path = _directory() / "empty.db"
    with _locked(path):
        if not path.exists():
            new = path.with_suffix(".new")
            migrations.upgrade(f"sqlite:///{new}")
            new.rename(path)
    return path


class Kept:
    """The database of an engine, as long as it is known how it came to be."""

    def __init__(self, engine):
        self._engine = engine
        self._known = None
        if engine.url.get_backend_name() == "sqlite":
            self._path = Path(engine.url.database)
            if not _wal(self._path) and filecmp.cmp(empty_database(), self._path, shallow=False):
                os.utime(self._path, ns=_CHANGED_AT)
                self._known = "empty"

    def step(self, name, take, *, patched=None):
        """What `take` answers; a picklable thing that does not hold on to the database."""
        if (_patched if patched is None else patched) or not self._is_known():
            return take()
        after = sha256(repr((self._known, name, _environment())).encode()).hexdigest()
        kept = _directory() / f"{after}.db"
        with _locked(kept):
            if not kept.exists():
                answer = take()
                self._keep(kept, after, answer)
                return answer
        if not self._let_go():
            return take()
        shutil.copyfile(kept, self._path)
        self._know(after)
        return pickle.loads(kept.with_suffix(".answer").read_bytes())  # noqa: S301 -- our own

    def _is_known(self):
        if self._known and (_wal(self._path) or self._path.stat().st_mtime_ns != _CHANGED_AT[1]):
            self._known = None
        return self._known is not None

    def _keep(self, kept, after, answer):
        if self._let_go():
            kept.with_suffix(".answer").write_bytes(pickle.dumps(answer))
            shutil.copyfile(self._path, kept.with_suffix(".new"))
            kept.with_suffix(".new").rename(kept)
            self._know(after)

    def _know(self, after):
        os.utime(self._path, ns=_CHANGED_AT)
        self._known = after

    def _let_go(self):
        """Close the database; whether nobody else has it open."""
        self._engine.dispose()
        return not self._path.with_name(f"{self._path.name}-shm").exists()


def _wal(path):
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size


def _environment():
    return sorted(each for each in os.environ.items() if each[0].startswith("GUONG_"))


def _directory():
    directory = Path(os.environ[RUN_DIRECTORY]) / "kept"
    directory.mkdir(exist_ok=True)
    return directory


@contextmanager
def _locked(path):
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
