"""The rows of the nomination board."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Text, Uuid

from projections.names import names_table
from projections.schema import view_table
from tenants.columns import Instant

board = view_table(
    "view_nomination_board",
    Column("nomination_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("plan_id", Uuid, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("unit_id", Uuid),
    Column("unit_name", Text),
    Column("scope", Text, nullable=False),
    Column("field", Text),
    Column("stage", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("due_at", Instant),
    Column("returned", Integer, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("met", Integer, nullable=False),
    Column("not_met", Integer, nullable=False),
    Column("insufficient", Integer, nullable=False),
    Column("session_id", Uuid),
    Column("ballot_id", Uuid),
    Column("vote_outcome", Text),
    Column("vote_yes", Integer),
    Column("vote_base", Integer),
    Column("vote_required", Integer),
    Column("recognition_id", Uuid),
    Column("decision_number", Text),
    Column("decided_on", Date),
    Column("refusal_reason", Text),
    Column("withdrawal_reason", Text),
    Column("origin_tenant", Text),
    Column("referral_id", Uuid),
    Column("origin_revoked", Boolean, nullable=False),
    Column("on_hold", Boolean, nullable=False),
    Column("collective_subject_id", Uuid),
    Column("collective_nomination_id", Uuid),
    Column("registered_at", Instant, nullable=False),
    Column("submitted_at", Instant),
    Column("updated_at", Instant, nullable=False),
    Index(
        "view_nomination_board_order", "tenant_id", "generation", "registered_at", "nomination_id"
    ),
    Index("view_nomination_board_subject", "tenant_id", "generation", "subject_id"),
    Index("view_nomination_board_unit", "tenant_id", "generation", "unit_id"),
)

board_holds = view_table(
    "view_nomination_board_hold",
    Column("subject_id", Uuid, primary_key=True),
    Column("hold_id", Uuid, primary_key=True),
)

board_names = names_table("view_nomination_board_name")
