"""What a question about duties means: as of which instant, and which of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from domain.times import end_of
from projections.obligations.view import Asked
from service import clock
from service.calendar import public_calendar

_AN_INSTANT = timedelta(microseconds=1)
_NAMES = {"unit": "unit_id", "plan": "plan_id"}


def instant_of(day: date | None) -> datetime:
    """The last instant of a day in Vietnam, or now."""
    return clock.now() if day is None else end_of(day) - _AN_INSTANT


def reckoning(query: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a query as the view takes them, with the public calendar."""
    wanted = {_NAMES.get(name, name): value for name, value in query.items() if name != "as_of"}
    return {
        "as_of": instant_of(query["as_of"]),
        "calendar": public_calendar(),
        "asked": Asked(**wanted),
    }
