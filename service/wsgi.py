"""What a WSGI server runs: `service.wsgi:app`, one for each worker process."""

import atexit
import os

from flask import Flask

from service import worker
from service.app import create_app
from service.backend import Backend
from service.logs import configure_logs
from service.settings import Settings
from tenants import migrations
from tenants.engine import open_engine


def open_app(settings: Settings) -> Flask:
    """The application on its database, with the worker inside if the settings say so.

    Raises:
        PendingMigrationsError: the database lacks migrations.
    """
    configure_logs(settings.log_level)
    backend = Backend(engine=open_engine(settings.database_url))
    migrations.require_current(backend.engine)
    app = create_app(backend)
    if settings.embedded_worker:
        atexit.register(worker.start(backend))
    return app


app = open_app(Settings.read(os.environ))
