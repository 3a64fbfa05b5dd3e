"""The moment that a reader names: an instant, a day, or a position of the log."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from domain.times import start_of
from projections.retrospect.moments import (
    HappenedBefore,
    Moment,
    MomentUnknownError,
    Reached,
    RecordedBefore,
)
from service import clock
from service.calls import REHEARSAL
from tenants.event_log import TenantEventLog
from tenants.instance import setting

_POSITION = re.compile(r"[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AN_INSTANT = timedelta(microseconds=1)
_A_DAY = timedelta(days=1)


def named(text: str, engine: Engine) -> Moment:
    """The moment in the log of the tenant in scope that a text names.

    A day is meant until its end in Vietnam, an instant inclusive. In a rehearsal days and instants
    are those at which things happened, elsewhere those at which they were recorded.

    Raises:
        NoTenantInScopeError: no tenant is in scope.
        MomentUnknownError: it is none of the three, or it has not come yet.
    """
    if _POSITION.fullmatch(text):
        return _position(text, engine)
    try:
        end = _end(text)
    except (ValueError, OverflowError):
        raise MomentUnknownError(named=text) from None
    if end.tzinfo is None or end > clock.now() + _AN_INSTANT:
        raise MomentUnknownError(named=text)
    return _before(end, engine)


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


def _end(text: str) -> datetime:
    """The first instant after what a text names; without an offset if the text has none."""
    if _DAY.fullmatch(text):
        return start_of(date.fromisoformat(text) + _A_DAY)
    return datetime.fromisoformat(text) + _AN_INSTANT
