"""Brings a database to the newest schema, and tells whether it is there."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from tenants.database_roles import NO_ROLES, DatabaseRoles, set_rights
from tenants.engine import check_connection, open_engine, reading, writing
from tenants.errors import TenancyError
from tenants.functions import make_functions
from tenants.isolation import protect_every_table
from tenants.keys.functions import make_key_functions
from tenants.roles import protect_events

_LOCATION = "deploy:migrations"
_LOCK = 7_141_421_356  # One migration at a time on a server; any number that nobody else uses.


class PendingMigrationsError(TenancyError):
    """The database lacks migrations; the service does not start on it."""

    vi = "Cơ sở dữ liệu chưa được nâng cấp, còn thiếu: {pending}."
    en = "The database lacks migrations: {pending}."


def upgrade(url: str, *, roles: DatabaseRoles = NO_ROLES) -> None:
    """Run what is pending, all or nothing; on PostgreSQL then set the rights of the roles.

    Raises:
        UnusableDatabaseUrlError: the URL is malformed or the database cannot be reached.
    """
    engine = open_engine(url)
    try:
        check_connection(engine)
        with writing(engine) as connection:
            _upgrade(connection, roles)
    finally:
        engine.dispose()


def pending(engine: Engine) -> list[str]:
    """The revisions that the database lacks, oldest first."""
    with reading(engine) as connection:
        current = MigrationContext.configure(connection).get_current_heads()
    script = ScriptDirectory.from_config(_config())
    newest_first = script.iterate_revisions("heads", current or "base")
    return [revision.revision for revision in newest_first][::-1]


def is_current(engine: Engine) -> bool:
    """Whether nothing is pending."""
    return not pending(engine)


def require_current(engine: Engine) -> None:
    """Go on only with a database that is up to date.

    Raises:
        PendingMigrationsError: something is pending.
    """
    missing = pending(engine)
    if missing:
        raise PendingMigrationsError(pending=", ".join(missing))


def _upgrade(connection: Connection, roles: DatabaseRoles) -> None:
    on_postgresql = connection.dialect.name == "postgresql"
    if on_postgresql:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "heads")
    if on_postgresql:
        make_functions(connection)
        make_key_functions(connection)
        protect_every_table(connection)
        protect_events(connection)
        set_rights(connection, roles)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _LOCATION)
    return config
