"""The way upward: where an exemplar may be proposed for recognition by a higher level."""

from typing import Literal

from domain.rules.clauses import Clause
from domain.rules.model import Rule


class Route(Rule):
    """The one level to which the plan lets the agency refer, and under which conditions."""

    to: Literal["province", "ministry"]
    only_recognised: bool
    council_proposal_required: bool
    form: Literal["dossier", "list"]
    clauses: tuple[Clause, ...]
