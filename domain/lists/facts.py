"""Everything that can happen to a list upward at the agency that sends it, as it is stored."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.lists.content import ListEntries, ListResults
from domain.personal import PersonalText


class Compiled(Birth):
    """The standing body put exemplars on a list for a span, each as it was at that moment.

    `counts` says how many by field, unit and kind; a list of registration counts has no entries.
    """

    TOPIC = "upward-list.compiled"
    plan_id: UUID
    plan_version: int
    plan_title: str
    kind: str
    span: str
    first_day: date
    last_day: date
    entries: ListEntries
    counts: list[dict[str, Any]]
    nil_reason: str | None
    route_to: str
    council_proposal_required: bool
    compiled_by: str


class Signed(Aggregate.Event):
    """The head signed the list, and it got its number."""

    TOPIC = "upward-list.signed"
    number: str
    signed_on: date
    signer: str
    council_minutes: str | None


class Sent(Aggregate.Event):
    """The head sent the list to the province or ministry.

    `route_override_reason` says why it left the plan's route; None where it followed it.
    """

    TOPIC = "upward-list.sent"
    destination: str
    route_override_reason: str | None
    sent_by: str


class Cancelled(Aggregate.Event):
    """The list was given up before it was sent."""

    TOPIC = "upward-list.cancelled"
    reason: PersonalText
    cancelled_by: str


class Delivered(Aggregate.Event):
    """The list is in the inbox of the level above."""

    TOPIC = "upward-list.delivered"
    destination: str
    incoming_list_id: UUID


class Acknowledged(Aggregate.Event):
    """The level above acknowledged the list."""

    TOPIC = "upward-list.acknowledged"
    destination: str
    receipt_number: str | None


class Answered(Aggregate.Event):
    """The level above told what became of those on the list; a later answer supersedes."""

    TOPIC = "upward-list.answered"
    destination: str
    incoming_version: int
    document_number: str | None
    note: PersonalText | None
    results: ListResults


class Returned(Aggregate.Event):
    """The level above gave the list back; a new one takes its place."""

    TOPIC = "upward-list.returned"
    destination: str
    reason: PersonalText
