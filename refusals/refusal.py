"""The one shape of a refusal, on which every package above builds its own."""

import re
from typing import ClassVar


class Refusal(Exception):  # noqa: N818 -- the kinds that are raised end in Error
    """What was asked for cannot be; nothing was changed.

    A subclass is one reason to refuse and gives its sentence in both languages. The keyword
    arguments fill the sentence and stay readable as `facts`, so that a caller can show what was
    wrong and where; to leave one out is a KeyError at once. `str` is the English sentence.
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
