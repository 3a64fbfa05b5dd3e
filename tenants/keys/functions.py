"""Functions in PostgreSQL through which alone the roles that run come to the tables of keys.

They run with the rights of the owner of the tables (SECURITY DEFINER), look names up nowhere but in
the schema they name (PostgreSQL 15, CREATE FUNCTION), and answer for the tenant that the
transaction is bound to. Each gives one wrapped key to somebody who names it; none lists keys, one
tells only whether there are any.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, text


class _Function(NamedTuple):
    answer: str
    body: str
    language: str = "sql"


FUNCTIONS = {
    "guong_tenant_key_version()": _Function(
        "integer",
        """SELECT max(k.version) FROM public.tenant_key k
           WHERE k.tenant_id = current_setting('guong.tenant', true)""",
    ),
    "guong_tenant_key(of_version integer)": _Function(
        "TABLE (instance_key_id text, wrapped bytea)",
        """SELECT k.instance_key_id, k.wrapped FROM public.tenant_key k
           WHERE k.tenant_id = current_setting('guong.tenant', true) AND k.version = of_version""",
    ),
    "guong_subject_key(of_subject uuid)": _Function(
        """TABLE (subject_id uuid, number integer, wrapped bytea, tenant_key_version integer,
           secret_reference text)""",
        """BEGIN
             RETURN QUERY
             SELECT k.subject_id, k.number, k.wrapped, k.tenant_key_version, k.secret_reference
             FROM public.subject_key k
             WHERE k.tenant_id = current_setting('guong.tenant', true)
               AND k.subject_id = of_subject;
           END""",
        language="plpgsql",  # Every command asks it, and PL/pgSQL alone keeps the plan.
    ),
    "guong_subject_key_states()": _Function(
        """TABLE (subject_id uuid, number integer, present boolean,
           destroyed_at timestamp with time zone)""",
        """SELECT k.subject_id, k.number, k.wrapped IS NOT NULL, k.destroyed_at
           FROM public.subject_key k
           WHERE k.tenant_id = current_setting('guong.tenant', true)""",
    ),
    "guong_destroy_subject_key(of_subject uuid, at timestamptz)": _Function(
        "void",
        """UPDATE public.subject_key k SET wrapped = NULL, destroyed_at = at
           WHERE k.tenant_id = current_setting('guong.tenant', true)
             AND k.subject_id = of_subject AND k.destroyed_at IS NULL""",
    ),
    "guong_close_subject_key(of_subject uuid, to_number integer, to_wrapped bytea,"
    " to_version integer, reference text, at timestamptz)": _Function(
        "void",
        """UPDATE public.subject_key k SET number = to_number, wrapped = to_wrapped,
             tenant_key_version = to_version, secret_reference = reference, created_at = at
           WHERE k.tenant_id = current_setting('guong.tenant', true)
             AND k.subject_id = of_subject AND k.destroyed_at IS NULL""",
    ),
}
"""Signature -> what it answers, the one statement that it is, and in what language."""

_AS_OWNER = "VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp"


def make_key_functions(connection: Connection) -> None:
    """Bring the functions to what this version of the code calls, open to nobody but the owner."""
    for signature, (answer, body, language) in FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION public.{signature} RETURNS {answer} LANGUAGE {language}"
            f" {_AS_OWNER} AS $${body}$$"
        )
        connection.execute(text(f"REVOKE ALL ON FUNCTION public.{signature} FROM PUBLIC"))


def open_key_functions(connection: Connection, roles: Iterable[str]) -> None:
    """Let these roles call the functions."""
    quote = connection.dialect.identifier_preparer.quote_identifier
    for role in roles:
        for signature in FUNCTIONS:
            called = f"public.{signature}"
            connection.execute(text(f"GRANT EXECUTE ON FUNCTION {called} TO {quote(role)}"))
