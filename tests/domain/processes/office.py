"""An agency in memory: real applications on the library's in-memory store."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.popo import POPOApplicationRecorder

from domain.councils.application import Councils
from domain.councils.commands import (
    AppointRoster,
    ConveneSession,
    EnterTally,
    FoundCouncil,
    OpenBallot,
    OpenSession,
    RecordAttendance,
    RecordParticipation,
)
from domain.councils.roster import Member, Role
from domain.councils.tally import NomineeCount
from domain.nominations.application import Nominations
from domain.nominations.commands import (
    ExamineCriterion,
    ProposeNomination,
    ReceiveNomination,
    RegisterNomination,
    SubmitNomination,
    VerifyNomination,
)
from domain.nominations.dossier import DossierDocument
from domain.nominations.findings import Finding
from domain.nominations.nomination import Nomination
from domain.plans.application import Plans
from domain.plans.commands import DraftPlan, IssuePlan
from domain.processes.assessing import Assessing
from domain.processes.commands import ConfirmTally, RecogniseNomination, TableNominations
from domain.processes.counting import Counting
from domain.processes.deciding import Deciding
from domain.processes.leading import Leading
from domain.processes.referring import Referring
from domain.processes.registering import Registering
from domain.processes.tabling import Tabling
from domain.processes.verifying import Verifying
from domain.rules.kinds import SubjectKind
from domain.subjects.application import Subjects
from domain.subjects.commands import EstablishUnit, RegisterSubject
from domain.subjects.subject import Subject
from tenants.plan_files import read_file, shipped_path
from tests.domain.told import told_mapper

AT = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
DAY = date(2024, 11, 20)
ALICE, BOB, CHARLIE, HEAD = "alice", "bob", "charlie", "giam.doc"
SCAN = "a" * 64


class Office:
    """One agency under one shipped plan, and a shortcut for each stretch of a dossier's way."""

    def __init__(self, plan: str, *, members: int = 11, changed=None) -> None:
        self.recorder = POPOApplicationRecorder()
        shared: dict[str, Any] = {"recorder": self.recorder, "mapper": told_mapper()}
        self.plans = Plans(**shared)
        self.subjects = Subjects(**shared)
        self.nominations = Nominations(**shared, plans=self.plans)
        self.registering = Registering(**shared, plans=self.plans)
        self.verifying = Verifying(**shared, plans=self.plans)
        self.assessing = Assessing(**shared, plans=self.plans)
        self.leading = Leading(**shared)
        self.councils = Councils(**shared)
        self.tabling = Tabling(**shared)
        self.counting = Counting(**shared)
        self.deciding = Deciding(**shared, plans=self.plans)
        self.referring = Referring(**shared, plans=self.plans)
        self.unit_id, self.council_id = uuid4(), uuid4()
        self.members = [f"member.{number:02}" for number in range(members)]
        self.issue_another(plan, changed)
        self._found_council()
        self._establish(self.unit_id)

    def establish_another(self) -> UUID:
        unit_id = uuid4()
        self._establish(unit_id)
        return unit_id

    def load(self, nomination_id: UUID) -> Nomination:
        return self.nominations.load(Nomination, nomination_id)

    def register(
        self, *, kind=SubjectKind.INDIVIDUAL, plan_id=None, name="Nguyễn Văn An", field=None, at=AT
    ) -> UUID:
        subject_id, nomination_id = uuid4(), uuid4()
        self.subjects.register_subject(
            RegisterSubject(
                subject_id=subject_id, kind=kind, name=name, unit_id=self.unit_id, at=AT
            )
        )
        self.nominate(nomination_id, subject_id, plan_id, field=field, at=at)
        return nomination_id

    def nominate(
        self, nomination_id: UUID, subject_id: UUID, plan_id=None, *, field=None, at=AT
    ) -> None:
        self.registering.register_nomination(
            RegisterNomination(
                nomination_id=nomination_id,
                plan_id=plan_id or self.plan_id,
                subject_id=subject_id,
                unit_id=self.unit_id,
                scope="overall",
                channel=None,
                achievement="Cải tiến quy trình.",
                field=field,
                by=ALICE,
                at=at,
            )
        )

    def submit(self, nomination_id: UUID, *, at=AT) -> None:
        required = self.plans.rules(self.plan_id).checklist
        self.nominations.submit_nomination(
            SubmitNomination(
                nomination_id=nomination_id,
                documents=tuple(
                    DossierDocument(key=item.key, title=item.title) for item in required
                ),
                by=ALICE,
                at=at,
            )
        )

    def verify(self, nomination_id: UUID) -> None:
        self.nominations.receive_nomination(
            ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
        )
        kind = self.subjects.load(Subject, self.load(nomination_id).subject_id).kind
        for criterion in self.plans.rules(self.plan_id).criteria_for(kind):
            self.verifying.examine_criterion(
                ExamineCriterion(
                    nomination_id=nomination_id,
                    criterion=criterion.key,
                    finding=Finding.MET,
                    opinion="Có minh chứng.",
                    by=CHARLIE,
                    at=AT,
                )
            )
        self.nominations.verify_nomination(
            VerifyNomination(nomination_id=nomination_id, by=CHARLIE, at=AT)
        )

    def verified(self, **subject) -> UUID:
        nomination_id = self.register(**subject)
        self.submit(nomination_id)
        self.verify(nomination_id)
        return nomination_id

    def convene(self) -> UUID:
        rules = self.plans.rules(self.plan_id)
        session_id = uuid4()
        self.councils.convene_session(
            ConveneSession(
                session_id=session_id,
                council_id=self.council_id,
                plan_id=self.plan_id,
                plan_version=1,
                plan_year=rules.year or 0,
                plan_policy=rules.vote.as_data() if rules.vote else None,
                held_on=DAY,
                place="Phòng họp A",
                at=AT,
            )
        )
        return session_id

    def table(self, session_id: UUID, *nomination_ids: UUID) -> None:
        self.tabling.table_nominations(
            TableNominations(session_id=session_id, nomination_ids=nomination_ids, by=BOB, at=AT)
        )

    def open_session(self, session_id: UUID) -> None:
        for member in self.members:
            self.councils.record_attendance(
                RecordAttendance(session_id=session_id, member_id=member, presence="present", at=AT)
            )
        self.councils.open_session(OpenSession(session_id=session_id, at=AT))

    def open_ballot(self, session_id: UUID) -> UUID:
        ballot_id = uuid4()
        self.councils.open_ballot(
            OpenBallot(
                ballot_id=ballot_id, session_id=session_id, tellers=tuple(self.members[1:3]), at=AT
            )
        )
        return ballot_id

    def count(self, ballot_id: UUID, yes: dict[UUID, int]) -> None:
        cast = len(self.members)
        self.councils.record_participation(
            RecordParticipation(ballot_id=ballot_id, members=tuple(self.members), at=AT)
        )
        self.councils.enter_tally(
            EnterTally(
                ballot_id=ballot_id,
                entered_by=self.members[1],
                counts=tuple(
                    NomineeCount(
                        nomination_id=nomination_id,
                        issued=cast,
                        yes=agreed,
                        no=cast - agreed,
                        abstain=0,
                        invalid=0,
                        unused=0,
                        written_yes=0,
                        written_no=0,
                    )
                    for nomination_id, agreed in yes.items()
                ),
                scan_sha256=SCAN,
                at=AT,
            )
        )

    def confirm(self, ballot_id: UUID) -> None:
        for by in (self.members[1], self.members[2], self.members[0]):
            self.counting.confirm_tally(ConfirmTally(ballot_id=ballot_id, by=by, at=AT))

    def vote(self, session_id: UUID, yes: dict[UUID, int]) -> UUID:
        ballot_id = self.open_ballot(session_id)
        self.count(ballot_id, yes)
        self.confirm(ballot_id)
        return ballot_id

    def voted(self, *, yes: int) -> UUID:
        nomination_id = self.verified()
        session_id = self.convene()
        self.table(session_id, nomination_id)
        self.open_session(session_id)
        self.vote(session_id, {nomination_id: yes})
        return nomination_id

    def propose(self, nomination_id: UUID) -> None:
        self.nominations.propose_nomination(
            ProposeNomination(
                nomination_id=nomination_id,
                document_number="5/TTr-HĐ",
                proposed_on=DAY,
                by=self.members[0],
                at=AT,
            )
        )

    def recognise(self, nomination_id: UUID, **more) -> UUID:
        recognition_id = uuid4()
        self.deciding.recognise_nomination(
            RecogniseNomination(
                nomination_id=nomination_id,
                recognition_id=recognition_id,
                decision_number="120/QĐ-SXD",
                decided_on=DAY,
                signer="Võ Tất Dũng",
                by=HEAD,
                at=AT,
                **more,
            )
        )
        return recognition_id

    def recognised(self) -> tuple[UUID, UUID]:
        nomination_id = self.voted(yes=len(self.members))
        self.propose(nomination_id)
        return nomination_id, self.recognise(nomination_id)

    def issue_another(self, plan: str, changed=None) -> None:
        self.plan_id = uuid4()
        file = read_file(shipped_path(plan))
        document = dict(file.data)
        if changed:
            changed(document)
        self.plans.draft_plan(
            DraftPlan(plan_id=self.plan_id, document=document, source_sha256=file.sha256, at=AT)
        )
        self.plans.issue_plan(
            IssuePlan(plan_id=self.plan_id, number="883/KH-SXD", issued_on=DAY, signer="GĐ", at=AT)
        )

    def _establish(self, unit_id: UUID) -> None:
        self.subjects.establish_unit(
            EstablishUnit(unit_id=unit_id, name="Phòng A", short_name="A", external=False, at=AT)
        )

    def _found_council(self) -> None:
        self.councils.found_council(
            FoundCouncil(
                council_id=self.council_id,
                name="Hội đồng TĐKT",
                level="agency",
                decision_number="1/QĐ",
                founded_on=date(2024, 1, 2),
                at=AT,
            )
        )
        self.councils.appoint_roster(
            AppointRoster(
                council_id=self.council_id,
                members=tuple(
                    Member(member_id=member, name=member, role=Role.MEMBER if place else Role.CHAIR)
                    for place, member in enumerate(self.members)
                ),
                mandate_from=date(2024, 1, 2),
                mandate_to=None,
                decision_number="1/QĐ",
                at=AT,
            )
        )
