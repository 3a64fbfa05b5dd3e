"""Row-level security: PostgreSQL itself keeps the rows of tenants apart (PostgreSQL 15, 5.8).

Every table with a `tenant_id` shows and takes the rows of the tenant that the transaction is bound
to (`tenants.binding`), and bound to none it shows and takes nothing. The policies are forced: they
hold for the owner of the tables too. Only superusers and roles with BYPASSRLS are exempt.

A few tables cannot wait for a tenant; they are named here, with the reason.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, text

from tenants.engine import reading

ENFORCED, BYPASSED, EMBEDDED = "enforced", "bypassed", "single-process"

READ_BEFORE_A_TENANT = {
    "tenant_head": "a worker looks for logs that have grown; the row holds a number",
    "tracking": "a worker looks for views that are behind; the row holds a number",
    "log_tree": "integrator and signer look for trees that have grown; a size and a root",
    "province_log_tree": "so does the signer of the province's logs",
}
"""Without a tenant all rows are shown; they change for the tenant in force alone."""

KEPT_BEFORE_A_TENANT = {
    "role_grant": "who calls, and where the caller may go, is asked before a tenant is in force",
    "api_token": "the key says who calls, and may be narrowed to an agency",
    "feed_token": "the secret address says which tenant it opens",
}
"""Without a tenant all rows are shown and taken; with one, its own alone."""

DIRECTORY = {
    "tenant": "which agencies there are and to whom they report is known to all of them",
    "tenant_status": "so are their names",
}
"""Shown always, entered without a tenant or as one's own."""

CONSOLIDATED = {
    "view_province_count": "dossiers counted by stage",
    "view_province_decision": "recognitions counted",
    "view_registration_count": "registrations counted by unit and kind",
}
"""Shown to the tenant to which the row's tenant reports, too."""

_IN_FORCE = "current_setting('guong.tenant', true)"
_NONE_IN_FORCE = f"coalesce({_IN_FORCE}, '') = ''"
_OWN = f"tenant_id = {_IN_FORCE}"
_BELOW = f"""tenant_id IN (
  SELECT t.tenant_id FROM tenant t WHERE t.parent_id = {_IN_FORCE}
  UNION ALL
  SELECT s.tenant_id FROM tenant_status s WHERE s.ministry_id = {_IN_FORCE}
    AND s.seq = (SELECT max(l.seq) FROM tenant_status l WHERE l.tenant_id = s.tenant_id))"""  # noqa: S608 -- our own words

_TENANTS_TABLES = """
SELECT c.relname FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
ORDER BY c.relname"""

_EXEMPT = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def protect_every_table(connection: Connection) -> None:
    """Put the policies on every table that has a `tenant_id`; repeating it changes nothing.

    Run after every migration: a table that came with it is protected like the others.
    """
    for table in tables_of_tenants(connection):
        for statement in _protection(table):
            connection.exec_driver_sql(statement)


def tables_of_tenants(connection: Connection) -> list[str]:
    """The tables whose rows belong to tenants."""
    return list(connection.execute(text(_TENANTS_TABLES)).scalars())


def state(engine: Engine) -> str:
    """Whether the database keeps tenants apart from the role that this process runs as.

    `enforced`; `bypassed` for a role that no policy binds; `single-process` on SQLite, which has
    none: there the code alone keeps them apart.
    """
    if engine.dialect.name != "postgresql":
        return EMBEDDED
    with reading(engine) as connection:
        return BYPASSED if connection.execute(text(_EXEMPT)).scalar() else ENFORCED


def _protection(table: str) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield from policy(table, "guong_own", f"USING ({_OWN}) WITH CHECK ({_OWN})")
    if table in READ_BEFORE_A_TENANT | DIRECTORY:
        shown = "true" if table in DIRECTORY else _NONE_IN_FORCE
        yield from policy(table, "guong_shown", f"FOR SELECT USING ({shown})")
    if table in DIRECTORY or table == "tenant_head":
        yield from policy(table, "guong_entered", f"FOR INSERT WITH CHECK ({_NONE_IN_FORCE})")
    if table in KEPT_BEFORE_A_TENANT:
        kept = f"USING ({_NONE_IN_FORCE}) WITH CHECK ({_NONE_IN_FORCE})"
        yield from policy(table, "guong_kept", kept)
    if table in CONSOLIDATED:
        yield from policy(table, "guong_below", f"FOR SELECT USING ({_BELOW})")


def policy(table: str, name: str, rule: str) -> Iterator[str]:
    """The statements that put one policy on a table in place of an older one."""
    yield f'DROP POLICY IF EXISTS {name} ON "{table}"'
    yield f'CREATE POLICY {name} ON "{table}" {rule}'
