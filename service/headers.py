"""The headers that callers send, read and checked."""

import re
from datetime import datetime
from uuid import UUID, uuid4

from flask import request

from service.access.refusals import UnauthenticatedError
from service.access.roles import ROLES
from service.errors import HeaderFaultyError

IDEMPOTENCY_KEY = "Idempotency-Key"
IF_MATCH = "If-Match"
REHEARSAL_TIME = "Rehearsal-Time"
ACTING_ROLE = "Acting-Role"
REQUEST_ID = "X-Request-ID"
WAIT_FOR_POSITION = "Wait-For-Position"
PREFER = "Prefer"
CSRF_TOKEN = "X-CSRF-Token"  # noqa: S105 -- the name of a header

KEY_PATTERN = r"^[!-~]{1,200}$"
ETAG_PATTERN = r'^"[0-9]{1,9}"$'
POSITION_PATTERN = r"^[0-9]{1,15}$"
LONGEST_WAIT = 10
_WAIT = re.compile(r"\s*wait\s*=\s*\"?([0-9]{1,4})\"?\s*", re.IGNORECASE)
_TOKEN = re.compile(r"Bearer ([!-~]{1,2000})", re.IGNORECASE)


def bearer_token() -> str:
    """The token of the request.

    Raises:
        UnauthenticatedError: there is none in the form `Bearer …`.
    """
    found = _TOKEN.fullmatch(request.headers.get("Authorization", "").strip())
    if found is None:
        raise UnauthenticatedError
    return found.group(1)


def request_id() -> UUID:
    """The caller's id of the request when it is a UUID, else a new one."""
    try:
        return UUID(request.headers.get(REQUEST_ID, ""))
    except ValueError:
        return uuid4()


def acting_role() -> str | None:
    """The role that the caller chose to act in, if any.

    Raises:
        HeaderFaultyError: there is no such role.
    """
    role = request.headers.get(ACTING_ROLE)
    if role is not None and role not in ROLES:
        raise HeaderFaultyError(header=ACTING_ROLE, allowed=", ".join(ROLES))
    return role


def idempotency_key() -> str | None:
    """The key under which the caller may repeat the request, if any.

    Raises:
        HeaderFaultyError: it has spaces or other than ASCII characters, or more than 200.
    """
    return _matching(IDEMPOTENCY_KEY, KEY_PATTERN, "1–200 ASCII")


def expected_version() -> int | None:
    """The version of the thing that the caller decided on, if told by `If-Match`.

    Raises:
        HeaderFaultyError: it is none of our ETags.
    """
    found = _matching(IF_MATCH, ETAG_PATTERN, 'ETag, "7"')
    return None if found is None else int(found.strip('"'))


def position_to_wait_for() -> int | None:
    """The position that the answer must show, by `?position=` or by header, if any.

    Raises:
        HeaderFaultyError: the header is no position.
    """
    found = _matching(WAIT_FOR_POSITION, POSITION_PATTERN, "0, 1, 2 …")
    return None if found is None else int(found)


def patience() -> float:
    """How many seconds the caller prefers to wait (RFC 7240, 4.3), ten at most; 0 if not told."""
    for preference in request.headers.get(PREFER, "").split(","):
        found = _WAIT.fullmatch(preference)
        if found is not None:
            return float(min(int(found[1]), LONGEST_WAIT))
    return 0.0


def rehearsal_time() -> datetime | None:
    """The instant that the caller wants the command to have, if any.

    Raises:
        HeaderFaultyError: it is no instant with its offset.
    """
    found = request.headers.get(REHEARSAL_TIME)
    if found is None:
        return None
    try:
        instant = datetime.fromisoformat(found)
    except ValueError:
        raise _no_instant() from None
    if instant.tzinfo is None or not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise _no_instant()
    return instant


_FIRST_YEAR, _LAST_YEAR = 1945, 2200


def _no_instant() -> HeaderFaultyError:
    return HeaderFaultyError(header=REHEARSAL_TIME, allowed="2024-11-29T08:00:00+07:00")


def _matching(header: str, pattern: str, allowed: str) -> str | None:
    value = request.headers.get(header)
    if value is not None and re.fullmatch(pattern, value) is None:
        raise HeaderFaultyError(header=header, allowed=allowed)
    return value
