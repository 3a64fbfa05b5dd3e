"""What the log says about duties; how they stand is reckoned from it when somebody asks."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Integer, Text, Uuid

from projections.schema import view_table
from tenants.columns import Instant

plan_version = view_table(
    "view_obligation_plan",
    Column("plan_id", Uuid, primary_key=True),
    Column("rules_version", Integer, primary_key=True, autoincrement=False),
    Column("since", Instant),
    Column("document", JSON, nullable=False),
    Column("closed_at", Instant),
)
"""Version 0 is the draft, in force at no time."""

unit = view_table(
    "view_obligation_unit",
    Column("unit_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("external", Boolean, nullable=False),
    Column("established_at", Instant, nullable=False),
    Column("dissolved_on", Date),
)

dossier = view_table(
    "view_obligation_dossier",
    Column("nomination_id", Uuid, primary_key=True),
    Column("plan_id", Uuid, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("unit_id", Uuid),
    Column("reached", JSON, nullable=False),
    Column("withdrawn_at", Instant),
    Column("stopped_at", Instant),
)
"""`reached` maps each step to the instant (ISO) at which it was first taken."""

recognition = view_table(
    "view_obligation_recognition",
    Column("recognition_id", Uuid, primary_key=True),
    Column("nomination_id", Uuid, nullable=False),
)

upward_list = view_table(
    "view_obligation_list",
    Column("list_id", Uuid, primary_key=True),
    Column("plan_id", Uuid, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("nominations", JSON, nullable=False),
    Column("number", Text),
    Column("sent_at", Instant),
)

answer = view_table(
    "view_obligation_answer",
    Column("obligation_id", Uuid, primary_key=True),
    Column("version", BigInteger, primary_key=True, autoincrement=False),
    Column("plan_id", Uuid, nullable=False),
    Column("duty_key", Text, nullable=False),
    Column("window", Text, nullable=False),
    Column("unit_id", Uuid),
    Column("answer", Text, nullable=False),
    Column("answered_at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("number", Integer),
    Column("ended_at", Instant),
)
"""Version 1 is the opening of the obligation, which answers nothing."""

data_request = view_table(
    "view_obligation_request",
    Column("request_id", Uuid, primary_key=True),
    Column("received_on", Date, nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("phrase", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("answered_at", Instant),
    Column("document", Text),
)
"""A request to erase, without whom it is about."""
