"""What a dossier must say of its exemplar: outstanding in all, or in some part of the work."""

from typing import Annotated

from pydantic import Field

from domain.rules.clauses import Clause
from domain.rules.model import Key, Rule, Text


class ScopeChoice(Rule):
    """One answer; dossiers carry its key."""

    key: Key
    title: Text


class Scopes(Rule):
    """A plan that has this demands one of the answers of every dossier (S0-03, S1-02)."""

    choices: Annotated[tuple[ScopeChoice, ...], Field(min_length=1)]
    clause: Clause

    def offers(self, scope: str) -> bool:
        """Whether this is the key of one of the answers."""
        return any(choice.key == scope for choice in self.choices)
