"""Where requests are counted: callers by who they are, everybody else by address."""

from http import HTTPStatus

from flask import Flask, Response, current_app, g, request

from service import problems
from service.errors import TooManyRequestsError
from service.limiter import ANONYMOUS, CALLER, SIGN_IN, STRANGER, WINDOW, Left, Limiter
from service.proxies import caller_address

_EXTENSION = "guong-limiter"
_ASKS_NOBODY = frozenset(
    {
        "booth.script",
        "booth.show",
        "booth.style",
        "health.readyz",
        "documentation.openapi",
        "documentation.page",
        "documentation.style",
        "obligations.Feed",
        "signing-in.Refreshment",
        "signing_in.back_channel_logout",
    }
)
_ENTRANCES = frozenset({"signing-in", "signing_in"})
"""The blueprints by which programs and browsers sign in."""


def limit_requests(app: Flask, limiter: Limiter | None) -> None:
    """Count the requests of an application; without a limiter they are not limited."""
    app.extensions[_EXTENSION] = limiter
    app.before_request(_count_anonymous)
    app.after_request(_tell)


def spend(bucket: str, key: str) -> None:
    """Spend one request of what a key has in a bucket; the answer tells what is left.

    Raises:
        TooManyRequestsError: nothing is left in this minute.
    """
    limiter: Limiter | None = current_app.extensions[_EXTENSION]
    if limiter is None:
        return
    try:
        g.left = limiter.spend(bucket, key)
    except TooManyRequestsError as refused:
        g.left = refused.facts["left"]
        raise


def spend_as(user_id: str) -> None:
    """Count a request for the caller who made it.

    Raises:
        TooManyRequestsError: nothing is left in this minute.
    """
    spend(CALLER, user_id)


def _count_anonymous() -> None:
    if request.endpoint is None or request.endpoint in _ASKS_NOBODY:
        spend(ANONYMOUS, caller_address())
    elif request.blueprint in _ENTRANCES:
        spend(SIGN_IN, caller_address())


def _tell(response: Response) -> Response:
    response = _of_stranger(response)
    left: Left | None = g.get("left")
    if left is None:
        return response
    # draft-ietf-httpapi-ratelimit-headers-10
    response.headers["RateLimit-Policy"] = f'"{left.bucket}";q={left.most};w={WINDOW}'
    response.headers["RateLimit"] = f'"{left.bucket}";r={left.units};t={left.seconds}'
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = str(left.seconds)
    return response


def _of_stranger(response: Response) -> Response:
    """Who fails to prove who they are too often is told to wait, whatever they try."""
    if response.status_code != HTTPStatus.UNAUTHORIZED or "identity" in g:
        return response
    try:
        spend(STRANGER, caller_address())
    except TooManyRequestsError as refused:
        return problems.of_refusal(refused)
    return response
