"""How gunicorn serves Gương: threads, no preload, loopback unless told otherwise.

Workers are forked before the application exists, so that none shares a connection with another.
"""

import gc
import json
import logging
import os
import socket
import struct
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.http.message import Request
from gunicorn.http.wsgi import Response
from gunicorn.workers.base import Worker
from typing_extensions import override

from service.settings import OwnSecretNeededError, require_own_secret
from service.traces import place_of, telling


class OwnLife(logging.Formatter):
    """What gunicorn says of itself, as one JSON object a line."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "event": "gunicorn",
            "level": record.levelname.lower(),
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "message": record.getMessage(),
        }
        return json.dumps(entry, ensure_ascii=False)


class AccessLog(Logger):
    """One JSON object a request: never a query string, a header of the caller or a body."""

    @override
    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(OwnLife())

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

    @override
    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        # What could not be read may hold a token: only who sent it is told.
        told = msg.partition(": ")[0] if msg.startswith("Invalid request from ") else msg
        self.error_log.warning(told, *args)

    @override
    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        # Addresses with their queries and messages of errors may hold anything.
        fault = sys.exc_info()[1] or RuntimeError()
        places = "; ".join(place_of(fault))
        self.error_log.error("%s: %s at %s", msg.partition(" %")[0], type(fault).__name__, places)


def _entry(
    resp: Response, environ: MutableMapping[str, Any], request_time: timedelta
) -> dict[str, object]:
    headers = {name.lower(): value for name, value in resp.headers}
    return {
        "event": "request",
        "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "remote": environ.get("REMOTE_ADDR"),
        "method": environ.get("REQUEST_METHOD"),
        "path": telling(str(environ.get("PATH_INFO"))),
        "status": int(str(resp.status).split(maxsplit=1)[0]),
        "bytes": resp.sent,
        "milliseconds": request_time // timedelta(milliseconds=1),
        "request_id": headers.get("x-request-id"),
    }


bind = os.environ.get("GUONG_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("GUONG_THREADS", "8"))
preload_app = False
timeout = 60
graceful_timeout = 30
keepalive = 5
accesslog = "-"
limit_request_line = 4094
limit_request_fields = 50
limit_request_field_size = 4094
forwarded_allow_ips = ""  # Whom to believe about address and scheme: GUONG_PROXIES alone says.
logger_class = AccessLog
control_socket_disable = True


def when_ready(server: Arbiter) -> None:
    """Let no caller who stops in the middle of a request keep a thread for ever.

    A connection inherits the time limit from the socket that accepted it, as on Linux.
    """
    silence = int(os.environ.get("GUONG_READ_TIMEOUT", "10"))
    for listener in server.LISTENERS:
        limit = struct.pack("ll", silence, 0)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)


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
