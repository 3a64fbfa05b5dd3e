"""What a request bears to say who calls: a key of a machine, an access token, or a cookie."""

from datetime import datetime

from flask import request

from service import cookies, headers
from service.access.refusals import UnauthenticatedError
from service.backend import Backend
from tenants import machine_keys
from tenants.access import Identity
from tenants.accounts import identities


def identified(backend: Backend, now: datetime) -> Identity:
    """Who calls; where a token is sent, a cookie counts for nothing.

    Raises:
        UnauthenticatedError, InvalidTokenError: nobody who may come in.
        ForgedRequestError: a cookie came without its token.
    """
    cookie = _cookie()
    if cookie is None:
        token = headers.bearer_token()
        return _kept(backend, token, _of_bearer(backend, token, now))
    return _kept(backend, cookie, _of_cookie(backend, cookie, now))


def leased(backend: Backend) -> Identity | None:
    """Who was found a moment ago to bear the same; None when `identified` must find out.

    Raises:
        UnauthenticatedError: the request bears nothing.
        ForgedRequestError: a cookie came without its token.
    """
    cookie = _cookie()
    identity = backend.leases.of(headers.bearer_token() if cookie is None else cookie)
    if identity is not None and cookie is not None:
        cookies.require_unforged(backend.entrance.keyring, identity.sign_in_id)
    return identity


def _cookie() -> str | None:
    return None if "Authorization" in request.headers else cookies.sign_in_cookie()


def _kept(backend: Backend, credential: str, identity: Identity) -> Identity:
    backend.leases.keep(credential, identity)
    return identity


def _of_bearer(backend: Backend, token: str, now: datetime) -> Identity:
    if token.startswith(machine_keys.TOKEN_PREFIX):
        return machine_keys.authenticate(backend.engine, token, now)
    sign_in_id = backend.entrance.tokens.sign_in_of(token, now)
    return identities.identity_of(backend.engine, sign_in_id, now)


def _of_cookie(backend: Backend, cookie: str, now: datetime) -> Identity:
    if not cookie:
        raise UnauthenticatedError
    identity = identities.identity_with_cookie(backend.engine, cookie, now)
    cookies.require_unforged(backend.entrance.keyring, identity.sign_in_id)
    return identity
