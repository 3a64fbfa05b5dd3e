"""What row-level security costs: the same work with it and without, in one run.

Two databases on one server, one as every upgrade leaves it, in one the policies are taken away.
Both are used as an ordinary role. Ratios are the median of the ratios within one round. In a round
appends take turns; reads come in an order drawn by lot, each round on connections of its own, as
where the system puts their processes moves a read by a fifth. Without it, an append and a replay
are one plain statement each, as they were before, and a page is read in autocommit.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from psycopg import sql
from sqlalchemy import Engine, make_url
from typing_extensions import override

from deploy.bench import dossiers
from deploy.bench.common import Measurement, Work, medians_by_lot, migrated_database
from projections.nomination_board.view import NominationBoardView
from service.backend import Backend
from service.worker import BackgroundWorker
from tenants import access, machine_keys, users
from tenants.autocommit import autocommit_cursor
from tenants.database_roles import DatabaseRoles, set_rights
from tenants.engine import open_engine, reading, writing
from tenants.event_log import TenantEventLog
from tenants.isolation import tables_of_tenants
from tenants.scope import Scope, enter

ROLE = "bench_service"
AGENCIES = 50
WRITERS = 8
ROUNDS = 9
SECONDS = 1.0
READ_ROUNDS = 100
CALLS = 100
STREAM = 10
STATE = b'{"at":"2024-11-30T08:00:00+07:00","text":"' + b"x" * 250 + b'"}'
DOCUMENTS = {"documents": [{"key": "achievement-report", "title": "T", "sha256": "a" * 64}]}


def measure(url: str) -> Iterator[Measurement]:
    """Appends a second, microseconds of a replay and of a page, the share of authorisation."""
    server = make_url(url).set(database="postgres").render_as_string(hide_password=False)
    with migrated_database(server) as other:
        secured, open_url = _prepared(url), _prepared(other)
        _take_policies_away(other)
        yield _appends(secured, open_url)
        for each in (url, other):
            _analyse(each)
        yield from _reads(secured, open_url)


def _appends(secured: str, unsecured: str) -> Measurement:
    context = get_context("spawn")
    barrier = context.Barrier(WRITERS)
    pipes = [context.Pipe() for _ in range(WRITERS)]
    writers = [
        context.Process(target=_write, args=(secured, unsecured, barrier, far), daemon=True)
        for _, far in pipes
    ]
    for writer in writers:
        writer.start()
    rounds = [[_together(pipes, which) for which in (0, 1)] for _ in range(1 + ROUNDS)][1:]
    for near, _ in pipes:
        near.send(None)
    for writer in writers:
        writer.join()
    value = statistics.median(with_policies for with_policies, _ in rounds)
    ratio = statistics.median(one / other for one, other in rounds)
    return Measurement("append_secured", value, "events/s", "without policies", ratio)


def _together(pipes: "list[tuple[Connection, Connection]]", which: int) -> float:
    for near, _ in pipes:
        near.send(which)
    return float(sum(near.recv() for near, _ in pipes))


def _write(secured: str, unsecured: str, barrier: Barrier, end: Connection) -> None:
    engine, plain = open_engine(secured), psycopg.connect(unsecured, autocommit=True).cursor()
    slugs = cycle(_slugs())
    appends: list[Callable[[], object]] = [
        lambda: _append(engine, next(slugs), uuid4(), 1),
        lambda: _append_plainly(plain, next(slugs)),
    ]
    while (which := end.recv()) is not None:
        barrier.wait()
        began, count = time.perf_counter(), 0
        while (elapsed := time.perf_counter() - began) < SECONDS:
            appends[which]()
            count += 1
        end.send(count / elapsed)


def _reads(secured: str, unsecured: str) -> Iterator[Measurement]:
    engines = [open_engine(secured), open_engine(unsecured)]
    stream = uuid4()
    for engine in engines:
        _append(engine, "bench-0", stream, STREAM)
    scope = Scope("bench-0", "bench", "bench", uuid4())

    with enter(scope):
        yield _compared(
            "replay_secured",
            engines,
            lambda: TenantEventLog(engines[0]).select_events(stream),
            lambda: _WithoutPolicies(engines[1]).select_events(stream),
        )
        yield _compared(
            "page_secured",
            engines,
            lambda: NominationBoardView(engines[0]).page(limit=20),
            lambda: NominationBoardView(_in_autocommit(engines[1])).page(limit=20),
        )
    for engine in engines:
        engine.dispose()


class _WithoutPolicies(TenantEventLog):
    """The log as it would be read if no tenant had to be bound."""

    @override
    def _whole_stream(self, of_stream: dict[str, Any]) -> list[StoredEvent]:
        with autocommit_cursor(self._engine) as cursor:
            rows = cursor.execute(_REPLAY, of_stream, prepare=True).fetchall()
        return [StoredEvent(of_stream["originator_id"], *row) for row in rows]


def _compared(name: str, engines: list[Engine], secured: Work, unsecured: Work) -> Measurement:
    rounds = []
    for number in range(READ_ROUNDS):
        for engine in engines:
            engine.dispose()
        rounds.append(medians_by_lot([secured, unsecured], CALLS, seed=number))
    value = statistics.median(one for one, _ in rounds)
    ratio = statistics.median(one / other for one, other in rounds)
    return Measurement(name, value, "µs", "without policies", ratio)


def _append(engine: Engine, slug: str, stream: UUID, count: int) -> None:
    events = [StoredEvent(stream, version, "bench", STATE) for version in range(1, count + 1)]
    with enter(Scope(slug, "bench", "bench", uuid4())):
        TenantEventLog(engine).insert_events(events)


def _append_plainly(cursor: psycopg.Cursor[Any], slug: str) -> None:
    with enter(Scope(slug, "bench", "bench", uuid4())):
        values = {
            "tenant": slug, "stream": uuid4(), "state": STATE, "id": uuid4(),
            "at": datetime.now(UTC), "correlation": uuid4(),
        }  # fmt: skip
        cursor.execute(_APPEND, values, prepare=True).fetchall()


def _in_autocommit(engine: Engine) -> Engine:
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _prepared(url: str) -> str:
    """The URL of the same database as a role that the policies bind, with agencies in it."""
    engine = open_engine(url)
    with writing(engine) as connection:
        connection.exec_driver_sql(_ROLE)
        set_rights(connection, DatabaseRoles(service=ROLE))
    backend = Backend(engine=engine)
    _AGENCIES[url], _ = dossiers.agencies(backend, AGENCIES)
    _TOKENS[url] = _officer(engine, "bench-0")
    dossiers.registered(backend, _AGENCIES[url][:1], 50)
    BackgroundWorker(backend).catch_up()
    engine.dispose()
    bound = make_url(url).set(username=ROLE).render_as_string(hide_password=False)
    _AGENCIES[bound], _TOKENS[bound] = _AGENCIES[url], _TOKENS[url]
    return bound


def _officer(engine: Engine, slug: str) -> str:
    """The token of somebody with one role, at one agency, like nearly everybody."""
    user, at = "officer", dossiers.AT
    users.add_user(engine, user_id=user, display_name=user, at=at)
    grant = access.Grant(slug, "nominating_unit", "", dossiers.SINCE)
    access.grant_role(engine, user_id=user, grant=grant, granted_by=user, at=at)
    return machine_keys.issue_token(engine, user_id=user, label=user, at=at)


def _take_policies_away(url: str) -> None:
    engine = open_engine(url)
    with reading(engine) as connection:
        tables = tables_of_tenants(connection)
    with psycopg.connect(url) as connection_of_owner:
        for table in tables:
            statement = sql.SQL("ALTER TABLE {} DISABLE ROW LEVEL SECURITY")
            connection_of_owner.execute(statement.format(sql.Identifier(table)))
    engine.dispose()


def _analyse(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _slugs() -> list[str]:
    return [f"bench-{number}" for number in range(AGENCIES)]


_APPEND = """
WITH head AS (
  UPDATE tenant_head SET position = position + 1 WHERE tenant_id = %(tenant)s RETURNING position
)
INSERT INTO events (tenant_id, position, originator_id, originator_version, topic, state, event_id,
  recorded_at, actor, acting_role, correlation_id, causation_id)
SELECT %(tenant)s, position, %(stream)s, 1, 'bench', %(state)b, %(id)s, %(at)s, 'bench', 'bench',
  %(correlation)s, NULL
FROM head RETURNING position"""
_REPLAY = """
SELECT originator_version, topic, state FROM events
WHERE tenant_id = %(tenant_id)s AND originator_id = %(originator_id)s ORDER BY originator_version"""

_AGENCIES: dict[str, list[dossiers.Agency]] = {}
_TOKENS: dict[str, str] = {}
_ROLE = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN CREATE ROLE {ROLE} LOGIN;
  END IF;
END $$"""
