"""What a dossier carries: the rules pinned at its beginning, its documents, its origin."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.nominations.refusals import FieldMissingError, FieldNotForKindError
from domain.personal import PersonalText
from domain.rules.document import PlanDocument
from domain.rules.kinds import SubjectKind
from domain.rules.setting import PlanField


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
    def of(
        cls, plan: PinnedPlan, rules: PlanDocument, kind: SubjectKind, field: str | None = None
    ) -> "PinnedRules":
        """Take from a plan what governs a subject of this kind in this field."""
        return cls(
            plan=plan,
            steps=tuple(step.value for step in rules.steps),
            criteria=tuple(each.key for each in rules.criteria_for(kind, field)),
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


def field_in(rules: PlanDocument, kind: SubjectKind, key: str | None) -> PlanField | None:
    """The field in which a subject is put forward; None where the plan has none for its kind.

    Raises:
        FieldMissingError: the plan has fields for this kind, and the key is that of none.
        FieldNotForKindError: the plan has no fields for this kind, and one is named.
    """
    offered = {field.key: field for field in rules.fields_for(kind)}
    if not offered and key is not None:
        raise FieldNotForKindError(kind=kind.value, field=key)
    if offered and key not in offered:
        raise FieldMissingError(
            fields=", ".join(offered),
            fields_vi="; ".join(f"{each.key} ({each.title})" for each in offered.values()),
        )
    return None if key is None else offered[key]
