"""The clock of a request: an answer within two working days.

Nghị định 356/2025/NĐ-CP, which details the rights of Luật 91/2025/QH15 Điều 4, asks for it; the
working days are those of the public calendar.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.rules.calendar import Shift, WorkingCalendar

WORKING_DAYS = 2
PHRASE = "phản hồi trong thời hạn 02 ngày làm việc kể từ ngày nhận được yêu cầu"
READING = "hết ngày làm việc thứ hai sau ngày nhận, theo lịch làm việc chung"


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The last day to answer, what the rule says, and how it was read."""

    due_on: date
    phrase: str
    reading: str

    def as_fields(self) -> dict[str, Any]:
        """The clock as events store it, the phrase and its reading side by side."""
        return {
            "due_on": self.due_on,
            "due_phrase": self.phrase,
            "due_reading": self.reading,
        }


def clock_of(received_on: date, calendar: WorkingCalendar) -> Clock:
    """The clock of a request that was received on a day."""
    return Clock(due_on=due_on(received_on, calendar), phrase=PHRASE, reading=READING)


def due_on(received_on: date, calendar: WorkingCalendar) -> date:
    """The last day to answer: the second working day after the one of receipt."""
    day = received_on
    for _ in range(WORKING_DAYS):
        day = calendar.shifted(day + timedelta(days=1), Shift.NEXT)
    return day
