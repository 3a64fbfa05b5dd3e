"""The API against bare Flask endpoints with plain SQL, both under the same gunicorn.

`command_http`: submissions of dossiers. `history_http`: reading a history of 200 events, its p95.
`proof_http`: the proof of one event among 4,000, its p95 (limit 2).
The two take turns, and a ratio is the median of the ratios within one round.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path

import psycopg

from deploy.bench import dossiers, recording
from deploy.bench.bare import DATABASE, TABLES
from deploy.bench.common import Measurement
from deploy.bench.load import CLIENTS, Answered, Ask, load
from service.backend import Backend
from service.worker import BackgroundWorker
from tenants.engine import open_engine

AGENCIES = 50
ROUNDS = 7
SUBMISSIONS = 400
READINGS = 200
EVENTS = 200
PROVEN = 4_000
WORKERS = "2"
DOCUMENTS = {
    "documents": [
        {"key": "achievement-report", "title": "Báo cáo thành tích", "sha256": "a" * 64},
        {"key": "endorsement-minutes", "title": "Biên bản họp đơn vị", "sha256": "b" * 64},
    ]
}
_CONFIGURATION = Path(__file__).parent.parent / "gunicorn.conf.py"
_PATIENCE = 30.0


def measure(url: str) -> Iterator[Measurement]:
    """Submissions a second, and the p95 of a history in milliseconds, against bare endpoints."""
    backend = Backend(engine=open_engine(url))
    found, token = dossiers.agencies(backend, AGENCIES)
    headers = {"Authorization": f"Bearer {token}"}
    with psycopg.connect(url) as connection:
        connection.execute(TABLES)
    with ExitStack() as stack:
        ours = stack.enter_context(_served("service.wsgi:app", url))
        bare = stack.enter_context(_served("deploy.bench.bare:app", url))
        pool = stack.enter_context(ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")))
        bench = _Bench(pool, ours, bare, headers)
        yield bench.command(backend, found)
        yield bench.history(backend, found[0])
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


@contextmanager
def _served(application: str, url: str) -> Iterator[str]:
    bind = f"127.0.0.1:{_free_port()}"
    environment = os.environ | {
        "GUONG_DATABASE_URL": url,
        DATABASE: url,
        "GUONG_LOG_LEVEL": "error",
        "GUONG_REQUESTS_PER_MINUTE": "1000000",
        "WEB_CONCURRENCY": WORKERS,
    }
    command = [sys.executable, "-m", "gunicorn", "--config", str(_CONFIGURATION)]
    command += ["--bind", bind, "--access-logfile", "/dev/null", application]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 -- ourselves
    try:
        _wait_for(f"http://{bind}")
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=1)  # noqa: S310 -- loopback
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
