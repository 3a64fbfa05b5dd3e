"""How gunicorn serves Gương: threads, no preload, loopback unless told otherwise.

Workers are forked before the application exists, so that none shares a connection with another.
"""

import gc
import json
import os
import sys
from collections.abc import MutableMapping
from datetime import timedelta
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.http.message import Request
from gunicorn.http.wsgi import Response
from gunicorn.workers.base import Worker
from typing_extensions import override

from service.settings import OwnSecretNeededError, require_own_secret


class AccessLog(Logger):
    """One JSON object a request: never a query string, a header of the caller or a body."""

    @override
    def access(
        self,
        resp: Response,
        req: Request,
        environ: MutableMapping[str, Any],
        request_time: timedelta,
    ) -> None:
        if self.access_log_enabled:
            self.access_log.info(json.dumps(_entry(resp, environ, request_time)))


def _entry(
    resp: Response, environ: MutableMapping[str, Any], request_time: timedelta
) -> dict[str, object]:
    headers = {name.lower(): value for name, value in resp.headers}
    return {
        "event": "request",
        "remote": environ.get("REMOTE_ADDR"),
        "method": environ.get("REQUEST_METHOD"),
        "path": _path(str(environ.get("PATH_INFO"))),
        "status": int(str(resp.status).split(maxsplit=1)[0]),
        "bytes": resp.sent,
        "milliseconds": request_time // timedelta(milliseconds=1),
        "request_id": headers.get("x-request-id"),
    }


def _path(path: str) -> str:
    # The address of a feed, and that of a one-time sign-in, is its secret.
    for secret in ("/v1/feeds/", "/sign-in/once/"):
        if path.startswith(secret):
            return f"{secret}…"
    return path


bind = os.environ.get("GUONG_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("GUONG_THREADS", "8"))
preload_app = False
timeout = 60
graceful_timeout = 30
keepalive = 5
accesslog = "-"
logger_class = AccessLog
control_socket_disable = True


def on_starting(server: Arbiter) -> None:
    """Serve nobody but this machine with the secret that everybody knows."""
    places = [address for address in server.address if isinstance(address, tuple)]
    try:
        require_own_secret(os.environ, *(f"//{host}" for host, *_ in places))
    except OwnSecretNeededError as refused:
        sys.stderr.write(f"guong: {refused.message('vi')} · {refused.message('en')}\n")
        sys.exit(1)


def post_worker_init(_: Worker) -> None:
    """Spare the collector what lives as long as the worker: classes, schemas and routes."""
    gc.collect()
    gc.freeze()
