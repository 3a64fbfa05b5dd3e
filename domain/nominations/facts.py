"""Everything that can happen to a dossier, as it is stored."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText, Whole, Within

DossierDocuments = Annotated[list[dict[str, Any]], Within("title")]
"""Documents of a dossier: the title of one may name a person."""


class Registered(Birth):
    """A unit registered a subject under a plan; the plan's rules are pinned."""

    TOPIC = "nomination.registered"
    plan_id: UUID
    plan_version: int
    plan_year: int
    steps: list[str]
    criteria: list[str]
    required_documents: list[str]
    failed_criterion: str
    subject_id: UUID
    subject_kind: str
    unit_id: UUID
    field: str | None
    field_title: str | None
    scope: str
    channel: str | None
    achievement: PersonalText
    registered_by: str


class ReferredIn(Birth):
    """Another agency proposed its recognised exemplar; it is a dossier of ours from now on."""

    TOPIC = "nomination.referred-in"
    plan_id: UUID
    plan_version: int
    plan_year: int
    steps: list[str]
    criteria: list[str]
    required_documents: list[str]
    failed_criterion: str
    subject_id: UUID
    subject_kind: str
    scope: str
    achievement: PersonalText
    referral_id: UUID
    origin_tenant: str
    origin_recognition_id: UUID
    origin_decision_number: str
    origin_decided_on: date
    proposed_by: str
    documents: DossierDocuments
    findings: Annotated[list[dict[str, Any]], Within("opinion", "evidence")]


class LinkedToMovement(Aggregate.Event):
    """The dossier names an emulation movement with which its achievement has to do."""

    TOPIC = "nomination.linked-to-movement"
    movement_id: UUID
    linked_by: str


class Submitted(Aggregate.Event):
    """The unit handed the dossier in; lateness is recorded beside the phrase of the deadline."""

    TOPIC = "nomination.submitted"
    submitted_by: str
    documents: DossierDocuments
    due_at: datetime | None
    due_phrase: str | None
    due_reading: str | None
    late: bool


class Received(Aggregate.Event):
    """The standing body found the dossier complete and took it in."""

    TOPIC = "nomination.received"
    received_by: str
    receipt_number: str | None


class Returned(Aggregate.Event):
    """The standing body gave the dossier back to be supplemented."""

    TOPIC = "nomination.returned"
    returned_by: str
    reason: PersonalText
    supplement_by: date | None


class Supplemented(Aggregate.Event):
    """The unit answered a return."""

    TOPIC = "nomination.supplemented"
    supplemented_by: str
    note: PersonalText
    documents: DossierDocuments
    late: bool


class Examined(Aggregate.Event):
    """A verifier recorded a finding on one criterion; a later finding supersedes it.

    `assessment` is what the machine said of the subject then, None where it computes nothing;
    `override_reason` says why the verifier finds met what the machine finds not met.
    """

    TOPIC = "nomination.examined"
    class_version = 2
    criterion: str
    finding: str
    opinion: PersonalText
    evidence: list[PersonalText]
    examined_by: str
    assessment: Annotated[dict[str, Any] | None, Whole()]
    override_reason: PersonalText | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Findings of the first version were recorded beside no assessment."""
        state["assessment"] = None
        state["override_reason"] = None


class LinkedToCollective(Aggregate.Event):
    """A leader's dossier names the collective that he or she heads, and its dossier if any."""

    TOPIC = "nomination.linked-to-collective"
    collective_subject_id: UUID
    collective_nomination_id: UUID | None
    linked_by: str


class Verified(Aggregate.Event):
    """Verification was closed: every criterion has a finding."""

    TOPIC = "nomination.verified"
    verified_by: str
    findings: dict[str, str]


class Tabled(Aggregate.Event):
    """The dossier was put before a session of the council."""

    TOPIC = "nomination.tabled"
    session_id: UUID
    tabled_by: str


class Postponed(Aggregate.Event):
    """The dossier was taken off a session without a vote; `back_to` is the stage of before."""

    TOPIC = "nomination.postponed"
    class_version = 2
    session_id: UUID
    reason: PersonalText
    postponed_by: str
    back_to: str

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Only plans that verify could be carried out before."""
        state["back_to"] = "verified"


class Voted(Aggregate.Event):
    """The council's ballot on this dossier was counted: sums only, never who chose what."""

    TOPIC = "nomination.voted"
    session_id: UUID
    ballot_id: UUID
    outcome: str
    yes: int
    base: int
    required: int


class VoteVoided(Aggregate.Event):
    """The ballot on which the dossier rested was voided; it waits for a new one."""

    TOPIC = "nomination.vote-voided"
    ballot_id: UUID
    reason: PersonalText


class Proposed(Aggregate.Event):
    """The council proposed to the head that the subject be recognised."""

    TOPIC = "nomination.proposed"
    proposed_by: str
    document_number: str
    proposed_on: date


class Recognised(Aggregate.Event):
    """The head recognised the subject by a decision."""

    TOPIC = "nomination.recognised"
    recognition_id: UUID
    decision_number: str
    decided_on: date
    signer: str
    due_at: datetime | None
    due_phrase: str | None
    late: bool


class Refused(Aggregate.Event):
    """The head declined, with a reason, whatever the council proposed."""

    TOPIC = "nomination.refused"
    reason: PersonalText
    document_number: str | None
    decided_on: date
    signer: str


class Withdrawn(Aggregate.Event):
    """The unit took the dossier back before the vote."""

    TOPIC = "nomination.withdrawn"
    reason: PersonalText
    withdrawn_by: str


class OriginRevoked(Aggregate.Event):
    """The agency that referred the exemplar revoked its own recognition."""

    TOPIC = "nomination.origin-revoked"
    reason: PersonalText
    decision_number: str
    decided_on: date
