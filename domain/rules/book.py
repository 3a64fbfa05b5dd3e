"""Where a context asks for the rules of a plan without knowing how plans are kept."""

from typing import Protocol
from uuid import UUID

from domain.rules.document import PlanDocument


class PlanBook(Protocol):
    """The issued plans of one agency."""

    def rules(self, plan_id: UUID, version: int | None = None) -> PlanDocument:
        """The rules of a plan, in the version asked for or else in force.

        Raises:
            NotFoundError: the agency has no such plan.
            PlanNotInForceError: the plan is a draft, or closed and no version was asked for.
        """
        ...

    def current_version(self, plan_id: UUID) -> int:
        """The version in force; raises as `rules` does."""
        ...
