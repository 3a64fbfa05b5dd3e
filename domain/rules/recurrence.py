"""Recurrence rules as plans may write them: a small part of RFC 5545 that always ends."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Annotated

from dateutil.rrule import rrulestr
from pydantic import AfterValidator

from domain.rules.model import flaw

_PART = {
    "FREQ": re.compile(r"MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9]|1[0-2]"),
    "BYMONTH": re.compile(r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*"),
    "BYMONTHDAY": re.compile(r"-?([1-9]|[12][0-9]|3[01])(,-?([1-9]|[12][0-9]|3[01]))*"),
    "BYDAY": re.compile(
        r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*"
    ),
    "BYSETPOS": re.compile(r"-?[1-9][0-9]?"),
}
_NO_TIME = time()


def days_of(rule: str, *, since: date, until: date) -> Iterator[date]:
    """The days on which the rule falls, counted from `since` on, up to and including `until`."""
    rrule = rrulestr(rule, dtstart=datetime.combine(since, _NO_TIME))
    for found in rrule.xafter(datetime.combine(since, _NO_TIME), inc=True):
        if found.date() > until:
            return
        yield found.date()


def _well_formed(rule: str) -> str:
    parts = [part.partition("=")[::2] for part in rule.split(";")]
    names = [name for name, _ in parts]
    known = all(name in _PART and _PART[name].fullmatch(value) for name, value in parts)
    if not known or names[0] != "FREQ" or len(names) != len(set(names)) or not _falls(rule):
        raise flaw(
            name="recurrence_unreadable",
            vi=(
                f"“{rule}” không phải là quy tắc lặp lại dùng được; ví dụ hàng tháng:"
                " FREQ=MONTHLY;BYMONTHDAY=20, cuối quý II và IV:"
                " FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1; các phần cho phép: " + ", ".join(_PART)
            ),
            en="This is no recurrence that can be used, such as FREQ=MONTHLY;BYMONTHDAY=20",
        )
    return rule


def _falls(rule: str) -> bool:
    """Whether the rule ever falls within four years, in which every month and leap day comes."""
    since = date(2023, 1, 1)
    return any(True for _ in days_of(rule, since=since, until=date(2027, 12, 31)))


Recurrence = Annotated[str, AfterValidator(_well_formed)]
"""A rule such as `FREQ=MONTHLY;BYMONTHDAY=20`; monthly or yearly, without an end of its own."""
