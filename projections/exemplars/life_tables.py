"""The rows of the lives of exemplars."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Text, Uuid

from projections.names import names_table
from projections.schema import view_table
from tenants.columns import Instant

exemplar = view_table(
    "view_exemplar",
    Column("exemplar_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("nomination_id", Uuid, nullable=False),
    Column("recognition_id", Uuid),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("unit_id", Uuid),
    Column("plan_id", Uuid, nullable=False),
    Column("plan_year", Integer, nullable=False),
    Column("decision_number", Text),
    Column("decided_on", Date),
    Column("state", Text, nullable=False),
    Column("nurture", JSON, nullable=False),
    Column("difficulties", JSON, nullable=False),
    Column("support", JSON, nullable=False),
    Column("funded", BigInteger, nullable=False),
    Column("spread", JSON, nullable=False),
    Column("adopters", Integer, nullable=False),
    Column("followed_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("view_exemplar_order", "tenant_id", "generation", "followed_at", "exemplar_id"),
)

assessment = view_table(
    "view_exemplar_assessment",
    Column("assessment_id", Uuid, primary_key=True),
    Column("exemplar_id", Uuid, nullable=False),
    Column("nomination_id", Uuid, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("unit_id", Uuid),
    Column("due_on", Date, nullable=False),
    Column("pending", Boolean, nullable=False),
    Column("assessed_on", Date),
    Column("late", Boolean),
    Column("result", Text),
    Column("effect", Text),
    Column("reach", Text),
    Column("evidence", JSON),
    Index("view_exemplar_assessment_order", "tenant_id", "generation", "due_on", "assessment_id"),
)

adoption = view_table(
    "view_exemplar_adoption",
    Column("adoption_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("adopter_unit_id", Uuid),
    Column("adopter", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("adopted_on", Date, nullable=False),
    Column("result", Text),
    Index("view_exemplar_adoption_order", "tenant_id", "generation", "adopted_on", "adoption_id"),
)

fund = view_table(
    "view_exemplar_fund",
    Column("fund", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
)

life_names = names_table("view_exemplar_name")
