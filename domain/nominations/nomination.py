"""The dossier: it takes the steps of the plan under which it began, and no others."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.criteria.assessment import Assessment
from domain.nominations import facts
from domain.nominations.dossier import (
    DossierDocument,
    PinnedPlan,
    PinnedRules,
    Referral,
    ReferredFrom,
    referred_from,
)
from domain.nominations.findings import Finding, Findings, require_override
from domain.nominations.refusals import (
    AlreadyLinkedError,
    FutureDecisionError,
    IncompleteDossierError,
    NominatorVerifiesError,
    NotThisBallotError,
    OriginRevokedError,
    ReasonMissingError,
)
from domain.nominations.stages import (
    BEFORE_THE_VOTE,
    COUNTED,
    LINKABLE,
    RETURNABLE,
    STAGE_AFTER,
    UNDECIDED,
    Stage,
    is_complete,
    require_introducible,
    require_next,
    require_stage,
)
from domain.nominations.timeliness import Timeliness
from domain.personal import PersonalText
from domain.rules.setting import PlanField
from domain.rules.steps import Step
from domain.times import local_day


class Nomination(Aggregate):
    """One subject put forward under one plan, from registration to the head's decision."""

    TOPIC = "nomination"

    Registered = facts.Registered
    ReferredIn = facts.ReferredIn
    LinkedToMovement = facts.LinkedToMovement
    Submitted = facts.Submitted
    Received = facts.Received
    Returned = facts.Returned
    Supplemented = facts.Supplemented
    Examined = facts.Examined
    LinkedToCollective = facts.LinkedToCollective
    Verified = facts.Verified
    Tabled = facts.Tabled
    Postponed = facts.Postponed
    Voted = facts.Voted
    VoteVoided = facts.VoteVoided
    Proposed = facts.Proposed
    Recognised = facts.Recognised
    Refused = facts.Refused
    Withdrawn = facts.Withdrawn
    OriginRevoked = facts.OriginRevoked

    # Birth

    @classmethod
    def register(
        cls,
        *,
        nomination_id: UUID,
        at: datetime,
        pinned: PinnedRules,
        subject_id: UUID,
        subject_kind: str,
        unit_id: UUID,
        scope: str,
        channel: str | None,
        achievement: str,
        by: str,
        field: PlanField | None = None,
    ) -> "Nomination":
        """Begin a dossier of one of the agency's own units."""
        return cls._begin(
            cls.Registered,
            id=nomination_id,
            at=at,
            **pinned.as_fields(),
            subject_id=subject_id,
            subject_kind=subject_kind,
            unit_id=unit_id,
            field=field.key if field else None,
            field_title=field.title if field else None,
            scope=scope,
            channel=channel,
            achievement=PersonalText(achievement),
            registered_by=by,
        )

    @classmethod
    def refer_in(
        cls,
        *,
        nomination_id: UUID,
        at: datetime,
        pinned: PinnedRules,
        subject_id: UUID,
        referral: Referral,
    ) -> "Nomination":
        """Begin a dossier from what another agency has referred upward."""
        return cls._begin(
            cls.ReferredIn,
            id=nomination_id,
            at=at,
            **pinned.as_fields(),
            subject_id=subject_id,
            **referral.as_fields(),
        )

    # Intake

    def link_to_movement(self, *, at: datetime, by: str, movement_id: UUID) -> None:
        """Name a movement with which the achievement has to do (S3-06); there may be several.

        Raises:
            AlreadyLinkedError: it was named before.
        """
        if movement_id in self._movements:
            raise AlreadyLinkedError(movement_id=movement_id)
        self._record(self.LinkedToMovement, at=at, movement_id=movement_id, linked_by=by)

    def submit(
        self, *, at: datetime, by: str, documents: Sequence[DossierDocument], timeliness: Timeliness
    ) -> None:
        """Hand the dossier in; a late one is flagged.

        Raises:
            StepNotInPlanError, WrongStageError: it cannot be submitted now.
        """
        self._require_next(Step.SUBMITTED)
        self._record(
            self.Submitted,
            at=at,
            submitted_by=by,
            documents=[document.as_dict() for document in documents],
            due_at=timeliness.due_at,
            due_phrase=timeliness.phrase,
            due_reading=timeliness.reading,
            late=timeliness.late,
        )

    def receive(self, *, at: datetime, by: str, receipt_number: str | None) -> None:
        """Take the dossier in.

        Raises:
            IncompleteDossierError: a document that the plan requires is missing.
        """
        self._require_next(Step.RECEIVED)
        missing = [key for key in self._required_documents if key not in self._documents]
        if missing:
            raise IncompleteDossierError(missing=", ".join(missing))
        self._record(self.Received, at=at, received_by=by, receipt_number=receipt_number)

    def return_(self, *, at: datetime, by: str, reason: str, supplement_by: date | None) -> None:
        """Give the dossier back, with the reason and the day by which to supplement it."""
        require_stage(self._stage, RETURNABLE, "returned")
        _require_reason(reason)
        self._record(
            self.Returned, at=at, returned_by=by, reason=reason, supplement_by=supplement_by
        )

    def supplement(
        self, *, at: datetime, by: str, note: str, documents: Sequence[DossierDocument]
    ) -> None:
        """Answer a return; after the last day set for it the answer counts as late."""
        require_stage(self._stage, frozenset({Stage.RETURNED}), "supplemented")
        self._record(
            self.Supplemented,
            at=at,
            supplemented_by=by,
            note=note,
            documents=[document.as_dict() for document in documents],
            late=self._supplement_by is not None and local_day(at) > self._supplement_by,
        )

    def withdraw(self, *, at: datetime, by: str, reason: str) -> None:
        """Take the dossier back, at any point before the vote."""
        require_stage(self._stage, BEFORE_THE_VOTE, "withdrawn")
        _require_reason(reason)
        self._record(self.Withdrawn, at=at, withdrawn_by=by, reason=reason)

    # Verification

    def examine(
        self,
        *,
        at: datetime,
        by: str,
        criterion: str,
        finding: Finding,
        opinion: str,
        evidence: Sequence[str],
        assessment: Assessment | None,
        override_reason: str | None,
    ) -> None:
        """Record a finding on one criterion beside the machine's; it may be renewed.

        Raises:
            NominatorVerifiesError: the same person nominated.
            UnknownCriterionError, OpinionMissingError: the finding is not usable.
            OverrideReasonMissingError: it is met, the machine says not met, and nobody says why.
            NothingToOverrideError: a reason is given where the machine is not contradicted.
        """
        require_stage(self._stage, UNDECIDED, "examined")
        self._require_independent(by)
        self._findings.require_known(criterion, opinion)
        require_override(criterion, finding, assessment, override_reason)
        self._record(
            self.Examined,
            at=at,
            criterion=criterion,
            finding=finding.value,
            opinion=opinion,
            evidence=list(evidence),
            examined_by=by,
            assessment=assessment.as_dict() if assessment else None,
            override_reason=override_reason,
        )

    def link_to_collective(
        self,
        *,
        at: datetime,
        by: str,
        collective_subject_id: UUID,
        collective_nomination_id: UUID | None,
    ) -> None:
        """Name the collective that the leader heads, and its own dossier; a later link counts."""
        require_stage(self._stage, LINKABLE, "linked-to-collective")
        self._record(
            self.LinkedToCollective,
            at=at,
            collective_subject_id=collective_subject_id,
            collective_nomination_id=collective_nomination_id,
            linked_by=by,
        )

    def verify(self, *, at: datetime, by: str) -> None:
        """Close verification.

        Raises:
            UnexaminedCriteriaError: a criterion has no finding.
        """
        self._require_next(Step.VERIFIED)
        self._require_independent(by)
        self._findings.require_complete()
        self._record(self.Verified, at=at, verified_by=by, findings=self._findings.as_dict())

    # The council

    def table(self, *, at: datetime, by: str, session_id: UUID) -> None:
        """Put the dossier before a session.

        Raises:
            CriterionNotMetError: a criterion is not met, and the plan says that this blocks it.
        """
        self._require_next(Step.TABLED)
        if self._failed_criterion == "blocks_tabling":
            self._findings.require_none_failed()
        self._record(self.Tabled, at=at, session_id=session_id, tabled_by=by)

    def postpone(self, *, at: datetime, by: str, reason: str) -> None:
        """Take the dossier off its session without a vote."""
        require_stage(self._stage, frozenset({Stage.TABLED}), "postponed")
        _require_reason(reason)
        self._record(
            self.Postponed,
            at=at,
            session_id=self._session_id,
            reason=reason,
            postponed_by=by,
            back_to=self._stage_before_tabling.value,
        )

    def record_vote(
        self, *, at: datetime, ballot_id: UUID, outcome: str, yes: int, base: int, required: int
    ) -> None:
        """Note what the council's ballot came to: `passed`, `failed` or `tied`."""
        self._require_next(Step.VOTED)
        self._record(
            self.Voted,
            at=at,
            session_id=self._session_id,
            ballot_id=ballot_id,
            outcome=outcome,
            yes=yes,
            base=base,
            required=required,
        )

    def void_vote(self, *, at: datetime, ballot_id: UUID, reason: str) -> None:
        """Wait for a new ballot, because the one on which the dossier rested was voided.

        Raises:
            NotThisBallotError: the dossier rests on another ballot.
            WrongStageError: the council has already proposed, or the head decided.
        """
        require_stage(self._stage, COUNTED, "vote-voided")
        if ballot_id != self._ballot_id:
            raise NotThisBallotError(ballot_id=ballot_id)
        self._record(self.VoteVoided, at=at, ballot_id=ballot_id, reason=reason)

    def propose(self, *, at: datetime, by: str, document_number: str, proposed_on: date) -> None:
        """Propose to the head; a passed vote is not yet the recognition (S2:98)."""
        self._require_next(Step.PROPOSED)
        self._record(
            self.Proposed,
            at=at,
            proposed_by=by,
            document_number=document_number,
            proposed_on=proposed_on,
        )

    # The head

    def recognise(
        self,
        *,
        at: datetime,
        recognition_id: UUID,
        decision_number: str,
        decided_on: date,
        signer: str,
        timeliness: Timeliness,
    ) -> None:
        """Recognise the subject.

        Raises:
            CriterionNotMetError, EvidenceMissingError: a criterion is not met, or unproven.
            OriginRevokedError: the agency that referred it has revoked.
            FutureDecisionError: the decision's date has not come.
        """
        self._require_next(Step.DECIDED)
        self._require_decidable(decided_on, at)
        self._findings.require_evidence()
        self._findings.require_none_failed()
        if self._revoked_below:
            raise OriginRevokedError
        self._record(
            self.Recognised,
            at=at,
            recognition_id=recognition_id,
            decision_number=decision_number,
            decided_on=decided_on,
            signer=signer,
            due_at=timeliness.due_at,
            due_phrase=timeliness.phrase,
            late=timeliness.late,
        )

    def refuse(
        self,
        *,
        at: datetime,
        reason: str,
        document_number: str | None,
        decided_on: date,
        signer: str,
    ) -> None:
        """Decline to recognise, with a reason; the ballot stays as it was counted."""
        self._require_next(Step.DECIDED)
        self._require_decidable(decided_on, at)
        _require_reason(reason)
        self._record(
            self.Refused,
            at=at,
            reason=reason,
            document_number=document_number,
            decided_on=decided_on,
            signer=signer,
        )

    def note_origin_revoked(
        self, *, at: datetime, reason: str, decision_number: str, decided_on: date
    ) -> None:
        """Note, once, that the agency which referred the exemplar has revoked."""
        if not self._revoked_below:
            self._record(
                self.OriginRevoked,
                at=at,
                reason=reason,
                decision_number=decision_number,
                decided_on=decided_on,
            )

    def require_introducible(self) -> None:
        """Refuse unless the dossier may go upward on a list.

        Raises:
            StepNotInPlanError, WrongStageError: it has not come so far, or has ended otherwise.
        """
        require_introducible(stage=self._stage, steps=self._steps)

    @property
    def stage(self) -> Stage:
        """Where the dossier stands."""
        return self._stage

    @property
    def is_complete(self) -> bool:
        """Whether it has taken every step of its plan up to the end: there is an exemplar."""
        return is_complete(self._stage, self._steps)

    @property
    def session_id(self) -> UUID | None:
        """The session before which the dossier was put, if any."""
        return self._session_id

    @property
    def plan(self) -> PinnedPlan:
        """The plan under which the dossier began."""
        return self._plan

    @property
    def subject_id(self) -> UUID:
        """Whom the dossier is about."""
        return self._subject_id

    @property
    def channel(self) -> str | None:
        """Through what the exemplar was found, as the unit wrote it."""
        return self._channel

    @property
    def movements(self) -> frozenset[UUID]:
        """The movements of the register that the dossier names."""
        return frozenset(self._movements)

    @property
    def collective(self) -> tuple[UUID, UUID | None] | None:
        """The collective that a leader heads and its dossier, if the dossier names them."""
        return self._collective

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that the dossier has to meet, as they were when it began."""
        return self._findings.criteria

    @property
    def findings(self) -> dict[str, Finding]:
        """The newest finding on each criterion that has one."""
        return self._findings.newest()

    @property
    def overridden(self) -> frozenset[str]:
        """The criteria whose newest finding contradicts the machine, with a reason."""
        return self._findings.overridden()

    @property
    def recognition_id(self) -> UUID | None:
        """The recognition that the head's decision made, if any."""
        return self._recognition_id

    @property
    def origin(self) -> ReferredFrom | None:
        """The referral from which the dossier came, if another agency sent it."""
        return self._origin

    def _require_next(self, step: Step) -> None:
        require_next(stage=self._stage, step=step, steps=self._steps)

    def _require_independent(self, by: str) -> None:
        if by in self._nominators:
            raise NominatorVerifiesError(by=by)

    def _require_decidable(self, decided_on: date, at: datetime) -> None:
        if decided_on > local_day(at):
            raise FutureDecisionError(decided_on=decided_on)

    # Facts

    @event(Registered)
    def __init__(
        self,
        plan_id: UUID,
        plan_version: int,
        plan_year: int,
        steps: list[str],
        criteria: list[str],
        required_documents: list[str],
        failed_criterion: str,
        subject_id: UUID,
        registered_by: str | None = None,
        proposed_by: str | None = None,
        referral_id: UUID | None = None,
        origin_tenant: str | None = None,
        origin_recognition_id: UUID | None = None,
        documents: list[dict[str, Any]] | None = None,
        channel: str | None = None,
    ) -> None:
        self._plan = PinnedPlan(plan_id=plan_id, plan_version=plan_version, plan_year=plan_year)
        self._steps = [Step(step) for step in steps]
        self._findings = Findings(criteria)
        self._required_documents = tuple(required_documents)
        self._failed_criterion = failed_criterion
        self._subject_id = subject_id
        self._origin = referred_from(referral_id, origin_tenant, origin_recognition_id)
        self._stage = Stage.SUBMITTED if self._origin else Stage.REGISTERED
        self._nominators = {by for by in (registered_by, proposed_by) if by}
        self._documents = {document["key"] for document in documents or ()}
        self._channel = channel
        self._collective: tuple[UUID, UUID | None] | None = None
        self._supplement_by: date | None = None
        self._session_id: UUID | None = None
        self._stage_before_tabling = self._stage
        self._ballot_id: UUID | None = None
        self._recognition_id: UUID | None = None
        self._revoked_below = False
        self._movements: set[UUID] = set()

    @event(LinkedToMovement)
    def _linked_to_movement(self, movement_id: UUID) -> None:
        self._movements.add(movement_id)

    @event(Submitted)
    def _submitted(self, submitted_by: str, documents: list[dict[str, Any]]) -> None:
        self._stage = Stage.SUBMITTED
        self._nominators.add(submitted_by)
        self._documents |= {document["key"] for document in documents}

    @event(Received)
    def _received(self) -> None:
        self._stage = Stage.RECEIVED

    @event(Returned)
    def _returned(self, supplement_by: date | None) -> None:
        self._stage = Stage.RETURNED
        self._supplement_by = supplement_by

    @event(Supplemented)
    def _supplemented(self, supplemented_by: str, documents: list[dict[str, Any]]) -> None:
        self._stage = Stage.SUPPLEMENTED
        self._nominators.add(supplemented_by)
        self._documents |= {document["key"] for document in documents}

    @event(Examined)
    def _examined(self, criterion: str, finding: str, override_reason: str | None) -> None:
        self._findings.record(criterion, Finding(finding), override_reason)

    @event(LinkedToCollective)
    def _linked_to_collective(
        self, collective_subject_id: UUID, collective_nomination_id: UUID | None
    ) -> None:
        self._collective = (collective_subject_id, collective_nomination_id)

    @event(Verified)
    def _verified(self) -> None:
        self._stage = Stage.VERIFIED

    @event(Tabled)
    def _tabled(self, session_id: UUID) -> None:
        self._stage_before_tabling = self._stage
        self._stage = Stage.TABLED
        self._session_id = session_id

    @event(Postponed)
    def _postponed(self, back_to: str) -> None:
        self._stage = Stage(back_to)
        self._session_id = None

    @event(Voted)
    def _voted(self, ballot_id: UUID, outcome: str) -> None:
        self._stage = STAGE_AFTER[outcome]
        self._ballot_id = ballot_id

    @event(VoteVoided)
    def _vote_voided(self) -> None:
        self._stage = Stage.TABLED
        self._ballot_id = None

    @event(Proposed)
    def _proposed(self) -> None:
        self._stage = Stage.PROPOSED

    @event(Recognised)
    def _recognised(self, recognition_id: UUID) -> None:
        self._stage = Stage.RECOGNISED
        self._recognition_id = recognition_id

    @event(Refused)
    def _refused(self) -> None:
        self._stage = Stage.REFUSED

    @event(Withdrawn)
    def _withdrawn(self) -> None:
        self._stage = Stage.WITHDRAWN

    @event(OriginRevoked)
    def _origin_revoked(self) -> None:
        self._revoked_below = True


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissingError
