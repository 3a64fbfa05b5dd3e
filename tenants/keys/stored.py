"""How keys are stored and found, one at a time, by whoever names them.

On PostgreSQL the role that asks has no right to read the tables; functions answer it for the
tenant that is bound (`tenants.keys.functions`). SQLite has no roles: there the tables are asked.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, Function, Select, Table, bindparam, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Integer, LargeBinary, Text, Uuid

from tenants.autocommit import autocommit_cursor
from tenants.columns import Instant
from tenants.engine import reading, writing
from tenants.keys.tables import subject_key, tenant_key
from tenants.ready_queries import rows_of
from tenants.scope import bound_tenant

SubjectRow = tuple[UUID, int, bytes | None, int, str | None]
"""Subject, number, wrapped key (None: destroyed), version of the tenant's key, reference."""
State = tuple[UUID, int, bool, datetime | None]
"""Subject, number, whether its key is there, and when it was destroyed."""
_AT_ONCE = 500

_SUBJECT_COLUMNS = (
    subject_key.c.subject_id,
    subject_key.c.number,
    subject_key.c.wrapped,
    subject_key.c.tenant_key_version,
    subject_key.c.secret_reference,
)
_SQLITE = {
    "version": select(func.max(tenant_key.c.version)).where(
        tenant_key.c.tenant_id == bindparam("tenant_id")
    ),
    "tenant": select(tenant_key.c.instance_key_id, tenant_key.c.wrapped).where(
        tenant_key.c.tenant_id == bindparam("tenant_id"),
        tenant_key.c.version == bindparam("version"),
    ),
    "subject": select(*_SUBJECT_COLUMNS).where(
        subject_key.c.tenant_id == bindparam("tenant_id"),
        subject_key.c.subject_id == bindparam("subject_id"),
    ),
    "states": select(
        subject_key.c.subject_id,
        subject_key.c.number,
        subject_key.c.wrapped.is_not(None),
        subject_key.c.destroyed_at,
    ).where(subject_key.c.tenant_id == bindparam("tenant_id")),
}


def _answer(function: Function[Any], *names: str) -> Select[Any]:
    found = function.table_valued(*names)
    return select(*(found.c[name] for name in names))


_POSTGRESQL = {
    "version": select(func.guong_tenant_key_version()),
    "tenant": _answer(
        func.guong_tenant_key(bindparam("version", type_=Integer)), "instance_key_id", "wrapped"
    ),
    "states": _answer(
        func.guong_subject_key_states(), "subject_id", "number", "present", "destroyed_at"
    ),
}
_ONE = "SELECT * FROM guong_subject_key_in(%(tenant_id)s, %(subject_id)s)"
_MANY = text(
    "SELECT k.subject_id, k.number, k.wrapped, k.tenant_key_version, k.secret_reference"
    " FROM unnest(:subject_ids) AS asked (id), LATERAL guong_subject_key(asked.id) AS k"
).bindparams(bindparam("subject_ids", type_=ARRAY(Uuid)))


def newest_version(engine: Engine, tenant_id: str) -> int | None:
    """The newest version of an agency's key; None where it has none."""
    ((version,),) = _asked(engine, "version", tenant_id)
    return None if version is None else int(version)


def wrapped_tenant_key(engine: Engine, tenant_id: str, version: int) -> tuple[str, bytes]:
    """The id of the instance's key that wraps an agency's key, and the wrapped key."""
    ((key_id, sealed),) = _asked(engine, "tenant", tenant_id, version=version)
    return key_id, bytes(sealed)


def wrapped_subject_key(engine: Engine, tenant_id: str, subject_id: UUID) -> SubjectRow | None:
    """The key of one subject, or None where nothing was ever sealed about it."""
    if engine.dialect.name == "postgresql":
        return _subject_key_in_one_trip(engine, subject_id)
    rows = _asked(engine, "subject", tenant_id, subject_id=subject_id)
    return tuple(rows[0]) if rows else None


