"""Many processes write at once: no gap, no duplicate, and followers see positions in order.

That position order is commit order is shown twice. PostgreSQL keeps the time of each commit, and
SQLite, which has one writer at a time, numbers rows as they come: both are compared with the
positions. And a follower that only ever asks for what is behind its last position ends up with
every event, which fails as soon as a lower position commits after a higher one.
"""

import sqlite3
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import contextmanager
from datetime import date, datetime
from multiprocessing import get_context
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text

from tenants import directory
from tenants.directory import Tenant
from tenants.engine import reading
from tenants.event_log import read_after
from tenants.scope import Scope, bound_to, enter
from tests.tenants import writers

WRITERS = 8
MANY = [f"agency-{number}" for number in range(50)]
ONE = MANY[:1]
FEW = MANY[:3]


@pytest.fixture(scope="module")
def processes():
    with ProcessPoolExecutor(WRITERS, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture
def engine(database_url):
    enter_agencies(database_url)
    with writers.opened(database_url) as engine:
        yield engine


def enter_agencies(url):
    with writers.opened(url) as engine:
        for slug in MANY:
            directory.add(engine, Tenant(slug, slug, slug, "agency", None, date(2024, 1, 1)))


def begin(processes, url, tenants, *, rounds, largest):
    return [
        processes.submit(
            writers.append_batches,
            url,
            tenants=tenants,
            rounds=rounds,
            largest=largest,
            seed=seed,
        )
        for seed in range(WRITERS)
    ]


def positions_by_tenant(futures):
    answered: dict[str, list[int]] = {}
    for future in futures:
        for tenant, positions in future.result():
            answered.setdefault(tenant, []).extend(positions)
    return answered


def stored_positions(engine):
    query = text("SELECT position FROM events WHERE tenant_id = :tenant ORDER BY position")
    stored: dict[str, list[int]] = {}
    for tenant in MANY:
        with bound_to(tenant), reading(engine) as connection:
            stored[tenant] = list(connection.execute(query, {"tenant": tenant}).scalars())
    return {tenant: positions for tenant, positions in stored.items() if positions}


@pytest.mark.parametrize(
    ("tenants", "rounds"), [(MANY, 1), (ONE, 40)], ids=["fifty-tenants", "one-tenant"]
)
def test_positions_have_no_gap_and_no_duplicate(processes, engine, database_url, tenants, rounds):
    futures = begin(processes, database_url, tenants, rounds=rounds, largest=3)

    answered = positions_by_tenant(futures)

    stored = stored_positions(engine)
    assert {tenant: sorted(positions) for tenant, positions in answered.items()} == stored
    assert all(found == list(range(1, len(found) + 1)) for found in stored.values())
    assert len(stored) == len(tenants)


def test_the_positions_of_one_batch_follow_one_another(processes, engine, database_url):
    futures = begin(processes, database_url, FEW, rounds=7, largest=20)

    batches = [positions for future in futures for _, positions in future.result()]

    assert [list(range(batch[0], batch[0] + len(batch))) for batch in batches] == batches
    assert sum(map(len, batches)) == sum(map(len, stored_positions(engine).values()))


@pytest.mark.parametrize(
    ("tenants", "rounds"), [(MANY, 1), (ONE, 40)], ids=["fifty-tenants", "one-tenant"]
)
def test_position_order_is_commit_order_on_postgresql(
    processes, postgres_url, postgres_owner_url, tenants, rounds
):
    enter_agencies(postgres_url)
    wait(begin(processes, postgres_url, tenants, rounds=rounds, largest=3))

    committed: dict[str, list[datetime]] = {}
    with psycopg.connect(postgres_owner_url) as connection:
        for tenant, at in connection.execute(
            "SELECT tenant_id, pg_xact_commit_timestamp(xmin) FROM events ORDER BY 1, position"
        ):
            committed.setdefault(tenant, []).append(at)

    assert len(committed) == len(tenants)
    assert all(len(set(times)) > 1 for times in committed.values())
    assert all(times == sorted(times) for times in committed.values())


def test_position_order_is_commit_order_on_sqlite(processes, sqlite_url):
    enter_agencies(sqlite_url)
    wait(begin(processes, sqlite_url, ONE, rounds=40, largest=3))

    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        by_row = connection.execute("SELECT position FROM events ORDER BY rowid").fetchall()

    connection.close()
    assert by_row == [(position,) for position in range(1, len(by_row) + 1)]


def test_the_loser_of_a_version_race_gets_an_integrity_error(processes, engine, database_url):
    versions, aggregate = range(1, 21), UUID(int=7)
    arguments = {"tenant": ONE[0], "aggregate": aggregate, "versions": versions}

    futures = [processes.submit(writers.race, database_url, **arguments) for _ in range(WRITERS)]

    outcomes = [future.result() for future in futures]
    assert Counter(version for won, _ in outcomes for version in won) == dict.fromkeys(versions, 1)
    assert Counter(version for _, lost in outcomes for version in lost) == dict.fromkeys(
        versions, WRITERS - 1
    )
    assert stored_positions(engine) == {ONE[0]: list(versions)}


@pytest.mark.parametrize(
    ("tenants", "rounds"), [(FEW, 13), (ONE, 40)], ids=["three-tenants", "one-tenant"]
)
def test_a_follower_skips_nothing(processes, engine, database_url, tenants, rounds):
    futures = begin(processes, database_url, tenants, rounds=rounds, largest=20)

    seen = follow(engine, tenants, futures)

    assert seen == stored_positions(engine)
    assert len(seen) == len(tenants)


def test_a_follower_skips_nothing_while_a_transaction_is_left_open(processes, engine, database_url):
    with left_open(engine):
        seen = follow(engine, FEW, begin(processes, database_url, FEW, rounds=10, largest=20))

        assert seen == stored_positions(engine)
        assert len(seen) == len(FEW)


def follow(engine, tenants, futures):
    """Ask each tenant's log for what is behind the last position seen, until all is written."""
    seen: dict[str, list[int]] = {tenant: [] for tenant in tenants}
    writing = True
    while writing:
        writing = bool(wait(futures, timeout=0).not_done)
        for tenant, positions in seen.items():
            with enter(Scope(tenant, "follower", "worker", uuid4())):
                while new := read_after(engine, positions[-1] if positions else 0, 50):
                    positions.extend(recorded.position for recorded in new)
    for future in futures:
        future.result()
    return seen


@contextmanager
def left_open(engine):
    """A transaction that has read and, where that blocks nobody, has written elsewhere."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    if engine.dialect.name == "sqlite":
        cursor.execute("BEGIN")
    else:
        cursor.execute("UPDATE tenant_head SET position = 7 WHERE tenant_id = 'agency-49'")
    cursor.execute("SELECT count(*) FROM events")
    cursor.fetchall()
    try:
        yield
    finally:
        connection.rollback()
        connection.close()
