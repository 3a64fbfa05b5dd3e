"""The rows of stories and of their publications."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Text, Uuid

from projections.names import names_table
from projections.schema import view_table
from tenants.columns import Instant

story = view_table(
    "view_story",
    Column("story_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("nomination_id", Uuid, nullable=False),
    Column("recognition_id", Uuid),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("subject_kind", Text, nullable=False),
    Column("minor", Boolean, nullable=False),
    Column("decision_number", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("facts_ref", JSON, nullable=False),
    Column("consents_needed", JSON, nullable=False),
    Column("consents", JSON, nullable=False),
    Column("barred", Text),
    Column("drafted_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("view_story_order", "tenant_id", "generation", "drafted_at", "story_id"),
)

publication = view_table(
    "view_publication",
    Column("story_id", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("subject_id", Uuid, nullable=False),
    Column("subject_name", Text),
    Column("title", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("url", Text),
    Column("published_from", Date, nullable=False),
    Column("published_until", Date),
    Column("taken_down_on", Date),
    Column("reason", Text),
    Column("barred", Text),
    Index(
        "view_publication_order",
        "tenant_id",
        "generation",
        "published_from",
        "position",
    ),
)

story_names = names_table("view_story_name")
