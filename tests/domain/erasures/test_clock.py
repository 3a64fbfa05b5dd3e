from datetime import date

import pytest

from domain.erasures.clock import due_on
from domain.rules.calendar import NO_HOLIDAYS
from service.calendar import public_calendar


@pytest.mark.parametrize(
    ("received_on", "last_day"),
    [
        (date(2024, 11, 18), date(2024, 11, 20)),
        (date(2024, 11, 21), date(2024, 11, 25)),
        (date(2024, 11, 22), date(2024, 11, 26)),
        (date(2024, 11, 23), date(2024, 11, 26)),
    ],
)
def test_two_working_days_after_the_day_of_receipt(received_on, last_day):
    assert due_on(received_on, NO_HOLIDAYS) == last_day


def test_public_holidays_do_not_count():
    assert due_on(date(2024, 8, 30), public_calendar()) == date(2024, 9, 5)
