"""The key of each subject: every personal text about somebody is sealed by it.

Keys are looked up at most once in `FRESH_FOR` seconds by a request, so a key that another process
has destroyed stops working after that. What rebuilds views looks up every batch (`held`).
"""

import hmac
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from tenants.engine import reading, writing
from tenants.keys.errors import SealBrokenError
from tenants.keys.tables import subject_key
from tenants.keys.tenant_keys import TenantKeys
from tenants.keys.wrapping import new_key, unwrapped, wrapped
from tenants.ready_queries import rows_of

FRESH_FOR = 30.0
"""Seconds for which a request may use a key without asking whether it was destroyed."""
MOST_KEPT = 20_000
_AT_ONCE = 500
_SALTS = b"guong/salts-of-personal-texts/1"

_COLUMNS = (
    subject_key.c.subject_id,
    subject_key.c.number,
    subject_key.c.wrapped,
    subject_key.c.tenant_key_version,
    subject_key.c.secret_reference,
)
_ONE = select(*_COLUMNS).where(
    subject_key.c.tenant_id == bindparam("tenant_id"),
    subject_key.c.subject_id == bindparam("subject_id"),
)


@dataclass(frozen=True, slots=True)
class SubjectKey:
    """A subject's key by its number; `cipher` is None once it was destroyed.

    Of a state secret only `secret_reference` may be sealed.
    """

    number: int
    cipher: AESGCM | None
    secret_reference: str | None
    salts: bytes = b""

    def salt(self, place: str) -> bytes:
        """The salt of the commitment to a text at one place; none other can be told from it."""
        return hmac.digest(self.salts, place.encode(), "sha256")


@dataclass(frozen=True, slots=True)
class _Kept:
    key: SubjectKey
    until: float


Held = Mapping[tuple[str, UUID], SubjectKey]
_held: ContextVar[Held | None] = ContextVar("held_subject_keys", default=None)


def place_of(tenant_id: str, subject_id: UUID, number: int) -> str:
    """Where the key of a subject is sealed."""
    return f"subject-key/{tenant_id}/{subject_id}/{number}"


class SubjectKeys:
    """The keys of subjects, each unwrapped when it is needed."""

    def __init__(self, engine: Engine, tenant_keys: TenantKeys) -> None:
        self._engine = engine
        self._tenant_keys = tenant_keys
        self._kept: dict[tuple[str, UUID], _Kept] = {}

    def find(self, tenant_id: str, subject_id: UUID) -> SubjectKey | None:
        """The key of a subject, or None where nothing was ever sealed about it."""
        held = _held.get()
        if held is not None and (tenant_id, subject_id) in held:
            return held[tenant_id, subject_id]
        kept = self._kept.get((tenant_id, subject_id))
        if kept is not None and kept.until > time.monotonic():
            return kept.key
        return self._read(tenant_id, subject_id)

    def find_or_make(self, tenant_id: str, subject_id: UUID) -> SubjectKey:
        """The key of a subject; the first is made when something is to be sealed."""
        found = self.find(tenant_id, subject_id)
        if found is None:
            self._make(tenant_id, subject_id)
            found = self._read(tenant_id, subject_id)
        if found is None:
            msg = f"The key of {subject_id} was made and is not there."
            raise LookupError(msg)
        return found

    def forget(self, tenant_id: str, subject_id: UUID) -> None:
        """Look the key up anew when it is needed next."""
        self._kept.pop((tenant_id, subject_id), None)

    @contextmanager
    def held(self, tenant_id: str, subject_ids: Collection[UUID]) -> Iterator[None]:
        """Use these keys as they are in the database now, and no older ones, in this block."""
        token = _held.set(self._read_many(tenant_id, list(subject_ids)))
        try:
            yield
        finally:
            _held.reset(token)

    def _read(self, tenant_id: str, subject_id: UUID) -> SubjectKey | None:
        asked = {"tenant_id": tenant_id, "subject_id": subject_id}
        rows = rows_of(self._engine, _ONE, asked)
        if not rows:
            return None
        key = self._opened(tenant_id, rows[0])
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[tenant_id, subject_id] = _Kept(key, time.monotonic() + FRESH_FOR)
        return key

    def _read_many(self, tenant_id: str, subject_ids: list[UUID]) -> Held:
        found: dict[tuple[str, UUID], SubjectKey] = {}
        with reading(self._engine) as connection:
            for start in range(0, len(subject_ids), _AT_ONCE):
                query = select(*_COLUMNS).where(
                    subject_key.c.tenant_id == tenant_id,
                    subject_key.c.subject_id.in_(subject_ids[start : start + _AT_ONCE]),
                )
                for row in connection.execute(query):
                    found[tenant_id, row.subject_id] = self._opened(tenant_id, tuple(row))
        return found

    def _opened(
        self, tenant_id: str, row: tuple[UUID, int, bytes | None, int, str | None]
    ) -> SubjectKey:
        subject_id, number, sealed, version, secret_reference = row
        if sealed is None:
            return SubjectKey(number, None, secret_reference)
        kept = self._kept.get((tenant_id, subject_id))
        if kept is not None and kept.key.number == number and kept.key.cipher is not None:
            return replace(kept.key, secret_reference=secret_reference)
        place = place_of(tenant_id, subject_id, number)
        try:
            secret = unwrapped(self._tenant_keys.key(tenant_id, version), bytes(sealed), place)
        except InvalidTag:
            raise SealBrokenError(place=place) from None
        return SubjectKey(number, AESGCM(secret), secret_reference, _key_of_salts(secret))

    def _make(self, tenant_id: str, subject_id: UUID) -> None:
        row = new_row(self._tenant_keys, tenant_id, subject_id, number=1)
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        with writing(self._engine) as connection:  # Another process may be as quick.
            connection.execute(dialect.insert(subject_key).on_conflict_do_nothing(), row)


def _key_of_salts(secret: bytes) -> bytes:
    """One block of HKDF-Expand (RFC 5869, 2.3): the key that seals is not the one that salts."""
    return hmac.digest(secret, _SALTS + b"\x01", "sha256")


def new_row(
    tenant_keys: TenantKeys, tenant_id: str, subject_id: UUID, *, number: int
) -> dict[str, object]:
    """A row with a new key for a subject, wrapped by its agency's key in force."""
    version = tenant_keys.version_in_force(tenant_id)
    place = place_of(tenant_id, subject_id, number)
    return {
        "tenant_id": tenant_id,
        "subject_id": subject_id,
        "number": number,
        "wrapped": wrapped(tenant_keys.key(tenant_id, version), new_key(), place),
        "tenant_key_version": version,
        "secret_reference": None,
        "created_at": datetime.now(UTC),
        "destroyed_at": None,
    }
