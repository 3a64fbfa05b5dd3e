"""Guards that every kind of access shares."""

from datetime import date

from domain.access.refusals import AccessWordsMissingError, BackwardsDaysError


def require_said(**texts: str) -> None:
    """Refuse blank texts; the names of the fields are told.

    Raises:
        AccessWordsMissingError: one of them is blank.
    """
    for what, text in texts.items():
        if not text.strip():
            raise AccessWordsMissingError(what=what)


def require_days_in_order(first_day: date, last_day: date | None) -> None:
    """Refuse a last day before the first; None means that none is set.

    Raises:
        BackwardsDaysError: it would end before it begins.
    """
    if last_day is not None and last_day < first_day:
        raise BackwardsDaysError(first_day=first_day, last_day=last_day)
