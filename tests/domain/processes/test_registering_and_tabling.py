from datetime import UTC, datetime

import pytest

from domain.councils.commands import CloseSession
from domain.councils.session import Session
from domain.councils.session_errors import BallotCalledError
from domain.nominations.commands import WithdrawNomination
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import KindNotAdmittedError
from domain.nominations.stages import Stage, WrongStageError
from domain.plans.commands import ClosePlan
from domain.plans.refusals import PlanNotInForceError
from domain.processes.commands import PostponeNomination
from domain.processes.tabling import OtherPlanError
from domain.rules.kinds import SubjectKind
from tests.domain.processes.office import ALICE, AT, BOB, Office

S2 = "s2-so-xay-dung-2024"


@pytest.fixture
def office():
    return Office(S2)


def history(office, nomination_id):
    return list(office.nominations.events.get(nomination_id))


def postpone(office, nomination_id):
    office.tabling.postpone_nomination(
        PostponeNomination(
            nomination_id=nomination_id, reason="Chờ kết luận kiểm tra.", by=BOB, at=AT
        )
    )


def withdraw(office, nomination_id):
    office.tabling.withdraw_nomination(
        WithdrawNomination(nomination_id=nomination_id, reason="Chuyển công tác.", by=ALICE, at=AT)
    )


def agenda(office, session_id):
    return office.councils.load(Session, session_id).nominees


def test_a_dossier_pins_the_version_and_the_criteria_of_its_plan(office):
    nomination_id = office.register()

    registered = history(office, nomination_id)[0]

    rules = office.plans.rules(office.plan_id)
    assert (registered.plan_version, registered.plan_year) == (1, 2024)
    assert registered.criteria == [
        criterion.key for criterion in rules.criteria_for(SubjectKind.INDIVIDUAL)
    ]


def test_a_plan_admits_only_its_own_kinds(office):
    with pytest.raises(KindNotAdmittedError, match="kind “household”"):
        office.register(kind=SubjectKind.HOUSEHOLD)


def test_nobody_is_registered_under_a_closed_plan(office):
    office.plans.close_plan(ClosePlan(plan_id=office.plan_id, reason="Hết năm.", at=AT))

    with pytest.raises(PlanNotInForceError):
        office.register()


def test_T11_a_dossier_on_the_day_of_the_deadline_is_late_and_flagged(office):
    nomination_id = office.register()

    office.submit(nomination_id, at=datetime(2024, 11, 30, 1, 0, tzinfo=UTC))

    submitted = history(office, nomination_id)[-1]
    assert (submitted.late, submitted.due_at) == (
        True,
        datetime(2024, 11, 29, 17, 0, tzinfo=UTC),
    )
    assert "30/11/2024" in submitted.due_phrase
    assert submitted.due_reading


def test_T11_a_dossier_in_the_last_second_of_the_day_before_is_in_time(office):
    nomination_id = office.register()

    office.submit(nomination_id, at=datetime(2024, 11, 29, 16, 59, 59, tzinfo=UTC))

    assert history(office, nomination_id)[-1].late is False


def test_tabling_puts_all_dossiers_on_the_agenda_at_once(office):
    nominations = [office.verified(), office.verified()]
    session_id = office.convene()

    office.table(session_id, *nominations)

    assert agenda(office, session_id) == tuple(nominations)
    assert [office.load(each).stage for each in nominations] == [Stage.TABLED, Stage.TABLED]


def test_one_dossier_that_cannot_be_tabled_holds_back_all(office):
    ready, unready = office.verified(), office.register()
    session_id = office.convene()

    with pytest.raises(WrongStageError):
        office.table(session_id, ready, unready)

    assert agenda(office, session_id) == ()
    assert office.load(ready).stage is Stage.VERIFIED


def test_a_session_takes_no_dossier_of_another_plan(office):
    own = office.verified()
    session_id = office.convene()
    office.issue_another(S2)
    foreign = office.verified()

    with pytest.raises(OtherPlanError, match=str(foreign)):
        office.table(session_id, own, foreign)


def test_a_withdrawn_dossier_leaves_the_agenda(office):
    nomination_id = office.verified()
    session_id = office.convene()
    office.table(session_id, nomination_id)

    withdraw(office, nomination_id)

    assert agenda(office, session_id) == ()
    assert office.load(nomination_id).stage is Stage.WITHDRAWN


def test_a_dossier_that_was_never_tabled_is_withdrawn_alone(office):
    nomination_id = office.register()

    withdraw(office, nomination_id)

    assert office.load(nomination_id).stage is Stage.WITHDRAWN


def test_a_dossier_is_not_withdrawn_while_papers_are_out(office):
    nomination_id = office.verified()
    session_id = office.convene()
    office.table(session_id, nomination_id)
    office.open_session(session_id)
    office.open_ballot(session_id)

    with pytest.raises(BallotCalledError):
        withdraw(office, nomination_id)

    assert office.load(nomination_id).stage is Stage.TABLED


def test_a_postponed_dossier_comes_before_another_session(office):
    nomination_id = office.verified()
    first, second = office.convene(), office.convene()
    office.table(first, nomination_id)

    postpone(office, nomination_id)
    office.table(second, nomination_id)

    assert (agenda(office, first), agenda(office, second)) == ((), (nomination_id,))


def test_a_closed_session_keeps_its_agenda_when_a_dossier_is_postponed(office):
    nomination_id = office.verified()
    session_id = office.convene()
    office.table(session_id, nomination_id)
    office.open_session(session_id)
    office.councils.close_session(CloseSession(session_id=session_id, at=AT))

    postpone(office, nomination_id)

    assert agenda(office, session_id) == (nomination_id,)
    assert office.nominations.load(Nomination, nomination_id).stage is Stage.VERIFIED
