"""What every benchmark needs: a server with default durability, and one JSON object a line."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from deploy.bench.server import start_server, stop_server
from tenants import migrations


@dataclass(frozen=True)
class Measurement:
    """A median of one run, beside what it is compared with in the same run."""

    name: str
    value: float
    unit: str
    ratio_to: str
    ratio: float

    def line(self) -> str:
        """The measurement as one line of JSON."""
        rounded = {"value": round(self.value, 1), "ratio": round(self.ratio, 3)}
        return json.dumps(asdict(self) | rounded, ensure_ascii=False)


@contextmanager
def server() -> Iterator[str]:
    """The superuser's URL of a PostgreSQL server as installed: every commit reaches the disk."""
    directory = Path(tempfile.mkdtemp(prefix="guong-bench-"))
    directory.chmod(0o755)
    try:
        url = start_server(directory / "data", {"max_connections": "200"})
        try:
            yield url
        finally:
            stop_server(directory / "data")
    finally:
        shutil.rmtree(directory)


@contextmanager
def migrated_database(server_url: str) -> Iterator[str]:
    """The URL of a new, migrated database, dropped at the end."""
    name = f"guong_bench_{uuid4().hex}"
    _run(server_url, "CREATE DATABASE {}", name)
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    try:
        migrations.upgrade(url)
        yield url
    finally:
        _run(server_url, "DROP DATABASE {} WITH (FORCE)", name)


def _run(server_url: str, command: str, name: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(sql.Identifier(name)))
