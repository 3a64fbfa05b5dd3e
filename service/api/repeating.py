"""Requests that may be repeated: the same Idempotency-Key and body get the first answer."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import request

from domain.errors import DomainError
from service import headers
from service.api.speaking import Answer, spoken
from service.calls import backend
from service.errors import IdempotencyKeyReusedError, MalformedBodyError
from tenants import receipts
from tenants.scope import Receipt, current

REPLAYED = {"Idempotent-Replayed": "true"}


def repeatable(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """An endpoint that answers a repeated request as it answered the first."""

    @wraps(endpoint)
    def answer_once(*args: Any, **path: Any) -> Any:
        before = _given_before()
        if before is not None:
            return before
        try:
            return endpoint(*args, **path)
        except DomainError:
            # The same request may have been answered in another thread while this one decided.
            before = _given_before()
            if before is None:
                raise
            return before

    return answer_once


def receipt_of(answer: dict[str, Any]) -> Receipt | None:
    """What the first append shall store beside its events, if the request has a key."""
    key = headers.idempotency_key()
    return None if key is None else Receipt(key, _request_hashes()[0], answer)


def _given_before() -> Answer | None:
    key = headers.idempotency_key()
    if key is None:
        return None
    stored = receipts.find(backend().engine, actor=current().actor, key=key)
    if stored is None:
        return None
    if stored.request_hash not in _request_hashes():
        raise IdempotencyKeyReusedError
    body, status, place = spoken(stored.answer, stored.position)
    return body, status, place | REPLAYED


def _request_hashes() -> list[str]:
    """Two requests are the same when method, address and meaning of the body are.

    A plain hash of a body with a name in it could be guessed; these need a key of the instance.
    """
    try:
        body = json.dumps(request.get_json(silent=True), sort_keys=True)
    except RecursionError:
        raise MalformedBodyError from None
    return backend().keyring.fingerprints(f"{request.method} {request.path} {body}".encode())
