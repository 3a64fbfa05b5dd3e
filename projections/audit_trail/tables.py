"""The tables of the audit trail."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Text, Uuid

from projections.narrative.labels import label_table
from projections.registers.folding import FOLDED
from projections.schema import view_table
from tenants.columns import Instant

entry = view_table(
    "view_audit_trail",
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", Uuid, nullable=False),
    Column("topic", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("about_id", Uuid, nullable=False),
    Column("subject_id", Uuid),
    Column("number", Text),
    Column("standing_out", Text),
    Column("fact", JSON, nullable=False),
    Column("vi", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("folded", FOLDED, nullable=False),
    Column("other_agency", Text),
    Column("actor", Text, nullable=False),
    Column("acting_role", Text, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("correlation_id", Uuid, nullable=False),
    Column("causation_id", Uuid),
    Index("view_audit_trail_event", "tenant_id", "generation", "event_id"),
    Index("view_audit_trail_cause", "tenant_id", "generation", "causation_id"),
    Index("view_audit_trail_request", "tenant_id", "generation", "correlation_id"),
    Index("view_audit_trail_about", "tenant_id", "generation", "about_id", "position"),
    Index("view_audit_trail_subject", "tenant_id", "generation", "subject_id", "position"),
)

about = view_table(
    "view_audit_trail_about_subject",
    Column("about_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
)
"""Whom the dossiers, recognitions, watches, exemplars and stories are about."""

vote = view_table(
    "view_audit_trail_vote",
    Column("nomination_id", Uuid, primary_key=True),
    Column("outcome", Text, nullable=False),
)
"""The last vote on each dossier."""

decided = view_table("view_audit_trail_decided", Column("subject_id", Uuid, primary_key=True))
"""The subjects on whom a head has decided."""

vote_rule = view_table(
    "view_audit_trail_vote_rule",
    Column("of_id", Uuid, primary_key=True),
    Column("rule", JSON, nullable=False),
    Column("changed_on", Date),
)
"""The vote rule of each plan and council, and the day on which it was last changed, if ever."""

label = label_table("view_audit_trail_label")
