"""The moment that a reader names: an instant, a day, a position of the log, or a checkpoint."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from domain.times import start_of
from projections.retrospect.moments import (
    HappenedBefore,
    Moment,
    MomentFaultyError,
    MomentUnknownError,
    Reached,
    RecordedBefore,
)
from proofs.checkpoints import Checkpoint
from service import clock
from service.calls import REHEARSAL
from tenants.engine import reading
from tenants.event_log import TenantEventLog
from tenants.instance import setting
from tenants.pinning import root_of_events
from tenants.scope import current

_CHECKPOINT = re.compile(r"([0-9]{1,15})~([0-9a-f]{64})")
_POSITION = re.compile(r"[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AN_INSTANT = timedelta(microseconds=1)
_A_DAY = timedelta(days=1)


class CheckpointUnmatchedError(MomentFaultyError):
    """The events do not lead to the root that an address pins."""

    vi = "Nhật ký không khớp điểm kiểm {size} mục đã ghim: không trả lời theo dữ liệu khác."
    en = "The log does not lead to the pinned checkpoint of {size} entries: nothing is answered."


def named(text: str, engine: Engine) -> Moment:
    """The moment in the log of the tenant in scope that a text names.

    A day is meant until its end in Vietnam, an instant inclusive. In a rehearsal days and instants
    are those at which things happened, elsewhere those at which they were recorded.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
        MomentUnknownError: it is none of the four, or it has not come yet.
        CheckpointUnmatchedError: the log is not the one of the checkpoint that is named.
    """
    if _POSITION.fullmatch(text):
        return _position(text, engine)
    pinned = _CHECKPOINT.fullmatch(text)
    if pinned:
        return _pinned(int(pinned[1]), bytes.fromhex(pinned[2]), engine)
    try:
        end = _end(text)
    except (ValueError, OverflowError):
        raise MomentUnknownError(named=text) from None
    if end.tzinfo is None or end > clock.now() + _AN_INSTANT:
        raise MomentUnknownError(named=text)
    return _before(end, engine)


def pin(checkpoint: Checkpoint) -> str:
    """The name of a moment that holds for one log only: that with this root at this size."""
    return f"{checkpoint.size}~{checkpoint.root.hex()}"


def on(day: date, engine: Engine) -> Moment:
    """The end of a day in Vietnam, whether it is over or not."""
    return _before(start_of(day + _A_DAY), engine)


def _before(end: datetime, engine: Engine) -> Moment:
    return HappenedBefore(end) if setting(engine, REHEARSAL) else RecordedBefore(end)


def _position(text: str, engine: Engine) -> Reached:
    position = int(text)
    if position > (TenantEventLog(engine).max_notification_id() or 0):
        raise MomentUnknownError(named=text)
    return Reached(position)


def _pinned(size: int, root: bytes, engine: Engine) -> Reached:
    with reading(engine) as connection:
        if root_of_events(connection, current().tenant_id, size) != root:
            raise CheckpointUnmatchedError(size=size)
    return Reached(size)


def _end(text: str) -> datetime:
    """The first instant after what a text names; without an offset if the text has none."""
    if _DAY.fullmatch(text):
        return start_of(date.fromisoformat(text) + _A_DAY)
    return datetime.fromisoformat(text) + _AN_INSTANT
