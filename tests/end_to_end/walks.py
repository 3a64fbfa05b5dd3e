"""Walks that many tests begin after: each is walked once in a test run, and copied for each test.

A copy is the test's own, so it may go on from there; walking again what was walked costs little.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.demo.year import Year
from tenants import migrations
from tenants.engine import open_engine
from tests import postgres
from tests.end_to_end.rehearsals import in_process, year_on

UNTIL = date(2021, 7, 1)
HALF_WAY = date(2023, 11, 2)
"""Sở TN&MT has done then what it does half-way, and not what it does at last."""


@dataclass(frozen=True)
class Walk:
    """A part of the story, which goes on from another."""

    name: str
    walk: Callable[[Year], object]
    after: "Walk | None" = None


NGOAI_VU = Walk("ngoai-vu", Year.walk_ngoai_vu)
BINH_PHUOC = Walk("binh-phuoc", Year.walk_binh_phuoc, after=NGOAI_VU)
TNMT = Walk("tnmt", lambda year: year.walk_khanh_hoa(until=HALF_WAY))
ALL = Walk("all", lambda year: year.walk(until=UNTIL), after=BINH_PHUOC)


def copy_to(path: Path, walk: Walk) -> str:
    """The URL of an SQLite database on which this was walked."""
    shutil.copy(_file(walk), path)
    return f"sqlite:///{path}"


@contextmanager
def postgres_copy(walk: Walk) -> Iterator[postgres.Database]:
    """A PostgreSQL database on which this was walked, dropped at the end."""
    template = postgres.template(walk.name, lambda url: _walk(url, walk))
    with postgres.fresh_database(template) as database:
        yield database


def _file(walk: Walk) -> Path:
    with postgres.once_in_a_run(f"{walk.name}.db") as kept:
        if not kept.exists():
            part = kept.with_suffix(".part")
            if walk.after is None:
                migrations.upgrade(f"sqlite:///{part}")
            else:
                shutil.copy(_file(walk.after), part)
            _walk(f"sqlite:///{part}", walk)
            part.rename(kept)
    return kept


def _walk(url: str, walk: Walk) -> None:
    engine = open_engine(url)
    year = year_on(engine, in_process(engine))
    walk.walk(year)
    year.sum_up()
    engine.dispose()
