"""Rows of all tenants at once, as no code of ours can read them: asked in the name of each."""

from contextlib import contextmanager

from tenants import directory
from tenants.engine import open_engine, reading, writing
from tenants.keys.tables import subject_key, tenant_key
from tenants.scope import bound_to
from tests import postgres

KEYS = {subject_key, tenant_key}


@contextmanager
def owning(engine):
    """An engine of the role that owns the tables, which alone reads those of keys."""
    if engine.dialect.name == "sqlite":
        yield engine
        return
    owner = open_engine(postgres.owner_url_of(engine.url.database))
    yield owner
    owner.dispose()


def every_row(engine, query):
    """The rows of a query that selects `tenant_id`, tenant by tenant."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            return list(connection.execute(query))
    if {each.name for each in query.get_final_froms()} & {each.name for each in KEYS}:
        with owning(engine) as owner:
            return _of_each(owner, query)
    return _of_each(engine, query)


def change_in_each(engine, change):
    """Run a statement in the name of each tenant, as the owner of the tables."""
    with owning(engine) as owner:
        for tenant in directory.all(owner):
            with bound_to(tenant.tenant_id), writing(owner) as connection:
                connection.execute(change)


def _of_each(engine, query):
    return [row for tenant in directory.all(engine) for row in _own(engine, query, tenant)]


def _own(engine, query, tenant):
    with bound_to(tenant.tenant_id), reading(engine) as connection:
        return [row for row in connection.execute(query) if row.tenant_id == tenant.tenant_id]
