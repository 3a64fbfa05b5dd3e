"""How days, instants, reasons and deadlines are written in a sentence."""

from datetime import date, datetime

from domain.times import VIETNAM
from projections.narrative.mentions import plain

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_QUARTERS = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}


def day_vi(day: date) -> str:
    """A day as `30/11/2024`."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def day_en(day: date) -> str:
    """A day as `30 Nov 2024`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_vi(key: str) -> str:
    """A span of the calendar by its key: `2021-05` as `tháng 5/2021`."""
    year, _, part = key.partition("-")
    if part.isdigit():
        return f"tháng {int(part)}/{year}" if len(part) < len(year) else f"giai đoạn {year}–{part}"
    if part.startswith("Q"):
        quarters = " và ".join(f"quý {_QUARTERS[each]}" for each in part.split("-"))
        return f"{quarters}/{year}"
    half = {"H1": "6 tháng đầu ", "H2": "6 tháng cuối "}.get(part, "")
    return f"{half}năm {year}"


def span_en(key: str) -> str:
    """A span of the calendar by its key: `2021-05` as `May 2021`."""
    year, _, part = key.partition("-")
    if part.isdigit():
        return f"{_MONTHS[int(part) - 1]} {year}" if len(part) < len(year) else f"{year}–{part}"
    if part.startswith("Q"):
        return f"{part.replace('-', ' and ')} of {year}"
    half = {"H1": "the first half of ", "H2": "the second half of "}.get(part, "")
    return f"{half}{year}"


def moment_vi(instant: datetime) -> str:
    """An aware instant in Vietnam's time as `30/11/2024 08:00`."""
    local = instant.astimezone(VIETNAM)
    return f"{day_vi(local.date())} {local.hour:02}:{local.minute:02}"


def moment_en(instant: datetime) -> str:
    """An aware instant in Vietnam's time as `30 Nov 2024, 08:00`."""
    local = instant.astimezone(VIETNAM)
    return f"{day_en(local.date())}, {local.hour:02}:{local.minute:02}"


def said(text: str) -> str:
    """What somebody wrote, as the end of a sentence: one line, with one full stop."""
    line = " ".join(plain(text).split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def if_any(text: str, value: object) -> str:
    """The text where there is a value, and nothing where there is none."""
    return text if value else ""


def counted(number: int, thing: str) -> str:
    """A number of things in English: `1 document`, `3 documents`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def dong(amount: int) -> str:
    """An amount of money as it is written in Vietnam: `5.000.000`."""
    return f"{amount:,}".replace(",", ".")
