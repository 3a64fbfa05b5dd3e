"""Instants and days as the plans mean them: in Vietnam's time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_day(instant: datetime) -> date:
    """The calendar day in Vietnam on which an aware instant falls."""
    return instant.astimezone(VIETNAM).date()


def start_of(day: date) -> datetime:
    """The first instant of a day in Vietnam."""
    return datetime.combine(day, time(), tzinfo=VIETNAM)
