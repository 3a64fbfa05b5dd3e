"""The same service, but each process asks only once who its caller is and lets them in everywhere.

What is left out is what `service.calls.entered` decides: who calls, whether they still may, in
which role, and how often they came. The tenant is put in scope all the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import uuid4

from flask import g

from service import calls, clock, credentials
from service.access.caller import Caller, admit
from service.access.rights import Right
from service.wsgi import app
from tenants.access import Identity
from tenants.scope import Scope, enter


@cache
def _identity() -> Identity:
    return credentials.identified(calls.backend(), clock.now())


@cache
def _caller(right: Right, tenant_id: str) -> Caller:
    return admit(_identity(), tenant_id=tenant_id, right=right)


@contextmanager
def _let_in(right: Right, tenant_id: str) -> Iterator[None]:
    g.identity, g.caller, g.right = _identity(), _caller(right, tenant_id), right
    with enter(Scope(tenant_id, g.caller.user_id, g.caller.role, uuid4())):
        yield


calls.entered = _let_in

__all__ = ["app"]
