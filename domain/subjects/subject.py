"""Subjects: the collectives, people, households and models that can become exemplars."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.criteria.evidence import AttestedFact, Facts
from domain.criteria.fact_values import FactKind, checked_value
from domain.errors import NotFoundError
from domain.personal import PersonalText
from domain.rules.checks.records import Whose
from domain.rules.kinds import SubjectKind
from domain.subjects import facts
from domain.subjects.holds import HoldReason
from domain.subjects.ledger import FactLedger, Source, require_source
from domain.subjects.refusals import (
    AlreadySecretError,
    FactDocumentMissingError,
    FactReasonMissingError,
    HoldReferenceMissingError,
    LeaderWithoutUnitError,
    NamelessSubjectError,
    SubjectHeldError,
)
from domain.times import local_day


class Subject(Aggregate):
    """Somebody or something that can be nominated."""

    TOPIC = "subject"

    class Registered(Birth):
        """A subject is known to the agency from now on."""

        TOPIC = "subject.registered"
        kind: str
        name: PersonalText
        position: PersonalText | None
        unit_id: UUID | None
        leads_unit_id: UUID | None
        origin_tenant: str | None

    class Corrected(Aggregate.Event):
        """What is known of a subject was wrong or has changed."""

        TOPIC = "subject.corrected"
        name: PersonalText
        position: PersonalText | None
        reason: PersonalText

    FactAttested = facts.FactAttested
    FactConfirmed = facts.FactConfirmed
    FactRetracted = facts.FactRetracted
    Held = facts.Held
    HoldReleased = facts.HoldReleased
    MarkedSecret = facts.MarkedSecret

    @classmethod
    def register(
        cls,
        *,
        subject_id: UUID,
        at: datetime,
        kind: SubjectKind,
        name: str,
        position: str | None = None,
        unit_id: UUID | None = None,
        leads_unit_id: UUID | None = None,
        origin_tenant: str | None = None,
    ) -> "Subject":
        """Begin a subject.

        Raises:
            NamelessSubjectError: the name is blank.
            LeaderWithoutUnitError: a leader of this agency without the unit that he or she heads.
        """
        if not name.strip():
            raise NamelessSubjectError
        if kind is SubjectKind.LEADER and leads_unit_id is None and origin_tenant is None:
            raise LeaderWithoutUnitError
        return cls._begin(
            cls.Registered,
            id=subject_id,
            at=at,
            kind=kind.value,
            name=PersonalText(name.strip()),
            position=position,
            unit_id=unit_id,
            leads_unit_id=leads_unit_id,
            origin_tenant=origin_tenant,
        )

    def correct(self, *, at: datetime, name: str, position: str | None, reason: str) -> None:
        """Put right what is known; the earlier entry stays in the history.

        Raises:
            NamelessSubjectError: the name is blank.
        """
        if not name.strip():
            raise NamelessSubjectError
        self._record(
            self.Corrected,
            at=at,
            name=PersonalText(name.strip()),
            position=position,
            reason=reason,
        )

    # Facts that others attest

    def attest(
        self,
        *,
        at: datetime,
        by: str,
        fact_id: UUID,
        kind: FactKind,
        of: Whose,
        year: int | None,
        value: Mapping[str, Any],
        source: Source,
        provisional: bool,
    ) -> None:
        """Vouch for a fact by a document.

        Raises:
            FactValueFaultyError, FactYearError, FactOwnerError: it is no fact of its kind.
            FactDocumentMissingError, FactDocumentDateError: the document is not usable.
            FactAlreadyAttestedError: there is such a fact in force.
        """
        fact = AttestedFact(
            fact_id=fact_id,
            kind=kind,
            of=of,
            year=year,
            value=checked_value(kind, value),
            provisional=provisional,
        )
        require_source(source, today=local_day(at))
        self._ledger.require_enterable(fact)
        self._record(
            self.FactAttested,
            at=at,
            fact_id=fact_id,
            kind=kind.value,
            of=of.value,
            year=year,
            value=fact.value,
            source_document=source.document.strip(),
            document_date=source.dated,
            attested_by=by,
            provisional=provisional,
        )

    def confirm_fact(self, *, at: datetime, by: str, fact_id: UUID, document: str) -> None:
        """Confirm a provisional fact by a document.

        Raises:
            NotFoundError, FactNotProvisionalError: there is nothing to confirm.
            FactDocumentMissingError: no document is named.
        """
        self._ledger.require_provisional(fact_id)
        if not document.strip():
            raise FactDocumentMissingError
        self._record(
            self.FactConfirmed, at=at, fact_id=fact_id, confirmed_by=by, document=document.strip()
        )

    def retract_fact(self, *, at: datetime, by: str, fact_id: UUID, reason: str) -> None:
        """Let a fact count no longer; what rested on it is assessed anew when it is asked.

        Raises:
            NotFoundError: there is no such fact in force.
            FactReasonMissingError: no reason is given.
        """
        self._ledger.require_known(fact_id)
        if not reason.strip():
            raise FactReasonMissingError
        self._record(self.FactRetracted, at=at, fact_id=fact_id, reason=reason, retracted_by=by)

    # Holds

    def hold(
        self, *, at: datetime, by: str, hold_id: UUID, reason_class: HoldReason, reference: str
    ) -> None:
        """Let the subject's dossiers wait, for one of the lawful classes of reasons.

        Raises:
            HoldReferenceMissingError: nothing is named on which the hold rests.
        """
        _require_reference(reference)
        self._record(
            self.Held,
            at=at,
            hold_id=hold_id,
            reason_class=reason_class.value,
            reference=PersonalText(reference.strip()),
            held_by=by,
        )

    def release(self, *, at: datetime, by: str, hold_id: UUID, reason: str) -> None:
        """End one hold; others stay.

        Raises:
            NotFoundError: the subject is not under this hold.
            HoldReferenceMissingError: nothing is named on which the release rests.
        """
        if hold_id not in self._holds:
            raise NotFoundError(kind="hold", id=hold_id)
        _require_reference(reason)
        self._record(
            self.HoldReleased,
            at=at,
            hold_id=hold_id,
            reason=PersonalText(reason.strip()),
            released_by=by,
        )

    def mark_secret(self, *, at: datetime, by: str, reference_number: str, custodian: str) -> None:
        """Keep nothing here but where the content is kept (Luật Bảo vệ bí mật nhà nước).

        Raises:
            AlreadySecretError: it was marked before.
        """
        if self._secret_reference is not None:
            raise AlreadySecretError
        self._record(
            self.MarkedSecret,
            at=at,
            reference_number=reference_number,
            custodian=custodian,
            marked_by=by,
        )

    def keep_reference_only(self, *, at: datetime) -> None:
        """Let a state secret be called by its reference number; doing it again changes nothing."""
        reference = self._secret_reference
        if reference is not None and self._name != reference:
            told = PersonalText(reference)
            self._record(self.Corrected, at=at, name=told, position=None, reason=told)

    def require_free(self) -> None:
        """Refuse while the subject is under a hold.

        Raises:
            SubjectHeldError: it is; the reason is not told.
        """
        if self._holds:
            raise SubjectHeldError

    @property
    def is_secret(self) -> bool:
        """Whether it is a state secret, of which only the reference number is here."""
        return self._secret_reference is not None

    @property
    def facts(self) -> Facts:
        """The facts in force, in the order in which they were attested."""
        return self._ledger.in_force()

    @property
    def kind(self) -> SubjectKind:
        """What kind of subject this is."""
        return SubjectKind(self._kind)

    @property
    def name(self) -> PersonalText:
        """What the subject is called."""
        return self._name

    @property
    def unit_id(self) -> UUID | None:
        """The unit to which the subject belongs, or which it is."""
        return self._unit_id

    @property
    def leads_unit_id(self) -> UUID | None:
        """The unit that a leader heads."""
        return self._leads_unit_id

    @event(Registered)
    def __init__(
        self,
        kind: str,
        name: PersonalText,
        unit_id: UUID | None,
        leads_unit_id: UUID | None,
    ) -> None:
        self._kind = kind
        self._name = name
        self._unit_id = unit_id
        self._leads_unit_id = leads_unit_id
        self._ledger = FactLedger()
        self._holds: set[UUID] = set()
        self._secret_reference: str | None = None

    @event(Corrected)
    def _corrected(self, name: PersonalText) -> None:
        self._name = name

    @event(FactAttested)
    def _fact_attested(
        self,
        fact_id: UUID,
        kind: str,
        of: str,
        year: int | None,
        value: dict[str, Any],
        provisional: bool,  # noqa: FBT001 - a field of the event
    ) -> None:
        self._ledger.enter(
            AttestedFact(
                fact_id=fact_id,
                kind=FactKind(kind),
                of=Whose(of),
                year=year,
                value=value,
                provisional=provisional,
            )
        )

    @event(FactConfirmed)
    def _fact_confirmed(self, fact_id: UUID) -> None:
        self._ledger.confirm(fact_id)

    @event(FactRetracted)
    def _fact_retracted(self, fact_id: UUID) -> None:
        self._ledger.strike(fact_id)

    @event(Held)
    def _held(self, hold_id: UUID) -> None:
        self._holds.add(hold_id)

    @event(MarkedSecret)
    def _marked_secret(self, reference_number: str) -> None:
        self._secret_reference = reference_number

    @event(HoldReleased)
    def _hold_released(self, hold_id: UUID) -> None:
        self._holds.discard(hold_id)


def _require_reference(reference: str) -> None:
    if not reference.strip():
        raise HoldReferenceMissingError
