"""Where in a plan's data each of its rules stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from domain.rules.clauses import Clause, passages_in
from domain.rules.document import PlanDocument


@dataclass(frozen=True, kw_only=True)
class RulePlace:
    """A clause of a plan, the section in which it stands, and the part that it governs.

    `key` names the part in its section, None where the section is a single part.
    """

    section: str
    key: str | None
    part: BaseModel
    clause: Clause

    @property
    def data(self) -> str:
        """The place as one looks it up in the plan file: `criteria.S2-08`."""
        return self.section if self.key is None else f"{self.section}.{self.key}"


def places_of(plan: PlanDocument) -> Iterator[RulePlace]:
    """Every place at which a rule of the plan stands, in the order of the document."""
    for section in PlanDocument.model_fields:
        for part in _parts(getattr(plan, section)):
            for passage in passages_in(part):
                if isinstance(passage, Clause):
                    key = getattr(part, "key", None)
                    yield RulePlace(section=section, key=key, part=part, clause=passage)


def _parts(value: object) -> tuple[BaseModel, ...]:
    if isinstance(value, BaseModel):
        return (value,)
    found = value if isinstance(value, tuple) else ()
    return tuple(part for part in found if isinstance(part, BaseModel))
