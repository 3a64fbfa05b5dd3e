"""Seals personal texts for the tenant in scope, and opens them again while their keys exist."""

import base64
from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from sqlalchemy import Engine, update

from tenants.engine import writing
from tenants.keys.errors import SealBrokenError, StateSecretError
from tenants.keys.keyring import Keyring
from tenants.keys.subject_keys import SubjectKeys, new_row
from tenants.keys.tables import subject_key
from tenants.keys.tenant_keys import TenantKeys
from tenants.keys.wrapping import unwrapped, wrapped
from tenants.leaves import text_commitment
from tenants.scope import current

_PARTS = 3


@dataclass(frozen=True, kw_only=True)
class TextOpening:
    """What shows one personal text to be the one to which a leaf commits, to whoever is told it."""

    salt: bytes
    text: str


class TenantVault:
    """What the event log's mapper seals and opens with; one serves a whole process.

    A sealed text is `<number of the key>.<base64 of nonce and AES-256-GCM>.<commitment>`. It opens
    only in its agency, at the aggregate, version and field where it was sealed. Texts from before
    there were commitments have none.

    Raises:
        NoTenantInScopeError: it is used outside a scope.
        KeyFileError, InstanceKeyLostError: the instance's keys are not at hand.
    """

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self._engine = engine
        self._tenant_keys = TenantKeys(engine, keyring)
        self._keys = SubjectKeys(engine, self._tenant_keys)

    def seal(self, text: str, *, about: UUID, place: str) -> str | None:
        """What may be stored in place of a text; None where its key was destroyed.

        Raises:
            StateSecretError: it is content of a state secret.
        """
        tenant_id = current().tenant_id
        key = self._keys.find_or_make(tenant_id, about)
        if key.secret_reference is not None and text != key.secret_reference:
            raise StateSecretError(reference=key.secret_reference)
        if key.cipher is None:
            return None
        sealed = wrapped(key.cipher, text.encode(), _bound(tenant_id, place))
        fixed = text_commitment(key.salt(_bound(tenant_id, place)), place, text)
        return f"{key.number}.{base64.b64encode(sealed).decode()}.{fixed}"

    def open(self, sealed: str | None, *, about: UUID, place: str) -> str | None:
        """The text, or None once its key was destroyed.

        Raises:
            SealBrokenError: the text was changed, or moved here from another place.
        """
        if sealed is None:
            return None
        tenant_id = current().tenant_id
        number, text, *_ = sealed.split(".")
        key = self._keys.find(tenant_id, about)
        if key is None:
            raise SealBrokenError(place=place)
        if key.cipher is None or str(key.number) != number:
            return None
        try:
            secret = base64.b64decode(text)
            return unwrapped(key.cipher, secret, _bound(tenant_id, place)).decode()
        except (InvalidTag, ValueError):
            raise SealBrokenError(place=place) from None

    def opening(self, sealed: str, *, about: UUID, place: str) -> TextOpening | None:
        """What opens the commitment to a text; None once its key was destroyed, or without one.

        Raises:
            SealBrokenError: text and commitment do not agree.
        """
        text = self.open(sealed, about=about, place=place)
        *_, fixed = sealed.split(".")
        key = self._keys.find(current().tenant_id, about)
        if text is None or key is None or sealed.count(".") < _PARTS - 1:
            return None
        salt = key.salt(_bound(current().tenant_id, place))
        if text_commitment(salt, place, text) != fixed:
            raise SealBrokenError(place=place)
        return TextOpening(salt=salt, text=text)

    def held(self, about: Collection[UUID]) -> AbstractContextManager[None]:
        """Open with the keys of these as they are now, in this block; no older ones are used."""
        return self._keys.held(current().tenant_id, about)

    def destroy(self, about: UUID) -> None:
        """Destroy a key for ever, that no further one is made for; doing it again is no error."""
        self._keys.find_or_make(current().tenant_id, about)
        self._change(about, wrapped=None, destroyed_at=datetime.now(UTC))

    def close_for_secret(self, about: UUID, *, reference: str) -> None:
        """Take from now on nothing but this reference number; what was sealed is destroyed.

        Doing it again changes nothing.
        """
        tenant_id = current().tenant_id
        self._keys.forget(tenant_id, about)
        key = self._keys.find_or_make(tenant_id, about)
        if key.secret_reference == reference:
            return
        number = key.number + 1
        fresh = new_row(self._tenant_keys, tenant_id, about, number=number)
        names = ("number", "wrapped", "tenant_key_version", "created_at")
        self._change(about, **{name: fresh[name] for name in names}, secret_reference=reference)

    def destroyed(self, about: UUID) -> bool:
        """Whether the key was destroyed."""
        key = self._keys.find(current().tenant_id, about)
        return key is not None and key.cipher is None

    def _change(self, about: UUID, **values: object) -> None:
        tenant_id = current().tenant_id
        row = (
            update(subject_key)
            .where(
                subject_key.c.tenant_id == tenant_id,
                subject_key.c.subject_id == about,
                subject_key.c.destroyed_at.is_(None),
            )
            .values(values)
        )
        with writing(self._engine) as connection:
            connection.execute(row)
        self._keys.forget(tenant_id, about)


def _bound(tenant_id: str, place: str) -> str:
    return f"{tenant_id}/{place}"
