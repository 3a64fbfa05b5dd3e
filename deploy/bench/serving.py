"""Applications under the gunicorn that production uses, on loopback."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.bench.bare import DATABASE

WORKERS = "2"
_CONFIGURATION = Path(__file__).parent.parent / "gunicorn.conf.py"
_PATIENCE = 30.0


@contextmanager
def served(application: str, url: str) -> Iterator[str]:
    """Its address while it runs with two workers on a database."""
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
        _await(f"http://{bind}")
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait()


def _await(address: str) -> None:
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
