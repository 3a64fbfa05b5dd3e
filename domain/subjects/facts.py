"""What can be attested of a subject and what can hold its dossiers up, as it is stored."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.aggregate import Aggregate
from domain.personal import PersonalText, Whole


class FactAttested(Aggregate.Event):
    """Somebody vouched for a fact by a document; until it is confirmed it may be provisional."""

    TOPIC = "subject.fact-attested"
    fact_id: UUID
    kind: str
    of: str
    year: int | None
    value: Annotated[dict[str, Any], Whole()]
    source_document: PersonalText
    document_date: date
    attested_by: str
    provisional: bool


class FactConfirmed(Aggregate.Event):
    """A provisional fact turned out to be as attested."""

    TOPIC = "subject.fact-confirmed"
    fact_id: UUID
    confirmed_by: str
    document: PersonalText


class FactRetracted(Aggregate.Event):
    """A fact was wrong or has been superseded; it no longer counts."""

    TOPIC = "subject.fact-retracted"
    fact_id: UUID
    reason: PersonalText
    retracted_by: str


class MarkedSecret(Aggregate.Event):
    """The subject is a state secret kept outside: who keeps it, under which reference number."""

    TOPIC = "subject.marked-secret"
    reference_number: str
    custodian: str
    marked_by: str


class Held(Aggregate.Event):
    """The subject's dossiers wait: discipline, investigation, inspection or a complaint."""

    TOPIC = "subject.held"
    hold_id: UUID
    reason_class: str
    reference: PersonalText
    held_by: str


class HoldReleased(Aggregate.Event):
    """One reason to wait has ended."""

    TOPIC = "subject.hold-released"
    hold_id: UUID
    reason: PersonalText
    released_by: str
