"""Instants and days as the plans mean them: in Vietnam's time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_day(instant: datetime) -> date:
    """The calendar day in Vietnam on which an aware instant falls."""
    return instant.astimezone(VIETNAM).date()


def end_of(day: date) -> datetime:
    """The first instant after a day in Vietnam."""
    return start_of(day + timedelta(days=1))


def start_of(day: date) -> datetime:
    """The first instant of a day in Vietnam."""
    return datetime.combine(day, time(), tzinfo=VIETNAM)
