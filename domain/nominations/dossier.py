"""What a dossier carries: the rules pinned at its beginning, its documents, its origin."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.personal import PersonalText
from domain.rules.document import PlanDocument
from domain.rules.kinds import SubjectKind


@dataclass(frozen=True, kw_only=True)
class PinnedPlan:
    """The plan, the version of its rules, and its year, under which a dossier began."""

    plan_id: UUID
    plan_version: int
    plan_year: int


@dataclass(frozen=True, kw_only=True)
class PinnedRules:
    """The rules that a dossier keeps for life, even when the plan is amended later."""

    plan: PinnedPlan
    steps: tuple[str, ...]
    criteria: tuple[str, ...]
    required_documents: tuple[str, ...]
    failed_criterion: str

    @classmethod
    def of(cls, plan: PinnedPlan, rules: PlanDocument, kind: SubjectKind) -> "PinnedRules":
        """Take from a plan what governs a subject of this kind."""
        return cls(
            plan=plan,
            steps=tuple(step.value for step in rules.steps),
            criteria=tuple(criterion.key for criterion in rules.criteria_for(kind)),
            required_documents=tuple(item.key for item in rules.checklist if item.required),
            failed_criterion=rules.verification.failed_criterion if rules.verification else "",
        )

    def as_fields(self) -> dict[str, Any]:
        """The fields of the fact that begins the dossier."""
        return asdict(self.plan) | {
            "steps": list(self.steps),
            "criteria": list(self.criteria),
            "required_documents": list(self.required_documents),
            "failed_criterion": self.failed_criterion,
        }


@dataclass(frozen=True, kw_only=True)
class DossierDocument:
    """One document of a dossier: the checklist's key, a title, and the SHA-256 of its file."""

    key: str
    title: str
    sha256: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The document as an event stores it."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class ReferredFrom:
    """The referral to which the result of a dossier must be told."""

    referral_id: UUID
    tenant: str
    recognition_id: UUID


def referred_from(
    referral_id: UUID | None, tenant: str | None, recognition_id: UUID | None
) -> ReferredFrom | None:
    """The referral that these fields describe, or None where they are empty."""
    if referral_id is None or tenant is None or recognition_id is None:
        return None
    return ReferredFrom(referral_id=referral_id, tenant=tenant, recognition_id=recognition_id)


@dataclass(frozen=True, kw_only=True)
class Referral:
    """What another agency says of the exemplar that it proposes."""

    source: ReferredFrom
    subject_kind: SubjectKind
    scope: str
    achievement: str
    decision_number: str
    decided_on: date
    proposed_by: str
    documents: Sequence[dict[str, Any]]
    findings: Sequence[dict[str, Any]]

    def as_fields(self) -> dict[str, Any]:
        """The fields of the fact that begins the dossier here."""
        return {
            "subject_kind": self.subject_kind.value,
            "scope": self.scope,
            "achievement": PersonalText(self.achievement),
            "referral_id": self.source.referral_id,
            "origin_tenant": self.source.tenant,
            "origin_recognition_id": self.source.recognition_id,
            "origin_decision_number": self.decision_number,
            "origin_decided_on": self.decided_on,
            "proposed_by": self.proposed_by,
            "documents": list(self.documents),
            "findings": list(self.findings),
        }
