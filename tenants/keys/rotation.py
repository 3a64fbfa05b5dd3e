"""Rotation: new keys wrap the old ones anew, and no event is touched."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select, text, update

from tenants import directory
from tenants.engine import reading, writing
from tenants.keys.errors import KeysOutOfReachError
from tenants.keys.keyring import Keyring
from tenants.keys.subject_keys import place_of
from tenants.keys.tables import subject_key, tenant_key
from tenants.keys.tenant_keys import TenantKeys
from tenants.keys.tenant_keys import place_of as place_of_tenant_key
from tenants.keys.wrapping import unwrapped, wrapped
from tenants.scope import bound_to

_BATCH = 500


def rotate_tenant(engine: Engine, keyring: Keyring, tenant_id: str) -> int:
    """Give an agency a new key and wrap those of its subjects by it; answers how many.

    It may be interrupted and run again: every key stays openable throughout.

    Raises:
        KeysOutOfReachError: this role is not the owner of the tables.
    """
    _require_reach(engine)
    with bound_to(tenant_id):
        keys = TenantKeys(engine, keyring)
        version = keys.next_version(tenant_id)
        done = 0
        while rewrapped := _rewrap_some(engine, keys, tenant_id, version):
            done += rewrapped
        with writing(engine) as connection:  # The one before stays: somebody may be using it.
            _forget_old_versions(connection, tenant_id)
    return done


def rotate_instance(engine: Engine, keyring: Keyring) -> int:
    """Give the instance a new key and wrap the agencies' keys by it; answers how many.

    The old key stays in the file, for processes that are at work, until `prune`.

    Raises:
        KeysOutOfReachError: this role is not the owner of the tables.
    """
    _require_reach(engine)
    key_id = keyring.add()
    old = [row for row in _every_tenant_key(engine) if row.instance_key_id != key_id]
    for row in old:
        _rewrap_tenant_key(engine, keyring, row)
    return len(old)


def prune(engine: Engine, keyring: Keyring) -> int:
    """Take out of the file the keys that wrap nothing any more; answers how many.

    Earlier backups of the key tables that they have wrapped never open again.

    Raises:
        KeysOutOfReachError: this role is not the owner of the tables.
    """
    _require_reach(engine)
    used = frozenset(row.instance_key_id for row in _every_tenant_key(engine))
    return keyring.keep_only(used)


def tenants_with_keys(engine: Engine) -> Sequence[str]:
    """The agencies that have a key (KeysOutOfReachError for whom they are not shown)."""
    _require_reach(engine)
    return sorted({row.tenant_id for row in _every_tenant_key(engine)})


def _require_reach(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        return
    with reading(engine) as connection:
        role, may = connection.execute(_MAY_READ).one()
    if not may:
        raise KeysOutOfReachError(role=role)


_MAY_READ = text("SELECT current_user, has_table_privilege('tenant_key', 'SELECT')")


def _every_tenant_key(engine: Engine) -> list[Any]:
    """The keys of all agencies, asked of one after the other: no transaction sees two of them."""
    return [row for each in directory.all(engine) for row in _keys_of(engine, each.tenant_id)]


def _keys_of(engine: Engine, tenant_id: str) -> Sequence[Any]:
    query = select(tenant_key).where(tenant_key.c.tenant_id == tenant_id)
    with bound_to(tenant_id), reading(engine) as connection:
        return connection.execute(query).all()


def _rewrap_some(engine: Engine, keys: TenantKeys, tenant_id: str, version: int) -> int:
    old = (
        select(subject_key)
        .where(
            subject_key.c.tenant_id == tenant_id,
            subject_key.c.wrapped.is_not(None),
            subject_key.c.tenant_key_version < version,
        )
        .limit(_BATCH)
        .with_for_update()
    )
    with writing(engine) as connection:
        rows = connection.execute(old).all()
        for row in rows:
            place = place_of(tenant_id, row.subject_id, row.number)
            secret = unwrapped(keys.key(tenant_id, row.tenant_key_version), row.wrapped, place)
            sealed = wrapped(keys.key(tenant_id, version), secret, place)
            connection.execute(
                update(subject_key)
                .where(
                    subject_key.c.tenant_id == tenant_id,
                    subject_key.c.subject_id == row.subject_id,
                )
                .values(wrapped=sealed, tenant_key_version=version)
            )
        return len(rows)


def _forget_old_versions(connection: Connection, tenant_id: str) -> None:
    of_tenant = tenant_key.c.tenant_id == tenant_id
    used = select(subject_key.c.tenant_key_version).where(
        subject_key.c.tenant_id == tenant_id, subject_key.c.wrapped.is_not(None)
    )
    newest = select(func.max(tenant_key.c.version)).where(of_tenant).scalar_subquery()
    connection.execute(
        delete(tenant_key).where(
            of_tenant, tenant_key.c.version < newest - 1, tenant_key.c.version.not_in(used)
        )
    )


def _rewrap_tenant_key(engine: Engine, keyring: Keyring, row: Any) -> None:
    place = place_of_tenant_key(row.tenant_id, row.version)
    secret = keyring.unwrap(row.instance_key_id, bytes(row.wrapped), place)
    key_id, sealed = keyring.wrap(secret, place)
    with bound_to(row.tenant_id), writing(engine) as connection:
        connection.execute(
            update(tenant_key)
            .where(tenant_key.c.tenant_id == row.tenant_id, tenant_key.c.version == row.version)
            .values(wrapped=sealed, instance_key_id=key_id)
        )
