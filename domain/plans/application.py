"""Runs commands on plans, and answers with the rules in force."""

import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from domain.application import Application
from domain.plans.commands import AmendPlan, ClosePlan, DraftPlan, IssuePlan, RevisePlan
from domain.plans.plan import Plan
from domain.rules.document import PlanDocument
from domain.rules.reading import read_plan


class Plans(Application):
    """The plans of one agency."""

    def draft_plan(self, command: DraftPlan) -> int:
        """Lay a plan down."""
        return self.store(
            Plan.draft(
                plan_id=command.plan_id,
                at=command.at,
                document=command.document,
                source_sha256=command.source_sha256,
            )
        )

    def revise_plan(self, command: RevisePlan) -> int:
        """Replace a draft."""
        plan = self.load(Plan, command.plan_id, expected_version=command.expected_version)
        plan.revise(
            at=command.at,
            document=command.document,
            source_sha256=command.source_sha256,
            reason=command.reason,
        )
        return self.store(plan)

    def issue_plan(self, command: IssuePlan) -> int:
        """Put a draft in force."""
        plan = self.load(Plan, command.plan_id, expected_version=command.expected_version)
        plan.issue(
            at=command.at,
            number=command.number,
            issued_on=command.issued_on,
            signer=command.signer,
        )
        return self.store(plan)

    def amend_plan(self, command: AmendPlan) -> int:
        """Put a further version in force; what began under an older one keeps it."""
        plan = self.load(Plan, command.plan_id, expected_version=command.expected_version)
        plan.amend(
            at=command.at,
            document=command.document,
            source_sha256=command.source_sha256,
            reason=command.reason,
            authorised_by=command.authorised_by,
        )
        return self.store(plan)

    def close_plan(self, command: ClosePlan) -> int:
        """End a plan."""
        plan = self.load(Plan, command.plan_id, expected_version=command.expected_version)
        plan.close(at=command.at, reason=command.reason)
        return self.store(plan)

    def rules(self, plan_id: UUID, version: int | None = None) -> PlanDocument:
        """The rules of a plan in an issued version, or else in the version in force.

        Raises:
            NotFoundError: the agency has no such plan.
            PlanNotInForceError: the plan is a draft, or closed and no version was asked for.
            PlanVersionUnknownError: the plan was never issued in that version.
        """
        plan = self.load(Plan, plan_id)
        if version is None or plan.rules_version == 0:
            plan.require_in_force()
        return _rules_of(plan.document(version))

    def current_version(self, plan_id: UUID) -> int:
        """The issued version in force.

        Raises:
            NotFoundError: the agency has no such plan.
            PlanNotInForceError: the plan is a draft, or closed.
        """
        plan = self.load(Plan, plan_id)
        plan.require_in_force()
        return plan.rules_version


def _rules_of(document: dict[str, Any]) -> PlanDocument:
    return _parsed(json.dumps(document, ensure_ascii=False))


@lru_cache(maxsize=512)
def _parsed(text: str) -> PlanDocument:
    """Parse once per text; the result is frozen, so that tenants may share it."""
    return read_plan(json.loads(text))
