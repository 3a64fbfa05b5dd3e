"""Whether the process lives, and whether it is ready to serve."""

from typing import Any

from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from service.calls import backend
from tenants import migrations

health = Blueprint("health", __name__)

Answer = tuple[dict[str, Any], int]


@health.get("/healthz")
def healthz() -> Answer:
    """The process is alive."""
    return {"status": "ok"}, 200


@health.get("/readyz")
def readyz() -> Answer:
    """The database can be reached, is migrated, and the views follow it."""
    try:
        found = _state()
    except SQLAlchemyError:
        return {"status": "not-ready", "database": "unreachable"}, 503
    ready = found["migrations"] == "current"
    return {"status": "ok" if ready else "not-ready", **found}, 200 if ready else 503


def _state() -> dict[str, Any]:
    engine = backend().engine
    if not migrations.is_current(engine):
        return {"database": "reachable", "migrations": "pending"}
    return {"database": "reachable", "migrations": "current"}
