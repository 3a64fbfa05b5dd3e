"""Handing a command over, and answering with ids and position."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from service.api.repeating import receipt_of
from service.api.speaking import Answer, spoken
from service.calls import caller
from service.errors import LOST_RACE, OvertakenError
from tenants.scope import current, enter

C = TypeVar("C")


def created(handle: Callable[[C], int], command: C, *, id: UUID, place: str) -> Answer:
    """Run the command that makes the thing `id`; `place` is where it can be read, with `{id}`."""
    location = f"/v1/tenants/{current().tenant_id}/{place.format(id=id)}"
    return _answered(handle, command, {"ids": {"id": str(id)}, "status": 201, "location": location})


def done(handle: Callable[[C], int], command: C, *, id: UUID, **made: UUID | str) -> Answer:
    """Run a command on the thing `id`; what it made is answered beside it by id or name."""
    return _answered(handle, command, _of_done(id, made))


def receipted(handle: Callable[[C], int], command: C, *, id: UUID, **made: UUID | str) -> Answer:
    """The same for a command of weight: the answer says where its receipt is, or will be."""
    return _answered(handle, command, _of_done(id, made) | {"receipted": True})


def _of_done(id: UUID, made: Mapping[str, UUID | str]) -> dict[str, Any]:
    ids = {"id": str(id)} | {name: str(each) for name, each in made.items()}
    return {"ids": ids, "status": 202, "location": None}


def _answered(handle: Callable[[C], int], command: C, answer: dict[str, Any]) -> Answer:
    scope = replace(current(), acting_role=caller().role, receipt=receipt_of(answer))
    try:
        with enter(scope):
            return spoken(answer, handle(command))
    except LOST_RACE:
        raise OvertakenError from None
