"""The rows of the record of subjects."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Text, Uuid

from projections.schema import view_table
from tenants.columns import Instant

fact = view_table(
    "view_subject_fact",
    Column("fact_id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("year", Integer),
    Column("value", JSON, nullable=False),
    Column("source_document", Text, nullable=False),
    Column("document_date", Date, nullable=False),
    Column("attested_by", Text, nullable=False),
    Column("attested_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("confirmed_by", Text),
    Column("confirmation_document", Text),
    Column("retracted_by", Text),
    Column("retraction_reason", Text),
    Index("view_subject_fact_order", "tenant_id", "generation", "subject_id", "position"),
)

hold = view_table(
    "view_subject_hold",
    Column("hold_id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("reason_class", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("held_by", Text, nullable=False),
    Column("held_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("release_reason", Text),
    Column("released_by", Text),
    Column("released_at", Instant),
    Index("view_subject_hold_order", "tenant_id", "generation", "position"),
)
