"""Identity providers of provinces, and the accounts there that operators have linked to users.

Nobody is let in because of an e-mail address or a name: only the pair of issuer and subject counts,
and only when it was linked before (OpenID Connect Core 1.0, 5.7).
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from tenants.accounts.refusals import (
    AlreadyLinkedError,
    ProviderExistsError,
    UnknownProviderError,
    UnlinkedIdentityError,
)
from tenants.accounts.sealing import Keyring
from tenants.accounts.sign_ins import end_all
from tenants.accounts.tables import external_identity, identity_provider, seen_logout, sign_in
from tenants.columns import columns_of
from tenants.engine import reading, writing
from tenants.users import require_user


@dataclass(frozen=True, kw_only=True)
class Provider:
    """An identity provider; `second_factor_methods` are the values of `amr` that count as one."""

    provider_id: str
    name: str
    issuer: str
    client_id: str
    second_factor_methods: str = "mfa otp hwk swk"
    sealed_secret: str = field(default="", repr=False)

    def secret(self, keyring: Keyring) -> str:
        """The secret of our client there."""
        return keyring.unseal(self.sealed_secret, context=_context(self.provider_id))


def add_provider(
    engine: Engine, keyring: Keyring, given: Provider, *, secret: str, at: datetime
) -> None:
    """Enter a provider with the secret of our client there, which is sealed.

    Raises:
        ProviderExistsError: its id or its issuer is taken.
    """
    sealed = keyring.seal(secret, context=_context(given.provider_id))
    row = {**vars(given), "sealed_secret": sealed, "added_at": at}
    try:
        with writing(engine) as connection:
            connection.execute(insert(identity_provider).values(row))
    except IntegrityError:
        raise ProviderExistsError(provider_id=given.provider_id, issuer=given.issuer) from None


def provider_of(engine: Engine, provider_id: str) -> Provider:
    """A provider by its id.

    Raises:
        UnknownProviderError: there is none.
    """
    for found in providers(engine):
        if found.provider_id == provider_id:
            return found
    raise UnknownProviderError(provider_id=provider_id)


def providers(engine: Engine) -> list[Provider]:
    """All providers, by id."""
    names = list(Provider.__dataclass_fields__)
    query = select(*columns_of(identity_provider, Provider)).order_by(
        identity_provider.c.provider_id
    )
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    return [Provider(**dict(zip(names, row, strict=True))) for row in rows]


def remove_provider(engine: Engine, provider_id: str, *, at: datetime) -> int:
    """Trust a provider no longer; answers how many sign-ins that came from it were ended.

    Raises:
        UnknownProviderError: there is none.
    """
    provider_of(engine, provider_id)
    with writing(engine) as connection:
        chosen = identity_provider.c.provider_id == provider_id
        connection.execute(delete(identity_provider).where(chosen))
    return end_all(engine, sign_in.c.provider_id == provider_id, at=at)


def link(
    engine: Engine, provider: Provider, *, user_id: str, subject: str, linked_by: str, at: datetime
) -> None:
    """Let an account at a provider come in as a user.

    Raises:
        UnknownUserError: there is no such user.
        AlreadyLinkedError: the account is linked.
    """
    require_user(engine, user_id)
    row = {
        "issuer": provider.issuer,
        "subject": subject,
        "user_id": user_id,
        "linked_by": linked_by,
        "linked_at": at,
    }
    try:
        with writing(engine) as connection:
            connection.execute(insert(external_identity).values(row))
    except IntegrityError:
        raise AlreadyLinkedError(subject=subject) from None


def unlink(engine: Engine, provider: Provider, *, subject: str, at: datetime) -> int:
    """Let an account at a provider in no longer; answers how many sign-ins of it were ended."""
    with writing(engine) as connection:
        connection.execute(
            delete(external_identity).where(
                external_identity.c.issuer == provider.issuer,
                external_identity.c.subject == subject,
            )
        )
    return end_at(engine, provider, subject=subject, provider_session=None, at=at)


def user_of(engine: Engine, issuer: str, subject: str) -> str:
    """The user to whom an account at a provider is linked.

    Raises:
        UnlinkedIdentityError: nobody.
    """
    query = select(external_identity.c.user_id).where(
        external_identity.c.issuer == issuer, external_identity.c.subject == subject
    )
    with reading(engine) as connection:
        found = connection.execute(query).scalar()
    if found is None:
        raise UnlinkedIdentityError
    return str(found)


def end_at(
    engine: Engine,
    provider: Provider,
    *,
    subject: str | None,
    provider_session: str | None,
    at: datetime,
) -> int:
    """End what came from a provider: one session of it or, without one, all of an account."""
    which = [sign_in.c.issuer == provider.issuer]
    if subject is not None:
        which.append(sign_in.c.subject == subject)
    if provider_session is not None:
        which.append(sign_in.c.provider_session == provider_session)
    return end_all(engine, *which, at=at)


def is_first(engine: Engine, issuer: str, token_id: str, *, at: datetime, until: datetime) -> bool:
    """Whether a logout token comes for the first time; it is remembered until it is too old."""
    row = {"issuer": issuer, "token_id": token_id, "expires_at": until}
    try:
        with writing(engine) as connection:
            connection.execute(delete(seen_logout).where(seen_logout.c.expires_at < at))
            connection.execute(insert(seen_logout).values(row))
    except IntegrityError:
        return False
    return True


def _context(provider_id: str) -> str:
    return f"identity-provider:{provider_id}"
