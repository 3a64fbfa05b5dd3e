"""What all parts of a plan document share: frozen, closed and strictly typed values."""

import unicodedata
from typing import Annotated, LiteralString

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from domain.rules import forms


class Rule(BaseModel):
    """A part of a plan: it cannot change, and it refuses unknown keys and lenient types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def flaw(*, name: LiteralString, vi: str, en: LiteralString) -> PydanticCustomError:
    """What a validator raises: a stable name and the sentence in both languages, without stop."""
    return PydanticCustomError(name, en, {"vi": vi})


def composed(text: str) -> str:
    """The text in Unicode's composed form (NFC)."""
    return unicodedata.normalize("NFC", text)


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(composed)
]
"""A text that says something, in Unicode's composed form."""

Key = Annotated[str, StringConstraints(pattern=forms.KEY, max_length=80)]
"""A name that other parts refer to: small letters and digits, with - or _ between."""

RuleId = Annotated[str, StringConstraints(pattern=forms.RULE, max_length=20)]
"""The name of a rule in the trace table: `S2-16`."""

CriterionKey = Annotated[str, Field(pattern=forms.CRITERION, max_length=21)]
"""The name of a criterion: a rule id, with a letter where one rule holds several."""

Year = Annotated[int, Field(ge=1945, le=2200)]
"""A calendar year."""
