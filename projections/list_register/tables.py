"""The rows of the register of lists."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Text, Uuid
from sqlalchemy.schema import SchemaItem

from projections.schema import view_table
from tenants.columns import Instant


def _shared() -> tuple[SchemaItem, ...]:
    """What a list says, whether it goes out or comes in."""
    return (
        Column("list_id", Uuid, primary_key=True),
        Column("version", BigInteger, nullable=False),
        Column("position", BigInteger, nullable=False),
        Column("state", Text, nullable=False),
        Column("plan_title", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("span", Text, nullable=False),
        Column("first_day", Date, nullable=False),
        Column("last_day", Date, nullable=False),
        Column("entries", JSON, nullable=False),
        Column("counts", JSON, nullable=False),
        Column("total", Integer, nullable=False),
        Column("nil_reason", Text),
        Column("number", Text),
        Column("signed_on", Date),
        Column("signer", Text),
        Column("council_minutes", Text),
        Column("route_override_reason", Text),
        Column("receipt_number", Text),
        Column("answer_number", Text),
        Column("answer_note", Text),
        Column("results", JSON, nullable=False),
        Column("return_reason", Text),
        Column("acknowledged_at", Instant),
        Column("answered_at", Instant),
        Column("returned_at", Instant),
        Column("updated_at", Instant, nullable=False),
    )


upward_list = view_table(
    "view_upward_list",
    *_shared(),
    Column("plan_id", Uuid, nullable=False),
    Column("destination", Text),
    Column("cancel_reason", Text),
    Column("compiled_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("delivered_at", Instant),
    Index("view_upward_list_order", "tenant_id", "generation", "compiled_at", "list_id"),
)

listed = view_table(
    "view_upward_list_entry",
    Column("list_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, primary_key=True),
    Column("plan_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stands", Boolean, nullable=False),
)

incoming_list = view_table(
    "view_incoming_list",
    *_shared(),
    Column("source_list_id", Uuid, nullable=False),
    Column("origin_tenant", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Index("view_incoming_list_order", "tenant_id", "generation", "received_at", "list_id"),
)
