"""The rows of what revocations leave to be reviewed."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Text, Uuid

from projections.names import names_table
from projections.schema import view_table
from tenants.columns import Instant

effect = view_table(
    "view_revocation_effect",
    Column("recognition_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("collective_name", Text),
    Column("dependent_recognition_id", Uuid),
    Column("needed_vi", Text, nullable=False),
    Column("needed_en", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text),
    Column("reviewed_by", Text),
    Column("reviewed_at", Instant),
    Index("view_revocation_effect_order", "tenant_id", "generation", "position", "nomination_id"),
)

dossier = view_table(
    "view_revocation_effect_dossier",
    Column("nomination_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False),
    Column("collective_nomination_id", Uuid),
    Column("recognition_id", Uuid),
    Column("closed", Boolean, nullable=False),
    Index(
        "view_revocation_effect_collective", "tenant_id", "generation", "collective_nomination_id"
    ),
    Index("view_revocation_effect_recognition", "tenant_id", "generation", "recognition_id"),
)

effect_names = names_table("view_revocation_effect_name")
