"""The API against bare Flask endpoints with plain SQL, both under the same gunicorn.

`command_http`: submissions of dossiers. `history_http`: reading a history of 200 events, its p95.
`authorisation`: what finding out who calls and whether they may adds to a submission, as a share of
it, told by the same service with its doors open.
`proof_http`: the proof of one event among 4,000, its p95 (limit 2).
They take turns, and a ratio is the median of the ratios within one round.
"""

import json
import statistics
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context

import psycopg

from deploy.bench import dossiers, recording
from deploy.bench.bare import TABLES
from deploy.bench.common import Measurement
from deploy.bench.load import CLIENTS, Answered, Ask, load
from deploy.bench.serving import served
from service.backend import Backend
from service.worker import BackgroundWorker
from tenants.engine import open_engine

AGENCIES = 50
ROUNDS = 7
TURNS = 24
SUBMISSIONS = 400
READINGS = 200
EVENTS = 200
PROVEN = 4_000
DOCUMENTS = {
    "documents": [
        {"key": "achievement-report", "title": "Báo cáo thành tích", "sha256": "a" * 64},
        {"key": "endorsement-minutes", "title": "Biên bản họp đơn vị", "sha256": "b" * 64},
    ]
}


def measure(url: str) -> Iterator[Measurement]:
    """Submissions a second, and the p95 of a history in milliseconds, against bare endpoints."""
    backend = Backend(engine=open_engine(url))
    found, token = dossiers.agencies(backend, AGENCIES)
    headers = {"Authorization": f"Bearer {token}"}
    with psycopg.connect(url) as connection:
        connection.execute(TABLES)
    with ExitStack() as stack:
        ours = stack.enter_context(served("service.wsgi:app", url))
        bare = stack.enter_context(served("deploy.bench.bare:app", url))
        unguarded = stack.enter_context(served("deploy.bench.unguarded:app", url))
        pool = stack.enter_context(ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")))
        bench = _Bench(pool, ours, bare, headers)
        yield bench.command(backend, found)
        yield bench.history(backend, found[0])
        yield bench.authorisation(backend, found, unguarded)
        yield bench.proof(backend, found[1].slug)
    backend.engine.dispose()


class _Bench:
    def __init__(
        self, pool: ProcessPoolExecutor, ours: str, bare: str, headers: dict[str, str]
    ) -> None:
        self._pool = pool
        self._ours = ours
        self._bare = bare
        self._headers = headers

    def command(self, backend: Backend, found: list[dossiers.Agency]) -> Measurement:
        body = json.dumps(DOCUMENTS)
        rounds = []
        for _ in range(1 + ROUNDS):
            fresh = dossiers.registered(backend, found, 2 * SUBMISSIONS)
            ours = [Ask(f"{_path(*each)}/submission", body) for each in fresh[:SUBMISSIONS]]
            bare = [Ask(f"/{slug}/{each}", body) for slug, each in fresh[SUBMISSIONS:]]
            rounds.append((self._load_ours(ours).rate, self._load_bare(bare).rate))
        return _compared("command_http", "requests/s", rounds[1:], "bare Flask with plain SQL")

    def history(self, backend: Backend, agency: dossiers.Agency) -> Measurement:
        nomination_id = dossiers.with_history(backend, agency, EVENTS)
        BackgroundWorker(backend).catch_up()
        path = _path(agency.slug, nomination_id)
        ours, bare = Ask(f"{path}/history"), Ask(f"/{agency.slug}/{nomination_id}")
        rounds = [
            (
                _p95(self._load_ours([ours] * READINGS).seconds),
                _p95(self._load_bare([bare] * READINGS).seconds),
            )
            for _ in range(1 + ROUNDS)
        ]
        return _compared("history_http", "ms p95", rounds[1:], "bare Flask with plain SQL")

    def authorisation(
        self, backend: Backend, found: list[dossiers.Agency], unguarded: str
    ) -> Measurement:
        body = json.dumps(DOCUMENTS)
        apart = []
        for _ in range(TURNS):
            fresh = dossiers.registered(backend, found, 2 * SUBMISSIONS)
            asks = [Ask(f"{_path(*each)}/submission", body) for each in fresh]
            ours = self._load_ours(asks[:SUBMISSIONS]).rate
            open_doors = load(self._pool, unguarded, self._headers, asks[SUBMISSIONS:])
            apart.append((ours, open_doors.rate))
        value = statistics.median(1e6 * (1 / ours - 1 / other) for ours, other in apart[1:])
        share = statistics.median(1 - ours / other for ours, other in apart[1:])
        return Measurement("authorisation", value, "µs/request", "command_http", share)

    def proof(self, backend: Backend, slug: str) -> Measurement:
        dossiers.let_read_the_log(backend, slug)
        recording.record(backend.engine, slug, PROVEN)
        places = range(1, PROVEN, PROVEN // READINGS)
        ours = [Ask(f"/v1/tenants/{slug}/log/proof?position={each}") for each in places]
        bare = [Ask(f"/{slug}/proof/{each}") for each in places]
        rounds = [
            (_p95(self._load_ours(ours).seconds), _p95(self._load_bare(bare).seconds))
            for _ in range(1 + ROUNDS)
        ]
        return _compared("proof_http", "ms p95", rounds[1:], "bare Flask reading the same rows")

    def _load_ours(self, asks: list[Ask]) -> Answered:
        return load(self._pool, self._ours, self._headers, asks)

    def _load_bare(self, asks: list[Ask]) -> Answered:
        return load(self._pool, self._bare, {}, asks)


def _path(slug: str, nomination_id: object) -> str:
    return f"/v1/tenants/{slug}/nominations/{nomination_id}"


def _p95(seconds: tuple[float, ...]) -> float:
    return 1000 * statistics.quantiles(seconds, n=20)[-1]


def _compared(
    name: str, unit: str, rounds: list[tuple[float, float]], ratio_to: str
) -> Measurement:
    value = statistics.median(ours for ours, _ in rounds)
    ratio = statistics.median(ours / bare for ours, bare in rounds)
    return Measurement(name, value, unit, ratio_to, ratio)
