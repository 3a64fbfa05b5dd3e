"""Words that must be given: an absence, a conflict or a voided ballot says why."""

from domain.errors import DomainError


class ReasonNeededError(DomainError):
    """It cannot be done without saying why."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."


def given(reason: str | None) -> str:
    """The reason without surrounding blanks.

    Raises:
        ReasonNeededError: there is none.
    """
    words = (reason or "").strip()
    if not words:
        raise ReasonNeededError
    return words
