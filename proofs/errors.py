"""Refusals of proofs: the same shape as those of the domain, which this package ignores."""

import re
from typing import ClassVar


class ProofError(Exception):
    """Something that should prove a history does not; nothing was changed.

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


class NoSuchProofError(ProofError):
    """A tree of this size has no such entry or no such earlier tree."""

    vi = "Nhật ký có {size} mục, không có bằng chứng cho {asked}."
    en = "The log has {size} entries; there is no proof for {asked}."


class FalseProofError(ProofError):
    """A proof does not lead to the root that it was given for."""

    vi = "Bằng chứng không khớp với gốc của nhật ký."
    en = "The proof does not lead to the root of the log."
