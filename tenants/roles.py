"""What the service's database role may do, on PostgreSQL; SQLite has triggers instead."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

SERVICE_RIGHTS = {
    "events": "SELECT, INSERT",
    "tenant_head": "SELECT, INSERT, UPDATE",
    "receipt": "SELECT, INSERT",
    "tenant": "SELECT, INSERT",
    "tenant_status": "SELECT, INSERT",
    "user_account": "SELECT, INSERT, UPDATE",
    "role_grant": "SELECT, INSERT, UPDATE",
    "role_grant_entry": "SELECT, INSERT",
    "api_token": "SELECT, INSERT, UPDATE",
    "feed_token": "SELECT, INSERT, UPDATE",
    "rate_window": "SELECT, INSERT, UPDATE, DELETE",
    "tenant_key": "INSERT",
    "subject_key": "INSERT",
    "instance": "SELECT, INSERT, UPDATE, DELETE",
    "password": "SELECT, INSERT, UPDATE, DELETE",
    "second_factor": "SELECT, INSERT, UPDATE, DELETE",
    "recovery_code": "SELECT, INSERT, UPDATE, DELETE",
    "ticket": "SELECT, INSERT, UPDATE, DELETE",
    "sign_in_attempt": "SELECT, INSERT, UPDATE, DELETE",
    "sign_in": "SELECT, INSERT, UPDATE, DELETE",
    "refresh_token": "SELECT, INSERT, UPDATE, DELETE",
    "identity_provider": "SELECT, INSERT, UPDATE, DELETE",
    "external_identity": "SELECT, INSERT, DELETE",
    "seen_logout": "SELECT, INSERT, DELETE",
    "log_tree": "SELECT, INSERT, UPDATE",
    "log_tile": "SELECT, INSERT, UPDATE",
    "log_checkpoint": "SELECT, INSERT",
    "log_cosignature": "SELECT, INSERT",
    "log_timestamp": "SELECT, INSERT",
    "province_log_entry": "SELECT, INSERT",
    "province_log_tree": "SELECT, INSERT, UPDATE",
    "province_log_tile": "SELECT, INSERT, UPDATE",
    "province_log_checkpoint": "SELECT, INSERT",
    "province_log_cosignature": "SELECT, INSERT",
    "province_log_timestamp": "SELECT, INSERT",
    "alembic_version": "SELECT",
}
VIEW_PREFIXES = ("view_", "projection_", "tracking")
_VIEW_RIGHTS = "SELECT, INSERT, UPDATE, DELETE"


def protect_events(connection: Connection) -> None:
    """Take from everybody, the tables' owner included, the right to change events.

    A superuser keeps it, and an owner could take it back by GRANT: run the service as a role of
    its own where that matters.
    """
    for role in ("PUBLIC", "CURRENT_USER"):
        connection.execute(text(f"REVOKE UPDATE, DELETE, TRUNCATE ON events FROM {role}"))


def grant(connection: Connection, role: str, rights: Mapping[str, str]) -> None:
    """Give an existing role these rights by table, and take every other right on our tables."""
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {quoted}"))
    connection.execute(text(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quoted}"))
    for table, right in rights.items():
        connection.execute(text(f'GRANT {right} ON "{table}" TO {quoted}'))


def rights_of_the_service(connection: Connection) -> dict[str, str]:
    """What the service needs, by table, of the tables that there are."""
    tables = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    names = [name for (name,) in connection.execute(tables)]
    views = {name: _VIEW_RIGHTS for name in names if name.startswith(VIEW_PREFIXES)}
    return views | {name: SERVICE_RIGHTS[name] for name in names if name in SERVICE_RIGHTS}
