"""The PostgreSQL roles beside the service's, and the least that each may do.

None owns a table, none has BYPASSRLS (PostgreSQL 15, 5.8), none is a member of another:
`deploy/roles.sql` makes them. What is not named here is not granted, so that a table of keys is
out of their reach from the day it is made.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from tenants.isolation import CONSOLIDATED, DIRECTORY, policy, tables_of_tenants
from tenants.keys.functions import open_key_functions
from tenants.roles import VIEW_PREFIXES, grant, rights_of_the_service

_NOT_THE_WORKERS = frozenset(
    {
        "user_account",
        "api_token",
        "feed_token",
        "role_grant",
        "role_grant_entry",
        "password",
        "second_factor",
        "recovery_code",
        "ticket",
        "sign_in_attempt",
        "sign_in",
        "refresh_token",
        "identity_provider",
        "external_identity",
        "seen_logout",
        "rate_window",
    }
)
_REFERRED = "view_nomination_board"
_GENERATIONS = "projection_generation"
_LOG = frozenset(
    {"events", "tenant_head", "log_tree", "log_tile", "log_checkpoint", "log_cosignature"}
)

_OWN = "tenant_id = current_setting('guong.tenant', true)"
_AUDITED = f"{_OWN} AND (SELECT guong_audit_in_force())"
_CAME_FROM_BELOW = "origin_tenant IS NOT NULL"


@dataclass(frozen=True, kw_only=True)
class DatabaseRoles:
    """The names of existing roles, as far as an instance has them.

    `service` serves, `worker` keeps views in step, `province_reader` reads what is consolidated
    and the dossiers referred upward, `auditor` reads the history of the agency it is bound to while
    somebody has an auditor's access to all of that agency.
    """

    service: str | None = None
    worker: str | None = None
    province_reader: str | None = None
    auditor: str | None = None


NO_ROLES = DatabaseRoles()


def set_rights(connection: Connection, roles: DatabaseRoles) -> None:
    """Give each role its rights and nothing else; run it after every migration."""
    for role, rights in (
        (roles.service, rights_of_the_service),
        (roles.worker, _of_the_worker),
        (roles.province_reader, _of_the_province),
        (roles.auditor, _of_the_auditor),
    ):
        if role is not None:
            grant(connection, role, rights(connection))
    open_key_functions(connection, filter(None, (roles.service, roles.worker)))
    _narrow(connection, roles.province_reader, "guong_province", [_REFERRED], _CAME_FROM_BELOW)
    _narrow(connection, roles.auditor, "guong_auditor", tables_of_tenants(connection), _AUDITED)


def _of_the_worker(connection: Connection) -> Mapping[str, str]:
    rights = rights_of_the_service(connection)
    own = {table: right for table, right in rights.items() if table not in _NOT_THE_WORKERS}
    return own | dict.fromkeys(("instance", *DIRECTORY), "SELECT")


def _of_the_province(connection: Connection) -> Mapping[str, str]:
    known = {*DIRECTORY, *CONSOLIDATED, _REFERRED, _GENERATIONS}
    return _reading(connection, lambda table: table in known)


def _of_the_auditor(connection: Connection) -> Mapping[str, str]:
    known = {*DIRECTORY, *_LOG, "role_grant", _GENERATIONS}
    return _reading(connection, lambda table: table in known or table.startswith(VIEW_PREFIXES))


def _reading(connection: Connection, wanted: Callable[[str], bool]) -> Mapping[str, str]:
    every = rights_of_the_service(connection)
    return {table: "SELECT" for table in every if wanted(table)}


def _narrow(
    connection: Connection, role: str | None, name: str, tables: Iterable[str], condition: str
) -> None:
    """Show a role only the rows that meet a condition, whatever other policies show."""
    if role is None:
        return
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    for table in tables:
        rule = f"AS RESTRICTIVE FOR SELECT TO {quoted} USING ({condition})"
        for statement in policy(table, name, rule):
            connection.exec_driver_sql(statement)
