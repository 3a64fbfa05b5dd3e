"""Whatever is asked of a dossier in whatever order, it goes only where its plan's steps lead.

The model below knows nothing of stages: it counts which steps are done, from the facts alone.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain import topics
from domain.criteria.assessment import Assessment, Said
from domain.criteria.finding import Finding
from domain.errors import DomainError
from domain.nominations.dossier import DossierDocument, PinnedPlan, PinnedRules
from domain.nominations.nomination import Nomination
from domain.nominations.stages import Stage
from domain.nominations.timeliness import Timeliness
from domain.rules.steps import PREREQUISITES, Step

STEPS_OF_A_DOSSIER = (
    Step.REGISTERED,
    Step.SUBMITTED,
    Step.RECEIVED,
    Step.VERIFIED,
    Step.TABLED,
    Step.VOTED,
    Step.PROPOSED,
    Step.DECIDED,
)
DONE_BY = {
    Nomination.Registered: Step.REGISTERED,
    Nomination.Submitted: Step.SUBMITTED,
    Nomination.Supplemented: Step.SUBMITTED,
    Nomination.Received: Step.RECEIVED,
    Nomination.Verified: Step.VERIFIED,
    Nomination.Tabled: Step.TABLED,
    Nomination.Voted: Step.VOTED,
    Nomination.Proposed: Step.PROPOSED,
    Nomination.Recognised: Step.DECIDED,
    Nomination.Refused: Step.DECIDED,
}
UNDONE_BY = {
    Nomination.Returned: {Step.SUBMITTED, Step.RECEIVED},
    Nomination.Postponed: {Step.TABLED},
    Nomination.VoteVoided: {Step.VOTED},
}
HANDING_IN = ("submitted_by", "supplemented_by")
ENDS = {Stage.RECOGNISED, Stage.REFUSED, Stage.WITHDRAWN}
NOT_MET = Assessment(value=Finding.NOT_MET, formula=Said("3/7 chưa đạt", "3/7 is too few"))
CRITERIA = ("S2-04", "S2-08")
SESSION, UNIT, SUBJECT, PLAN, RECOGNITION = (UUID(int=number) for number in range(2, 7))
BALLOTS = tuple(UUID(int=number) for number in (20, 21))
DAY = date(2024, 12, 2)
PEOPLE = st.sampled_from(["alice", "bob", "charlie"])
DOCUMENTS = st.lists(
    st.sampled_from(["report", "minutes"]).map(lambda key: DossierDocument(key=key, title=key)),
    max_size=2,
)
REASONS = st.sampled_from(["Có lý do.", " ", "Lý do khác."])
MAPPER = topics.mapper()


class AnyOrder(RuleBasedStateMachine):
    """Asks everything of one dossier, again and again."""

    @initialize(
        steps=st.sets(st.sampled_from(STEPS_OF_A_DOSSIER), min_size=4),
        criteria=st.sets(st.sampled_from(CRITERIA)),
        required=st.sets(st.just("report")),
        failed_criterion=st.sampled_from(["blocks_tabling", "goes_to_council", ""]),
    )
    def register(self, steps, criteria, required, failed_criterion):
        self.steps = [step for step in Step if step in with_prerequisites(steps)]
        self.at = datetime(2024, 12, 2, 5, 0, tzinfo=UTC)
        pinned = PinnedRules(
            plan=PinnedPlan(plan_id=PLAN, plan_version=1, plan_year=2024),
            steps=tuple(step.value for step in self.steps),
            criteria=tuple(sorted(criteria)),
            required_documents=tuple(required),
            failed_criterion=failed_criterion,
        )
        self.required, self.failed_criterion = required, failed_criterion
        self.done, self.findings = set(), dict.fromkeys(criteria)
        self.nominators, self.handed_in, self.outcome, self.history = {"alice"}, set(), None, []
        self.dossier = Nomination.register(
            nomination_id=UUID(int=1),
            at=self.at,
            pinned=pinned,
            subject_id=SUBJECT,
            subject_kind="individual",
            unit_id=UNIT,
            scope="overall",
            channel=None,
            achievement="Rút ngắn thời gian.",
            by="alice",
        )
        self.learn()

    # What can be asked

    @rule(by=PEOPLE, documents=DOCUMENTS)
    def submit(self, by, documents):
        self.ask("submit", by=by, documents=documents, timeliness=Timeliness())

    @rule()
    def receive(self):
        self.ask("receive", by="bob", receipt_number=None)

    @rule(reason=REASONS)
    def return_(self, reason):
        self.ask("return_", by="bob", reason=reason, supplement_by=DAY)

    @rule(by=PEOPLE, documents=DOCUMENTS)
    def supplement(self, by, documents):
        self.ask("supplement", by=by, note="Đã bổ sung.", documents=documents)

    @precondition(lambda self: len(self.history) % 4 == 3)
    @rule(reason=REASONS)
    def withdraw(self, reason):
        self.ask("withdraw", by="alice", reason=reason)

    @rule(
        by=PEOPLE,
        criterion=st.sampled_from(CRITERIA),
        finding=st.sampled_from(Finding),
        assessment=st.sampled_from([None, NOT_MET]),
        override_reason=st.sampled_from([None, " ", "Có xác nhận khác."]),
    )
    def examine(self, by, criterion, finding, assessment=None, override_reason=None):
        self.ask(
            "examine",
            by=by,
            criterion=criterion,
            finding=finding,
            opinion="Đã xem.",
            evidence=(),
            assessment=assessment,
            override_reason=override_reason,
        )

    @rule()
    def link_to_collective(self):
        self.ask(
            "link_to_collective",
            by="bob",
            collective_subject_id=UNIT,
            collective_nomination_id=None,
        )

    @rule(by=PEOPLE)
    def verify(self, by):
        self.ask("verify", by=by)

    @rule()
    def table(self):
        self.ask("table", by="bob", session_id=SESSION)

    @rule(reason=REASONS)
    def postpone(self, reason):
        self.ask("postpone", by="bob", reason=reason)

    @rule(ballot=st.sampled_from(BALLOTS), outcome=st.sampled_from(["passed", "failed", "tied"]))
    def record_vote(self, ballot, outcome):
        self.ask("record_vote", ballot_id=ballot, outcome=outcome, yes=9, base=10, required=9)

    @rule(ballot=st.sampled_from(BALLOTS))
    def void_vote(self, ballot):
        self.ask("void_vote", ballot_id=ballot, reason="Đếm sai.")

    @rule()
    def propose(self):
        self.ask("propose", by="bob", document_number="5/TTr", proposed_on=DAY)

    @rule(day=st.sampled_from([DAY, DAY + timedelta(days=40)]))
    def recognise(self, day):
        self.ask(
            "recognise",
            recognition_id=RECOGNITION,
            decision_number="120/QĐ",
            decided_on=day,
            signer="Giám đốc",
            timeliness=Timeliness(),
        )

    @rule(reason=REASONS)
    def refuse(self, reason):
        self.ask("refuse", reason=reason, document_number=None, decided_on=DAY, signer="Giám đốc")

    @precondition(lambda self: len(self.history) < 12)
    @rule(length=st.integers(min_value=1, max_value=5))
    def go_straight(self, length):
        """So that the far end of the process is reached often."""
        way = (self.receive_complete, self.examine_all, self.table, self.pass_the_vote)
        for step in (*way, self.propose)[:length]:
            step()

    def receive_complete(self):
        report = [DossierDocument(key="report", title="Báo cáo")]
        self.submit("alice", report)
        self.receive()

    def examine_all(self):
        for criterion in CRITERIA:
            self.examine("charlie", criterion, Finding.MET)
        self.verify("charlie")

    def pass_the_vote(self):
        self.record_vote(BALLOTS[0], "passed")

    # What must hold

    @invariant()
    def replaying_gives_the_same_state(self):
        if not hasattr(self, "dossier"):
            return
        replayed = None
        for stored in self.history:
            fact: Any = MAPPER.to_domain_event(stored)
            replayed = fact.mutate(replayed)
        assert state_of(replayed) == state_of(self.dossier)

    @invariant()
    def the_stage_is_a_step_of_the_plan_that_was_done(self):
        if not hasattr(self, "dossier"):
            return
        stage = self.dossier.stage
        if stage in {Stage.RETURNED, Stage.WITHDRAWN, Stage.REGISTERED}:
            return
        step = {Stage.SUPPLEMENTED: Step.SUBMITTED, Stage.NOT_PASSED: Step.TABLED}.get(stage)
        step = step or (Step.DECIDED if stage in ENDS else Step(stage.value))
        assert step in self.steps
        assert step in self.done

    def ask(self, name, **arguments):
        self.at += timedelta(minutes=1)
        before, ended = state_of(self.dossier), self.dossier.stage in ENDS
        try:
            getattr(self.dossier, name)(at=self.at, **arguments)
        except DomainError:
            assert state_of(self.dossier) == before
            assert not self.dossier.pending_events
        else:
            assert not ended
            self.learn()

    def learn(self):
        for fact in self.dossier.collect_events():
            self.allow(fact)
            self.history.append(MAPPER.to_stored_event(fact))
            self.note(fact)

    def allow(self, fact):
        step = DONE_BY.get(type(fact))
        if step is not None and not isinstance(fact, Nomination.Registered):
            assert step in self.steps
            assert self.done >= {each for each in self.steps if before(each, step)}
            assert not self.done & {each for each in Step if before(step, each)}
        self.allow_examination(fact)
        if isinstance(fact, Nomination.Received):
            assert self.handed_in >= self.required
        if isinstance(fact, Nomination.Verified):
            assert None not in self.findings.values()
        if isinstance(fact, Nomination.Tabled) and self.failed_criterion == "blocks_tabling":
            assert "not_met" not in self.findings.values()
        if isinstance(fact, Nomination.Recognised):
            assert not {"not_met", "insufficient"} & {*self.findings.values()}
            assert fact.decided_on == DAY
        if isinstance(fact, Nomination.Proposed | Nomination.Recognised | Nomination.Refused):
            assert self.outcome == "passed" or Step.VOTED not in self.steps
        if isinstance(fact, Nomination.Withdrawn):
            assert not self.done & {Step.VOTED, Step.PROPOSED, Step.DECIDED}
        for reason in (vars(fact).get("reason"),):
            assert reason is None or reason.strip()

    def allow_examination(self, fact):
        if isinstance(fact, Nomination.Examined | Nomination.Verified):
            by = fact.examined_by if isinstance(fact, Nomination.Examined) else fact.verified_by
            assert by not in self.nominators
        if isinstance(fact, Nomination.Examined) and fact.assessment and fact.finding == "met":
            assert (fact.override_reason or "").strip()

    def note(self, fact):
        step = DONE_BY.get(type(fact))
        if step is not None and vars(fact).get("outcome", "passed") == "passed":
            self.done.add(step)
        self.done -= UNDONE_BY.get(type(fact), set())
        if isinstance(fact, Nomination.Voted):
            self.outcome = fact.outcome
        if isinstance(fact, Nomination.VoteVoided):
            self.outcome = None
        if isinstance(fact, Nomination.Examined):
            self.findings[fact.criterion] = fact.finding
        if isinstance(fact, Nomination.Submitted | Nomination.Supplemented):
            self.nominators |= {str(vars(fact).get(name)) for name in HANDING_IN}
            self.handed_in |= {document["key"] for document in fact.documents}


def with_prerequisites(steps):
    """What a plan file with these steps has at least, or else it is refused."""
    needed = {PREREQUISITES[step] for step in steps if step in PREREQUISITES}
    return steps if needed <= steps else with_prerequisites(steps | needed)


def before(one, other):
    order = [*Step]
    return order.index(one) < order.index(other)


def state_of(dossier):
    """Everything that an aggregate remembers, apart from when it last changed."""
    unseen = {"_pending_events", "_modified_on", "_created_on"}
    return {name: value for name, value in vars(dossier).items() if name not in unseen}


AnyOrder.TestCase.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
test_whatever_is_asked_a_dossier_keeps_to_its_plan = AnyOrder.TestCase
