"""The clock of a request: two working days (Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP)."""

from datetime import date, timedelta

from domain.rules.calendar import Shift, WorkingCalendar

WORKING_DAYS = 2


def due_on(received_on: date, calendar: WorkingCalendar) -> date:
    """The last day to answer: the second working day after the one of receipt."""
    day = received_on
    for _ in range(WORKING_DAYS):
        day = calendar.shifted(day + timedelta(days=1), Shift.NEXT)
    return day
