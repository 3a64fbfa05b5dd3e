"""The scope in which the operator works at one agency from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import click
from sqlalchemy import Engine

from service import readings
from service.access.caller import Caller
from service.backend import Backend
from tenants import directory
from tenants.access import Grant
from tenants.scope import Scope, enter

OPERATOR = "operator"


@contextmanager
def looking(engine: Engine, tenant_id: str) -> Iterator[Scope]:
    """Read at an agency as its operator; that is recorded in its log before anything is printed.

    The record names the command and the ids that it was given.

    Raises:
        UnknownTenantError: there is no such agency.
    """
    with operating(engine, tenant_id) as scope:
        yield scope
        asked = click.get_current_context()
        readings.record(
            Backend(engine=engine).office(),
            Caller(user_id=OPERATOR, tenant_id=tenant_id, grants=(_at(tenant_id),)),
            route=asked.command_path,
            path={name: value for name, value in asked.params.items() if isinstance(value, UUID)},
            request_id=scope.correlation_id,
            at=datetime.now(UTC),
        )


@contextmanager
def operating(engine: Engine, tenant_id: str) -> Iterator[Scope]:
    """Work at an agency as its operator.

    Raises:
        UnknownTenantError: there is no such agency.
    """
    directory.get(engine, tenant_id)
    scope = Scope(tenant_id=tenant_id, actor=OPERATOR, acting_role=OPERATOR, correlation_id=uuid4())
    with enter(scope):
        yield scope


def _at(tenant_id: str) -> Grant:
    return Grant(tenant_id, OPERATOR, "", date(1945, 9, 2))
