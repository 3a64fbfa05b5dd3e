"""What follows a proof: a sign-in, kept by a program in tokens or by a browser in a cookie."""

import hashlib
from datetime import datetime
from typing import Any

import structlog
from flask import request

from service import clock, cookies
from service.access.access_tokens import LIFE
from service.backend import Backend
from service.calls import backend
from tenants.accounts import refreshing, sign_ins
from tenants.accounts.sign_ins import Proven

log = structlog.get_logger()


def let_in_program(proven: Proven) -> dict[str, Any]:
    """A sign-in that is kept in tokens."""
    begun = sign_ins.begin(backend().engine, proven, device=_device(), at=clock.now())
    _note(proven, kept="tokens")
    return tokens_of(begun.sign_in_id, proven.user_id)


def let_in_browser(proven: Proven) -> dict[str, Any]:
    """A sign-in that is kept in a cookie; one that the browser kept before ends."""
    end_kept_before(clock.now())
    begun = sign_ins.begin(backend().engine, proven, device=_device(), at=clock.now())
    mark = cookies.csrf_token(backend().entrance.keyring, begun.sign_in_id)
    cookies.keep(begun.cookie, mark)
    _note(proven, kept="cookie")
    return {"sign_in_id": begun.sign_in_id, "csrf_token": mark}


def tokens_of(sign_in_id: str, user_id: str) -> dict[str, Any]:
    """Fresh tokens for a sign-in (RFC 6749, 5.1)."""
    here, now = backend(), clock.now()
    return {
        "sign_in_id": sign_in_id,
        "access_token": here.entrance.tokens.issue(user_id=user_id, sign_in_id=sign_in_id, now=now),
        "refresh_token": refreshing.issue_refresh_token(here.engine, sign_in_id, at=now),
        "token_type": "Bearer",
        "expires_in": LIFE.seconds,
    }


def renewed_cookie(here: Backend, sign_in_id: str) -> dict[str, str]:
    """A new cookie for a browser that proved itself anew; nothing for a program."""
    if "Authorization" in request.headers:
        return {}
    mark = cookies.csrf_token(here.entrance.keyring, sign_in_id)
    cookies.keep(sign_ins.renew_cookie(here.engine, sign_in_id), mark)
    return {"csrf_token": mark}


def end_kept_before(now: datetime) -> None:
    """End the sign-in whose cookie the browser bears, if any."""
    cookie = cookies.sign_in_cookie()
    if cookie:
        sign_ins.end_with_cookie(backend().engine, cookie, at=now)


def _device() -> str:
    return request.headers.get("User-Agent", "")


def _note(proven: Proven, *, kept: str) -> None:
    # Never a name: the log shows which sign-ins are of one account, not whose they are.
    account = hashlib.sha256(proven.user_id.encode()).hexdigest()[:12]
    log.info("signed-in", account=account, methods=list(proven.methods), kept=kept)
