"""What a WSGI server runs: `service.wsgi:app`, one for each worker process."""

import atexit
import os
import sys

import structlog
from flask import Flask

from refusals.refusal import Refusal
from service import worker
from service.access import leases
from service.access.entrance import Entrance
from service.access.leases import Leases
from service.app import create_app
from service.backend import Backend
from service.limiter import Limiter
from service.logs import configure_logs
from service.settings import Settings
from tenants import isolation, migrations
from tenants.engine import open_engine

log = structlog.get_logger()


def open_app(settings: Settings) -> Flask:
    """The application on its database, with the worker inside if the settings say so.

    Raises:
        PendingMigrationsError: the database lacks migrations.
    """
    configure_logs(settings.log_level)
    backend = Backend(
        engine=open_engine(settings.database_url),
        entrance=Entrance.of(settings),
        leases=Leases(leases.SECONDS),
    )
    migrations.require_current(backend.engine)
    _warn_of_bypass(backend)
    backend.keyring.require()
    limiter = Limiter(backend.engine, requests_per_minute=settings.requests_per_minute)
    app = create_app(backend, limiter=limiter, proxies=settings.proxies)
    if settings.embedded_worker:
        atexit.register(worker.start(backend))
    return app


def _warn_of_bypass(backend: Backend) -> None:
    if isolation.state(backend.engine) == isolation.BYPASSED:
        log.warning("database-role-bypasses-isolation", advice="deploy/roles.sql")


def _app_or_one_line() -> Flask:
    try:
        return open_app(Settings.read(os.environ))
    except Refusal as refused:
        sys.stderr.write(f"guong: {refused.message('vi')} · {refused.message('en')}\n")
        sys.exit(_GUNICORN_GIVES_UP)


_GUNICORN_GIVES_UP = 3
"""The exit status after which gunicorn stops, instead of starting the worker again for ever."""

app = _app_or_one_line()
