"""Refusals: what a rule says when it says no, in Vietnamese and in English."""

import re
from typing import ClassVar


class DomainError(Exception):
    """A rule refused a command; nothing was recorded.

    A subclass gives the sentence in both languages. Its keyword arguments fill the sentence and
    stay readable as `facts`, so that a caller can show what was wrong and where.
    """

    vi: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.en.format_map(facts))

    @property
    def code(self) -> str:
        """A stable name for the refusal: the class in kebab case, without `Error`."""
        return re.sub(
            r"(?<=[a-z0-9])(?=[A-Z])", "-", type(self).__name__.removesuffix("Error")
        ).lower()

    def message(self, language: str) -> str:
        """The sentence in `vi` or, for any other language, in English."""
        return (self.vi if language == "vi" else self.en).format_map(self.facts)


class NotFoundError(DomainError):
    """Nothing with this identifier exists in the agency."""

    vi = "Không tìm thấy {kind} {id}."
    en = "There is no {kind} {id}."


class StaleVersionError(DomainError):
    """The caller decided on an older version than the one in force."""

    vi = "Dữ liệu đã thay đổi: bạn đang xem phiên bản {expected}, hiện tại là {actual}."
    en = "It has changed: you decided on version {expected}, it is now at {actual}."
