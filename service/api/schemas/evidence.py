"""What is said about facts, holds, assessments and the effects of revocations."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from domain.criteria.fact_values import FactKind
from domain.processes.assessing import AssessedCriterion, AssessedDossier
from domain.rules.checks.records import Whose
from domain.subjects.holds import HoldReason
from projections.revocation_effects.view import EffectEntry
from projections.subject_record.view import FactEntry, HoldEntry
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import BodyYear, Plain, QueryYear, Text, Truth

REASON = 2000


class FactSchema(Schema):
    """A fact of a subject and the document on which it rests; see docs/criteria.md for values."""

    kind = fields.Enum(FactKind, by_value=True, required=True)
    of = fields.Enum(Whose, by_value=True, load_default=Whose.SUBJECT)
    year = BodyYear(load_default=None, allow_none=True)
    value = Plain(required=True)
    source_document = Text(required=True)
    document_date = fields.Date(required=True)
    provisional = Truth(
        load_default=True,
        metadata={"description": "False only for those who may confirm facts."},
    )


class FactConfirmationSchema(Schema):
    """The document by which a provisional fact is confirmed."""

    document = Text(required=True)


class HoldSchema(Schema):
    """Why a subject's dossiers wait, and by which document."""

    reason_class = fields.Enum(HoldReason, by_value=True, required=True)
    reference = Text(required=True, longest=REASON)


class RecordedSchema(Schema):
    """What a fact or a hold answers, with the id of what it made."""

    id = fields.UUID(required=True)
    fact_id = fields.UUID()
    hold_id = fields.UUID()
    position = fields.Integer(required=True, metadata={"minimum": 1})


class FactQuerySchema(PageQuerySchema):
    """Which facts of a subject."""

    kind = fields.String(
        load_default=None, validate=validate.OneOf([kind.value for kind in FactKind])
    )
    year = QueryYear(load_default=None)
    state = fields.String(
        load_default=None, validate=validate.OneOf(["provisional", "confirmed", "retracted"])
    )


class HoldQuerySchema(PageQuerySchema):
    """Which holds."""

    subject_id = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=validate.OneOf(["open", "released"]))


class CollectiveSchema(Schema):
    """The collective that a leader heads: its dossier, or, where it has none, the subject."""

    collective_nomination_id = fields.UUID()
    collective_subject_id = fields.UUID()

    @validates_schema
    def _one(self, data: dict[str, Any], **_: object) -> None:
        if len(data) != 1:
            msg = "Give the dossier of the collective or the collective, and not both."
            raise ValidationError(msg)


class AssessmentQuerySchema(Schema):
    """On which day."""

    on = fields.Date(
        load_default=None, metadata={"description": "The day in Vietnam; today by default."}
    )


class EffectQuerySchema(PageQuerySchema):
    """Which effects of revocations."""

    state = fields.String(load_default=None, validate=validate.OneOf(["open", "reviewed"]))


class ReviewSchema(Schema):
    """What was done about an effect."""

    note = Text(required=True, longest=REASON)


@dataclass(frozen=True, kw_only=True)
class CriterionAssessment:
    """One criterion: the newest finding of a person, and what the facts say now.

    `assessment` is null where there is nothing to compute.
    """

    criterion: str
    statement: str
    judged: str
    finding: str | None
    overridden: bool
    assessment: dict[str, Any] | None

    @classmethod
    def of(cls, each: AssessedCriterion) -> "CriterionAssessment":
        """The criterion as it is shown."""
        return cls(
            criterion=each.criterion.key,
            statement=each.criterion.statement,
            judged=each.criterion.judged.value,
            finding=each.finding.value if each.finding else None,
            overridden=each.overridden,
            assessment=each.assessment.as_dict() if each.assessment else None,
        )


@dataclass(frozen=True, kw_only=True)
class DossierAssessment:
    """What the facts say of a dossier on a day.

    `title_heights` puts those who meet the criteria in order where the plan has `preferences`:
    the greater list comes first.
    """

    nomination_id: UUID
    on: date
    criteria: list[CriterionAssessment]
    preferences: list[str]
    title_heights: list[int]

    @classmethod
    def of(cls, dossier: AssessedDossier) -> "DossierAssessment":
        """The dossier as it is shown."""
        return cls(
            nomination_id=dossier.nomination_id,
            on=dossier.on,
            criteria=[CriterionAssessment.of(each) for each in dossier.criteria],
            preferences=list(dossier.preferences),
            title_heights=list(dossier.title_heights),
        )


DossierAssessmentSchema = schema_of(DossierAssessment)
FactPageSchema = page_of(schema_of(FactEntry))
HoldPageSchema = page_of(schema_of(HoldEntry))
EffectPageSchema = page_of(schema_of(EffectEntry))
