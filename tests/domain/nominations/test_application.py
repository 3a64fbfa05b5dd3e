"""Dossiers at work: what is asked of them stands in the log, with its time and its author."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import StaleVersionError
from domain.event_registry import ClosedMapper
from domain.nominations.application import Nominations
from domain.nominations.commands import (
    ProposeNomination,
    ReceiveNomination,
    RefuseNomination,
    ReturnNomination,
    SubmitNomination,
    SupplementNomination,
    VerifyNomination,
)
from domain.nominations.dossier import (
    PinnedPlan,
    PinnedRules,
    ReferredFrom,
    field_in,
    referred_from,
)
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import FieldNotForKindError, LateSubmissionError
from domain.rules.calendar import WorkingCalendar
from domain.rules.kinds import SubjectKind
from domain.rules.reading import read_plan
from domain.times import VIETNAM
from tests.domain.nominations.story import (
    ALICE,
    BOB,
    CHARLIE,
    DECIDED_ON,
    EXAMINED,
    HEAD,
    MINUTES,
    NOON,
    PLAN_ID,
    RECOGNITION_ID,
    REFERRAL_ID,
    REGISTERED,
    REPORT,
    RETURNED,
    SUBMITTED,
    UP_TO_PASSED,
    UP_TO_PROPOSED,
    UP_TO_RECEIVED,
)
from tests.domain.rules.sample import PLAN, plan
from tests.specification import NOW, THE_ID, fact, facts_of

IN_TIME = datetime(2024, 11, 29, 23, 59, tzinfo=VIETNAM)
TOO_LATE = datetime(2024, 11, 30, tzinfo=VIETNAM)
SUBMIT = SubmitNomination(nomination_id=THE_ID, by=ALICE, documents=(REPORT,), at=IN_TIME)
FIRST = plan()
DEADLINE = PLAN["deadlines"][0]
HOLIDAY = WorkingCalendar(days_off=frozenset([date(2024, 11, 29)]))


class Shelf:
    """The versions of one plan, from 1."""

    def __init__(self, *versions):
        self._versions = dict(enumerate(map(read_plan, versions), start=1))

    def rules(self, plan_id, version=None):
        assert plan_id == PLAN_ID
        return self._versions[version or max(self._versions)]

    def current_version(self, plan_id):
        assert plan_id == PLAN_ID
        return max(self._versions)


def nominations(*given, versions=(FIRST,), **more):
    """Dossiers of which one has come so far."""
    application = Nominations(
        recorder=POPOApplicationRecorder(),
        mapper=ClosedMapper((Nomination,)),
        plans=Shelf(*versions),
        **more,
    )
    application.events.put([_event(each, place) for place, each in enumerate(given, start=1)])
    return application


def _event(each, version):
    born = {"originator_topic": Nomination.TOPIC} if version == 1 else {}
    return each.kind(
        originator_id=THE_ID, originator_version=version, timestamp=NOW, **born, **each.fields
    )


def told(application, at):
    """The fact that was decided last, at that instant."""
    *_, last = application.events.get(THE_ID)
    assert last.timestamp == at
    return facts_of([last])


def test_a_dossier_is_handed_in_against_the_deadline_of_its_plan():
    dossiers = nominations(REGISTERED)

    dossiers.submit_nomination(SUBMIT)

    assert told(dossiers, IN_TIME) == [
        fact(
            Nomination.Submitted,
            submitted_by=ALICE,
            documents=[REPORT.as_dict()],
            due_at=TOO_LATE,
            due_phrase="bỏ phiếu kín",
            due_reading="Phiếu kín.",
            late=False,
        )
    ]


def test_from_the_day_itself_on_it_is_late():
    dossiers = nominations(REGISTERED)

    dossiers.submit_nomination(replace(SUBMIT, at=TOO_LATE))

    assert told(dossiers, TOO_LATE)[0].fields["late"] is True


def test_the_calendar_of_the_agency_may_move_the_day():
    moved = plan(deadlines=[DEADLINE | {"working_day_shift": "next"}])
    dossiers = nominations(REGISTERED, versions=[moved], calendar=HOLIDAY)

    dossiers.submit_nomination(replace(SUBMIT, at=TOO_LATE))

    assert told(dossiers, TOO_LATE)[0].fields["late"] is False


def test_a_dossier_keeps_the_deadline_of_the_version_under_which_it_began():
    later = plan(deadlines=[DEADLINE | {"before": "2024-12-31"}])
    dossiers = nominations(REGISTERED, versions=[plan(), later])

    dossiers.submit_nomination(replace(SUBMIT, at=TOO_LATE))

    assert told(dossiers, TOO_LATE)[0].fields["late"] is True


def test_a_plan_may_refuse_what_is_late():
    strict = plan(deadlines=[DEADLINE | {"when_late": "refuse"}])
    dossiers = nominations(REGISTERED, versions=[strict])

    with pytest.raises(LateSubmissionError) as refusal:
        dossiers.submit_nomination(replace(SUBMIT, at=TOO_LATE))

    assert refusal.value.facts == {"phrase": "bỏ phiếu kín", "due_at": TOO_LATE}
    dossiers.submit_nomination(SUBMIT)
    assert told(dossiers, IN_TIME)[0].fields["late"] is False


def test_a_plan_without_that_deadline_is_never_late():
    dossiers = nominations(REGISTERED, versions=[plan(deadlines=None)])

    dossiers.submit_nomination(replace(SUBMIT, at=TOO_LATE))

    [submitted] = told(dossiers, TOO_LATE)
    assert (submitted.fields["due_at"], submitted.fields["late"]) == (None, False)


COMMANDS = [
    (
        "receive_nomination",
        (REGISTERED, SUBMITTED),
        ReceiveNomination(nomination_id=THE_ID, by=BOB, at=IN_TIME, receipt_number="12/TN"),
        fact(Nomination.Received, received_by=BOB, receipt_number="12/TN"),
    ),
    (
        "return_nomination",
        (REGISTERED, SUBMITTED),
        ReturnNomination(
            nomination_id=THE_ID,
            by=BOB,
            at=IN_TIME,
            reason="Thiếu biên bản.",
            supplement_by=date(2024, 12, 5),
        ),
        fact(
            Nomination.Returned,
            returned_by=BOB,
            reason="Thiếu biên bản.",
            supplement_by=date(2024, 12, 5),
        ),
    ),
    (
        "supplement_nomination",
        (REGISTERED, SUBMITTED, RETURNED),
        SupplementNomination(
            nomination_id=THE_ID, by=ALICE, at=TOO_LATE, note="Đã bổ sung.", documents=(MINUTES,)
        ),
        fact(
            Nomination.Supplemented,
            supplemented_by=ALICE,
            note="Đã bổ sung.",
            documents=[MINUTES.as_dict()],
            late=True,
        ),
    ),
    (
        "verify_nomination",
        (*UP_TO_RECEIVED, *EXAMINED),
        VerifyNomination(nomination_id=THE_ID, by=CHARLIE, at=IN_TIME),
        fact(Nomination.Verified, verified_by=CHARLIE, findings={"S2-04": "met", "S2-08": "met"}),
    ),
    (
        "propose_nomination",
        UP_TO_PASSED,
        ProposeNomination(
            nomination_id=THE_ID,
            by=BOB,
            at=IN_TIME,
            document_number="5/TTr-HĐ",
            proposed_on=DECIDED_ON,
        ),
        fact(
            Nomination.Proposed,
            proposed_by=BOB,
            document_number="5/TTr-HĐ",
            proposed_on=DECIDED_ON,
        ),
    ),
    (
        "refuse_nomination",
        UP_TO_PROPOSED,
        RefuseNomination(
            nomination_id=THE_ID,
            by=HEAD,
            at=NOON,
            reason="Đang thanh tra.",
            document_number="9/TB",
            decided_on=DECIDED_ON,
            signer="Võ Tất Dũng",
        ),
        fact(
            Nomination.Refused,
            reason="Đang thanh tra.",
            document_number="9/TB",
            decided_on=DECIDED_ON,
            signer="Võ Tất Dũng",
        ),
    ),
]


@pytest.mark.parametrize(
    ("ask", "given", "command", "expected"), COMMANDS, ids=[each[0] for each in COMMANDS]
)
def test_what_a_command_says_stands_in_the_log(ask, given, command, expected):
    dossiers = nominations(*given)

    position = getattr(dossiers, ask)(command)

    assert told(dossiers, command.at) == [expected]
    assert position == dossiers.recorder.max_notification_id()


def test_a_decision_on_an_older_version_of_a_dossier_is_refused():
    dossiers = nominations(REGISTERED)

    with pytest.raises(StaleVersionError):
        dossiers.submit_nomination(replace(SUBMIT, expected_version=2))


def test_the_rules_of_a_plan_are_pinned():
    pinned = PinnedPlan(plan_id=PLAN_ID, plan_version=1, plan_year=2024)
    steps = [step for step in PLAN["steps"] if step != "verified"]

    def rules(data):
        return PinnedRules.of(pinned, read_plan(data), SubjectKind.INDIVIDUAL)

    assert rules(plan()) == PinnedRules(
        plan=pinned,
        steps=tuple(PLAN["steps"]),
        criteria=("X-03",),
        required_documents=("report",),
        failed_criterion="goes_to_council",
    )
    assert rules(plan(steps=steps, verification=None)).failed_criterion == ""


def test_a_referral_is_known_by_all_three_of_its_ids():
    whole = (REFERRAL_ID, "so-xay-dung", RECOGNITION_ID)

    assert referred_from(*whole) == ReferredFrom(
        referral_id=REFERRAL_ID, tenant="so-xay-dung", recognition_id=RECOGNITION_ID
    )
    assert referred_from(None, "so-xay-dung", RECOGNITION_ID) is None
    assert referred_from(REFERRAL_ID, None, RECOGNITION_ID) is None
    assert referred_from(REFERRAL_ID, "so-xay-dung", None) is None


def test_a_field_is_refused_for_a_kind_that_has_none():
    with pytest.raises(FieldNotForKindError) as refusal:
        field_in(read_plan(plan()), SubjectKind.INDIVIDUAL, "schools")

    assert refusal.value.facts == {"kind": "individual", "field": "schools"}
