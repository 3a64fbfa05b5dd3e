"""The key of each subject: every personal text about somebody is sealed by it.

Each request looks a key up in the database when it first needs it, so that a key which another
process has destroyed or closed works in no request that begins afterwards. What rebuilds views
looks up every batch (`held`).
"""

import hmac
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID
from weakref import ref

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine

from tenants.keys import stored
from tenants.keys.errors import SealBrokenError
from tenants.keys.stored import SubjectRow
from tenants.keys.tables import subject_key
from tenants.keys.tenant_keys import TenantKeys
from tenants.keys.wrapping import new_key, unwrapped, wrapped
from tenants.scope import Scope, current

FRESH_FOR = 1.0
"""Seconds for which one scope, however long it lasts, may use a key without asking anew."""
MOST_KEPT = 20_000
_SALTS = b"guong/salts-of-personal-texts/1"


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
    scope: Callable[[], Scope | None]

    def is_fresh(self) -> bool:
        return self.until > time.monotonic() and self.scope() is current()


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
        if kept is not None and kept.is_fresh():
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
        row = stored.wrapped_subject_key(self._engine, tenant_id, subject_id)
        if row is None:
            return None
        key = self._opened(tenant_id, row)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        until = time.monotonic() + FRESH_FOR
        self._kept[tenant_id, subject_id] = _Kept(key, until, ref(current()))
        return key

    def _read_many(self, tenant_id: str, subject_ids: list[UUID]) -> Held:
        rows = stored.wrapped_subject_keys(self._engine, tenant_id, subject_ids)
        return {(tenant_id, row[0]): self._opened(tenant_id, row) for row in rows}

    def _opened(self, tenant_id: str, row: SubjectRow) -> SubjectKey:
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
        stored.add(self._engine, subject_key, row)


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
