"""The cookies of a browser that signed in, and what keeps others from using them.

The sign-in travels in a cookie that no script reads. A second cookie holds a mark which belongs to
that sign-in alone; our pages send it back in a header, which a page of others cannot do.
"""

from flask import Response, after_this_request, request

from service import headers
from service.access.refusals import ForgedRequestError
from tenants.accounts.sealing import Keyring
from tenants.accounts.sign_ins import LIFE

SIGN_IN = "__Host-guong"
CSRF = "__Host-guong-csrf"
_PURPOSE = "csrf"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def sign_in_cookie() -> str | None:
    """The cookie of the request, if it bears one."""
    return request.cookies.get(SIGN_IN)


def csrf_token(keyring: Keyring, sign_in_id: str) -> str:
    """The mark that requests of a sign-in bear when they change something."""
    return keyring.mark(sign_in_id, purpose=_PURPOSE)


def require_unforged(keyring: Keyring, sign_in_id: str) -> None:
    """Go on only with a request that changes nothing or was made by a page of ours.

    Raises:
        ForgedRequestError: it may have been made by a page of somebody else.
    """
    if request.method in _SAFE:
        return
    sent = request.headers.get(headers.CSRF_TOKEN, "")
    if not keyring.is_marked(sign_in_id, sent, purpose=_PURPOSE):
        raise ForgedRequestError


def keep(cookie: str, mark: str) -> None:
    """Give the answer of this request the cookies of a sign-in."""

    @after_this_request
    def _set(response: Response) -> Response:
        set_cookie(response, SIGN_IN, cookie)
        set_cookie(response, CSRF, mark, readable=True)
        return response


def forget() -> None:
    """Let the answer of this request take the cookies away."""

    @after_this_request
    def _delete(response: Response) -> Response:
        for name in (SIGN_IN, CSRF):
            response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="Lax")
        return response


def set_cookie(
    response: Response, name: str, value: str, *, readable: bool = False, seconds: int | None = None
) -> None:
    """Set a cookie that goes to this host alone, over TLS, and to no script unless `readable`."""
    response.set_cookie(
        name,
        value,
        max_age=seconds or int(LIFE.total_seconds()),
        path="/",
        secure=True,
        httponly=not readable,
        samesite="Lax",
    )
