"""The service as it runs: gunicorn and a worker, each a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

PATIENCE = 30.0


@contextmanager
def serving(url, folder, *, workers):
    """The address of gunicorn with so many worker processes, stopped at the end."""
    # Its log goes to a file: a pipe that nobody reads would fill and stop it.
    told = folder / "serve.out"
    process = _start(url, told, "serve", "--port", "0", "--workers", str(workers), "--json")
    try:
        address = _wait_for(lambda: _address_in(told))
        _wait_for(lambda: _is_alive(address))
        yield address
    finally:
        _stop(process, signal.SIGTERM)


class WorkerProcess:
    """`guong work` as a process that can be killed and started anew."""

    def __init__(self, url, folder):
        self._url = url
        self._told = folder / "work.out"
        self._process = None

    def start(self):
        self._process = _start(self._url, self._told, "work")

    def kill(self):
        """`kill -9`: it has no time to tidy up."""
        _stop(self._process, signal.SIGKILL)

    def end(self):
        """Ask it to end, and answer its exit code."""
        return _stop(self._process, signal.SIGTERM)


@contextmanager
def working(url, folder):
    """A worker process, ended at the end whatever happened to it."""
    worker = WorkerProcess(url, folder)
    worker.start()
    try:
        yield worker
    finally:
        worker.kill()


def _start(url, told, *arguments):
    environment = os.environ | {
        "GUONG_DATABASE_URL": url,
        "GUONG_EMBEDDED_WORKER": "0",
        "GUONG_LOG_LEVEL": "error",
    }
    command = [sys.executable, "-c", "from service.cli.main import guong; guong()", *arguments]
    with told.open("a") as out:
        return subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)


def _stop(process, how):
    process.send_signal(how)
    return process.wait(PATIENCE)


def _wait_for(seen):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if found := seen():
            return found
        time.sleep(0.1)
    raise TimeoutError


def _address_in(told):
    first, ended, _ = told.read_text().partition("\n")
    return json.loads(first)["address"] if ended else None


def _is_alive(address):
    try:
        urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
    except OSError:
        return False
    return True
