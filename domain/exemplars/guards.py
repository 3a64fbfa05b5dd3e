"""Guards that every record of an exemplar's life shares."""

from datetime import date, datetime

from domain.exemplars.refusals import BackwardsPeriodError, DayToComeError, WordsMissingError
from domain.times import local_day


def require_words(what: str, text: str) -> None:
    """Refuse a blank text; `what` names what has to be said.

    Raises:
        WordsMissingError: the text is blank.
    """
    if not text.strip():
        raise WordsMissingError(what=what)


def require_past(day: date, at: datetime) -> None:
    """Refuse a day after the one on which it is recorded, in Vietnam's time.

    Raises:
        DayToComeError: the day has not come.
    """
    if day > local_day(at):
        raise DayToComeError(day=day)


def require_order(since: date, until: date | None) -> None:
    """Refuse an end before the beginning; None means no end.

    Raises:
        BackwardsPeriodError: it would end before it begins.
    """
    if until is not None and until < since:
        raise BackwardsPeriodError(since=since, until=until)
