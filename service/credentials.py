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
    cookie = cookies.sign_in_cookie()
    if cookie is None or "Authorization" in request.headers:
        return _of_bearer(backend, headers.bearer_token(), now)
    return _of_cookie(backend, cookie, now)


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
