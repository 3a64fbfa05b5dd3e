"""Handing a command over, once for each Idempotency-Key, and answering with ids and position."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from flask import request

from domain.errors import DomainError
from service import headers
from service.calls import backend, caller
from service.errors import LOST_RACE, IdempotencyKeyReusedError, OvertakenError
from tenants import receipts
from tenants.receipts import StoredReceipt
from tenants.scope import Receipt, current, enter

C = TypeVar("C")
Answer = tuple[dict[str, Any], int, dict[str, str]]


def created(handle: Callable[[C], int], command: C, *, id: UUID, place: str) -> Answer:
    """Run the command that makes the thing `id`; `place` is where it can be read, with `{id}`."""
    location = f"/v1/tenants/{current().tenant_id}/{place.format(id=id)}"
    return _answered(handle, command, {"ids": {"id": str(id)}, "status": 201, "location": location})


def done(handle: Callable[[C], int], command: C, *, id: UUID, **made: UUID) -> Answer:
    """Run a command on the thing `id`; the ids of what it made are answered beside it."""
    ids = {"id": str(id)} | {name: str(each) for name, each in made.items()}
    return _answered(handle, command, {"ids": ids, "status": 202, "location": None})


def _answered(handle: Callable[[C], int], command: C, answer: dict[str, Any]) -> Answer:
    key = headers.idempotency_key()
    if key is None:
        return _spoken(answer, _run(handle, command, None))
    receipt = Receipt(key=key, request_hash=_request_hash(), answer=answer)
    return _given_before(receipt) or _answered_once(handle, command, receipt)


def _answered_once(handle: Callable[[C], int], command: C, receipt: Receipt) -> Answer:
    try:
        return _spoken(receipt.answer, _run(handle, command, receipt))
    except DomainError:
        # The same request may have been answered in another thread while this one was deciding.
        before = _given_before(receipt)
        if before is None:
            raise
        return before


def _run(handle: Callable[[C], int], command: C, receipt: Receipt | None) -> int:
    try:
        with enter(replace(current(), acting_role=caller().role, receipt=receipt)):
            return handle(command)
    except LOST_RACE:
        raise OvertakenError from None


def _given_before(receipt: Receipt) -> Answer | None:
    stored = receipts.find(backend().engine, actor=current().actor, key=receipt.key)
    if stored is None:
        return None
    if stored.request_hash != receipt.request_hash:
        raise IdempotencyKeyReusedError
    return _repeated(stored)


def _repeated(stored: StoredReceipt) -> Answer:
    body, status, place = _spoken(stored.answer, stored.position)
    return body, status, place | {"Idempotent-Replayed": "true"}


def _spoken(answer: dict[str, Any], position: int) -> Answer:
    place = {"Location": answer["location"]} if answer["location"] else {}
    return answer["ids"] | {"position": position}, answer["status"], place


def _request_hash() -> str:
    """Two requests are the same when method, address and meaning of the body are."""
    body = json.dumps(request.get_json(silent=True), sort_keys=True)
    return hashlib.sha256(f"{request.method} {request.path} {body}".encode()).hexdigest()
