"""The rows from which a province's consolidated view is summed up."""

from sqlalchemy import Boolean, Column, Integer, Text, Uuid

from projections.schema import view_table

dossier = view_table(
    "view_province_dossier",
    Column("nomination_id", Uuid, primary_key=True),
    Column("plan_year", Integer, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("stage", Text, nullable=False),
)

recognition = view_table(
    "view_province_recognition",
    Column("recognition_id", Uuid, primary_key=True),
    Column("plan_year", Integer, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("referred", Boolean, nullable=False),
)

stage_count = view_table(
    "view_province_count",
    Column("plan_year", Integer, primary_key=True, autoincrement=False),
    Column("subject_kind", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)

decision_count = view_table(
    "view_province_decision",
    Column("plan_year", Integer, primary_key=True, autoincrement=False),
    Column("subject_kind", Text, primary_key=True),
    Column("recognised", Integer, nullable=False),
    Column("revoked", Integer, nullable=False),
    Column("referred", Integer, nullable=False),
)
