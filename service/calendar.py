"""The public calendar as the domain asks it: read once in a process."""

from functools import lru_cache

from domain.rules.calendar import WorkingCalendar
from tenants.calendar_files import vietnam


@lru_cache(maxsize=1)
def public_calendar() -> WorkingCalendar:
    """Vietnam's public holidays and exchanged working days, as far as they are listed."""
    listed = vietnam()
    return WorkingCalendar(days_off=listed.days_off, working_days=listed.working_days)
