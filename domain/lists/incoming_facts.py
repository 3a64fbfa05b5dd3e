"""Everything that can happen to a list in the inbox of the level above, as it is stored."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.lists.content import ListEntries, ListResults
from domain.personal import PersonalText


class Received(Birth):
    """A list of an agency below is here."""

    TOPIC = "incoming-list.received"
    list_id: UUID
    origin_tenant: str
    plan_title: str
    kind: str
    span: str
    first_day: date
    last_day: date
    entries: ListEntries
    counts: list[dict[str, Any]]
    nil_reason: str | None
    number: str
    signed_on: date
    signer: str
    council_minutes: str | None
    route_override_reason: str | None


class Acknowledged(Aggregate.Event):
    """We told the agency that its list is here."""

    TOPIC = "incoming-list.acknowledged"
    receipt_number: str | None
    acknowledged_by: str


class Answered(Aggregate.Event):
    """We told the agency what became of those on its list."""

    TOPIC = "incoming-list.answered"
    document_number: str | None
    note: PersonalText | None
    results: ListResults
    answered_by: str


class Returned(Aggregate.Event):
    """We gave the list back to the agency."""

    TOPIC = "incoming-list.returned"
    reason: PersonalText
    returned_by: str
