"""Whether the process lives, and whether it is ready to serve."""

from typing import Any

from flask import Blueprint
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from projections.lag import worst_lag
from projections.schema import tracking
from service.calls import backend
from tenants import isolation, migrations
from tenants.engine import reading

health = Blueprint("health", __name__)

Answer = tuple[dict[str, Any], int]


@health.get("/healthz")
def healthz() -> Answer:
    """The process is alive."""
    return {"status": "ok"}, 200


@health.get("/readyz")
def readyz() -> Answer:
    """The database can be reached and is migrated; how far the views are behind, in events.

    A view that stands still for one agency is told, and takes no other agency's service away.
    """
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
    return {
        "database": "reachable",
        "migrations": "current",
        "isolation": isolation.state(engine),
        "worst_lag": worst_lag(engine),
        "quarantined": _quarantined(engine),
    }


def _quarantined(engine: Engine) -> int:
    query = select(func.count()).where(tracking.c.quarantined_at.is_not(None))
    with reading(engine) as connection:
        return connection.execute(query).scalar() or 0
