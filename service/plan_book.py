"""Plans as the rest of the domain asks them, without replaying an issued version twice."""

from uuid import UUID

from domain.plans.application import Plans
from domain.rules.document import PlanDocument

RulesKept = dict[tuple[str, UUID, int], PlanDocument]
_MOST_KEPT = 4096


class RememberedPlans:
    """The issued plans of one tenant; an issued version never changes, so it is read once."""

    def __init__(self, *, plans: Plans, tenant_id: str, kept: RulesKept) -> None:
        self._plans = plans
        self._tenant_id = tenant_id
        self._kept = kept

    def rules(self, plan_id: UUID, version: int | None = None) -> PlanDocument:
        """The rules of a plan, in the version asked for or else in force."""
        if version is None:
            return self._plans.rules(plan_id)
        key = (self._tenant_id, plan_id, version)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._plans.rules(plan_id, version)
        return self._kept[key]

    def current_version(self, plan_id: UUID) -> int:
        """The issued version in force."""
        return self._plans.current_version(plan_id)
