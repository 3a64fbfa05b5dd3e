"""The key of each agency: it wraps the keys of its subjects, and the instance wraps it."""

from datetime import UTC, datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine

from tenants.keys import stored
from tenants.keys.keyring import Keyring
from tenants.keys.tables import tenant_key
from tenants.keys.wrapping import new_key


def place_of(tenant_id: str, version: int) -> str:
    """Where the key of an agency is sealed."""
    return f"tenant-key/{tenant_id}/{version}"


class TenantKeys:
    """The keys of agencies, unwrapped once in a process: they are few and change by rotation."""

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring
        self._open: dict[tuple[str, int], AESGCM] = {}

    def version_in_force(self, tenant_id: str) -> int:
        """The newest version of an agency's key; the first is made when it is asked for."""
        return stored.newest_version(self._engine, tenant_id) or self._made(tenant_id, 1)

    def next_version(self, tenant_id: str) -> int:
        """Make a further version of an agency's key and answer it."""
        return self._made(tenant_id, self.version_in_force(tenant_id) + 1)

    def key(self, tenant_id: str, version: int) -> AESGCM:
        """The key of an agency in a version.

        Raises:
            KeyFileError, InstanceKeyLostError: the instance's key that wraps it is not at hand.
        """
        found = self._open.get((tenant_id, version))
        if found is None:
            key_id, sealed = stored.wrapped_tenant_key(self._engine, tenant_id, version)
            secret = self._keyring.unwrap(key_id, sealed, place_of(tenant_id, version))
            found = self._open[tenant_id, version] = AESGCM(secret)
        return found

    def _made(self, tenant_id: str, version: int) -> int:
        key_id, sealed = self._keyring.wrap(new_key(), place_of(tenant_id, version))
        row = {
            "tenant_id": tenant_id,
            "version": version,
            "wrapped": sealed,
            "instance_key_id": key_id,
            "created_at": datetime.now(UTC),
        }
        stored.add(self._engine, tenant_key, row)
        return version
