"""The words of a plan beside the reading that the system chose for them."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

from domain.rules.model import Rule, RuleId, Text, composed, flaw

Quote = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=199),
    AfterValidator(composed),
]


class Question(Rule):
    """Something that the plan leaves open, with the default in force until the agency decides."""

    ask: Text
    default: Text


class Passage(Rule):
    """Words of a document, quoted, and how they are read.

    `line` counts the lines of the plan's text; `source` names another document when the words
    are not the plan's own; `note` must say why when there are no words to quote.
    """

    line: Annotated[int, Field(ge=1)] | None = None
    quote: Quote = ""
    source: Text | None = None
    reading: Text
    reading_en: Text | None = None
    question: Question | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _quotes_or_says_why_not(self) -> Self:
        if not self.quote and self.note is None:
            raise flaw(
                name="clause_without_words",
                vi="Phải có “quote” (trích kế hoạch), hoặc “note” nói vì sao không trích",
                en="It needs a “quote” from the plan, or a “note” that says why there is none",
            )
        return self


class Clause(Passage):
    """A passage that is a rule of the plan, by its id in the trace table."""

    rule: RuleId


def passages_in(part: object) -> Iterator[Passage]:
    """Every passage of a part of a plan, in the order of its fields."""
    if isinstance(part, Passage):
        yield part
    elif isinstance(part, BaseModel):
        yield from passages_in(value for _, value in part)
    elif isinstance(part, Iterable) and not isinstance(part, str):
        for item in part:
            yield from passages_in(item)
