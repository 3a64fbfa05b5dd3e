"""Refusals of the tenancy: the same shape as those of the domain, which this package ignores."""

import re
from typing import ClassVar


class TenancyError(Exception):
    """The tenancy refused a request; nothing was changed.

    A subclass gives the sentence in both languages. Its keyword arguments fill the sentence and
    stay readable as `facts`.
    """

    vi: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.en.format_map(facts))

    @property
    def code(self) -> str:
        """A stable name for the refusal: the class in kebab case, without `Error`."""
        name = type(self).__name__.removesuffix("Error")
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()

    def message(self, language: str) -> str:
        """The sentence in `vi` or, for any other language, in English."""
        return (self.vi if language == "vi" else self.en).format_map(self.facts)


class UnknownTenantError(TenancyError):
    """No agency has this slug."""

    vi = "Không có cơ quan nào mang mã {tenant_id}."
    en = "There is no agency {tenant_id}."


class InvalidTokenError(TenancyError):
    """The token is unknown, expired or revoked; which one is not told."""

    vi = "Mã truy cập không hợp lệ hoặc đã hết hiệu lực."
    en = "The access token is not valid or no longer valid."