def _subject_key_in_one_trip(engine: Engine, subject_id: UUID) -> SubjectRow | None:
    """Every command asks it, so that the tenant is bound in the same round trip."""
    values = {"tenant_id": bound_tenant(), "subject_id": subject_id}
    with autocommit_cursor(engine) as cursor:
        return cursor.execute(_ONE, values, prepare=True).fetchone()


def wrapped_subject_keys(
    engine: Engine, tenant_id: str, subject_ids: Sequence[UUID]
) -> list[SubjectRow]:
    """The keys of these subjects, as far as they have any."""
    found: list[SubjectRow] = []
    with reading(engine) as connection:
        for start in range(0, len(subject_ids), _AT_ONCE):
            some = list(subject_ids[start : start + _AT_ONCE])
            if engine.dialect.name == "postgresql":
                rows = connection.execute(_MANY, {"subject_ids": some})
            else:
                own = subject_key.c.tenant_id == tenant_id
                query = select(*_SUBJECT_COLUMNS).where(own, subject_key.c.subject_id.in_(some))
                rows = connection.execute(query)
            found += [tuple(row) for row in rows]
    return found


def key_states(engine: Engine, tenant_id: str) -> list[State]:
    """Of every subject about which something was sealed: whether its key is there; no key."""
    return [tuple(row) for row in _asked(engine, "states", tenant_id)]


def add(engine: Engine, table: Table, row: Mapping[str, object]) -> None:
    """Store a key, unless another process was as quick."""
    dialect = postgresql if engine.dialect.name == "postgresql" else sqlite
    # Inline: nothing is given back, as the role may write but not read.
    statement = dialect.insert(table).on_conflict_do_nothing().inline()
    with writing(engine) as connection:
        connection.execute(statement, dict(row))


def destroy(engine: Engine, tenant_id: str, subject_id: UUID) -> None:
    """Destroy the key of a subject for ever; one that is destroyed stays so."""
    now = datetime.now(UTC)
    if engine.dialect.name == "postgresql":
        call = select(func.guong_destroy_subject_key(_uuid(subject_id), _instant(now)))
        _call(engine, call)
    else:
        _change(engine, tenant_id, subject_id, {"wrapped": None, "destroyed_at": now})


def close(
    engine: Engine, tenant_id: str, subject_id: UUID, fresh: Mapping[str, Any], reference: str
) -> None:
    """Put a fresh key in place of a subject's, by which only a reference may be sealed."""
    if engine.dialect.name == "postgresql":
        _call(engine, _closing(subject_id, fresh, reference))
        return
    names = ("number", "wrapped", "tenant_key_version", "created_at")
    values = {name: fresh[name] for name in names} | {"secret_reference": reference}
    _change(engine, tenant_id, subject_id, values)


def _closing(subject_id: UUID, fresh: Mapping[str, Any], reference: str) -> Select[Any]:
    return select(
        func.guong_close_subject_key(
            _uuid(subject_id),
            fresh["number"],
            bindparam(None, fresh["wrapped"], type_=LargeBinary),
            fresh["tenant_key_version"],
            bindparam(None, reference, type_=Text),
            _instant(fresh["created_at"]),
        )
    )


def _asked(engine: Engine, what: str, tenant_id: str, **values: Any) -> Sequence[Any]:
    if engine.dialect.name == "postgresql":
        return rows_of(engine, _POSTGRESQL[what], values)
    return rows_of(engine, _SQLITE[what], values | {"tenant_id": tenant_id})


def _call(engine: Engine, call: Select[Any]) -> None:
    with writing(engine) as connection:
        connection.execute(call)


def _change(engine: Engine, tenant_id: str, subject_id: UUID, values: Mapping[str, Any]) -> None:
    statement = update(subject_key).where(
        subject_key.c.tenant_id == tenant_id,
        subject_key.c.subject_id == subject_id,
        subject_key.c.destroyed_at.is_(None),
    )
    with writing(engine) as connection:
        connection.execute(statement.values(**values))


def _uuid(value: UUID) -> Any:
    return bindparam(None, value, type_=Uuid)


def _instant(value: datetime) -> Any:
    return bindparam(None, value, type_=Instant)
