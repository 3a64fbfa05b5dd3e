"""The tables of the read model of access."""

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Text, Uuid

from projections.schema import view_table
from tenants.columns import Instant

view_delegation = view_table(
    "view_access_delegation",
    Column("delegation_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("delegate", Text, nullable=False),
    Column("capacity", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("document_number", Text, nullable=False),
    Column("document_date", Date, nullable=False),
    Column("rights", JSON, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("given_by", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", Text),
    Column("end_reason", Text),
    Index("view_access_delegation_order", "tenant_id", "generation", "given_at", "delegation_id"),
)

view_audit = view_table(
    "view_access_audit",
    Column("access_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("auditor", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("thing_id", Uuid),
    Column("since", Date),
    Column("until", Date),
    Column("purpose", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("revoked_by", Text),
    Column("revoke_reason", Text),
    Index("view_access_audit_order", "tenant_id", "generation", "given_at", "access_id"),
)

view_emergency = view_table(
    "view_access_emergency",
    Column("access_id", Uuid, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("operator", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("taken_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", Text),
    Column("remark", Text),
    Column("vi", Text, nullable=False),
    Column("en", Text, nullable=False),
    Index("view_access_emergency_order", "tenant_id", "generation", "taken_at", "access_id"),
)

view_reading = view_table(
    "view_access_reading",
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("read_at", Instant, nullable=False),
    Column("reader", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("ids", JSON, nullable=False),
    Column("access_id", Uuid),
    Column("above", Text),
    Column("request_id", Uuid, nullable=False),
)

view_reading_about = view_table(
    "view_access_reading_about",
    Column("about", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
)

view_thing = view_table(
    "view_access_thing",
    Column("thing_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("unit_id", Uuid),
    Column("plan_id", Uuid, nullable=False),
    Index("view_access_thing_order", "tenant_id", "generation", "day", "thing_id"),
)

view_part = view_table(
    "view_access_part",
    Column("part_id", Uuid, primary_key=True),
    Column("thing_id", Uuid, primary_key=True),
    Index("view_access_part_of", "tenant_id", "generation", "thing_id"),
)
"""What belongs to a dossier (its subject, unit, plan, recognition, …) or to a session."""
