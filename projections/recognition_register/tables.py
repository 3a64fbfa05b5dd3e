"""The rows of the register of recognitions."""

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Text, Uuid

from projections.names import names_table
from projections.schema import view_table
from tenants.columns import Instant

register = view_table(
    "view_recognition",
    Column("recognition_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("nomination_id", Uuid, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("plan_id", Uuid, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("decision_number", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("signer", Text, nullable=False),
    Column("certificate_title", Text),
    Column("certificate_number", Text),
    Column("certificate_issued_on", Date),
    Column("state", Text, nullable=False),
    Column("revocation_reason", Text),
    Column("revocation_number", Text),
    Column("revoked_on", Date),
    Column("updated_at", Instant, nullable=False),
    Index("view_recognition_order", "tenant_id", "generation", "decided_on", "recognition_id"),
    Index("view_recognition_subject", "tenant_id", "generation", "subject_id"),
)

referral = view_table(
    "view_referral",
    Column("referral_id", Uuid, primary_key=True),
    Column("recognition_id", Uuid, nullable=False),
    Column("nomination_id", Uuid, nullable=False),
    Column("destination", Text, nullable=False),
    Column("document_number", Text, nullable=False),
    Column("route_override_reason", Text),
    Column("sent_at", Instant, nullable=False),
    Column("received_at", Instant),
    Column("dossier_id", Uuid),
    Column("result", Text),
    Column("result_reason", Text),
    Column("decision_number", Text),
    Column("decided_on", Date),
    Column("answered_at", Instant),
    Column("withdrawn_at", Instant),
    Index("view_referral_order", "tenant_id", "generation", "sent_at", "referral_id"),
    Index("view_referral_recognition", "tenant_id", "generation", "recognition_id"),
)

register_names = names_table("view_recognition_name")
