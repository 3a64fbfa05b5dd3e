"""The scope in which the operator works at one agency from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Engine

from tenants import directory
from tenants.scope import Scope, enter

OPERATOR = "operator"


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
