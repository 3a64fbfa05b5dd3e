"""What queries answer: the rows of the views."""

from marshmallow import Schema, fields

from domain.councils.warnings import Warning as Caution
from domain.rules.instruments import BasisWarning
from projections.nomination_board.view import BoardEntry
from projections.nomination_history import HistoryEntry
from projections.obligations.entries import ObligationEntry, ObligationSummary, QuotaCount
from projections.province_overview.view import DecisionCount, StageCount
from projections.recognition_register.view import ReferralEntry, RegisterEntry
from projections.registers.councils import CouncilEntry
from projections.registers.plans import PlanEntry
from projections.registers.subjects import SubjectEntry
from projections.registers.units import UnitEntry
from projections.session_report import SessionReport, SessionSummary
from service.api.schemas.assurance import AssuredSchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.personal import TenantSchema
from service.api.schemas.protected import protecting

NominationSchema = protecting(
    schema_of(BoardEntry), "subject_name", "refusal_reason", "withdrawal_reason"
)
NominationPageSchema = page_of(NominationSchema)
HistoryEntrySchema = schema_of(HistoryEntry)
RecognitionEntrySchema = protecting(schema_of(RegisterEntry), "subject_name", "revocation_reason")
RecognitionPageSchema = page_of(RecognitionEntrySchema)
ReferralEntrySchema = protecting(schema_of(ReferralEntry), "result_reason")
ReferralPageSchema = page_of(ReferralEntrySchema)
PlanEntrySchema = schema_of(PlanEntry)
PlanItemSchema = schema_of(
    PlanEntry,
    name="Plan",
    document=fields.Dict(required=True),
    warnings=fields.List(fields.Nested(schema_of(BasisWarning)), required=True),
)
PlanPageSchema = page_of(PlanEntrySchema)
UnitEntrySchema = schema_of(UnitEntry)
UnitPageSchema = page_of(UnitEntrySchema)
SubjectEntrySchema = protecting(schema_of(SubjectEntry), "name", "position")
SubjectPageSchema = page_of(SubjectEntrySchema)
CouncilEntrySchema = schema_of(CouncilEntry)
CouncilPageSchema = page_of(CouncilEntrySchema)
SessionPageSchema = page_of(schema_of(SessionSummary))
ObligationPageSchema = page_of(schema_of(ObligationEntry))
ObligationSummarySchema = schema_of(ObligationSummary)
WarningSchema = schema_of(Caution)
SessionReportSchema = schema_of(
    SessionReport, warnings=fields.List(fields.Nested(WarningSchema), required=True)
)


class HistorySchema(AssuredSchema):
    """Everything that happened to a dossier, in order."""

    items = fields.List(fields.Nested(HistoryEntrySchema), required=True)


class OverviewSchema(Schema):
    """Counts of the tenant and of those that report to it; no dossier, no ballot, no name."""

    agencies = fields.List(fields.Nested(TenantSchema), required=True)
    stages = fields.List(fields.Nested(schema_of(StageCount)), required=True)
    decisions = fields.List(fields.Nested(schema_of(DecisionCount)), required=True)


class QuotaOverviewSchema(Schema):
    """Sums of the quotas of the tenant and of those that report to it; no unit, no name."""

    items = fields.List(fields.Nested(schema_of(QuotaCount)), required=True)


class LagEntrySchema(Schema):
    """How far one view is behind the log of the agency, in events."""

    projection = fields.String(required=True)
    position = fields.Integer(required=True)
    head = fields.Integer(required=True)
    behind = fields.Integer(required=True)
    quarantined_at = fields.AwareDateTime(required=True, allow_none=True)
    fault = fields.String(required=True, allow_none=True)


class LagSchema(Schema):
    """How far the views are behind the log of the agency."""

    items = fields.List(fields.Nested(LagEntrySchema), required=True)
