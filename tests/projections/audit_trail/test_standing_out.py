"""Given what the log holds, which event an inspector is pointed to."""

from datetime import date
from uuid import UUID

import pytest

from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from projections.audit_trail.view import AuditTrailView
from tenants.scope import enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    BALLOT,
    GRANTED,
    NOMINATION,
    PLAN,
    RECEIVED,
    RECOGNITION,
    REFUSED,
    REGISTERED,
    SESSION,
    SUBJECT,
    SUBJECT_REGISTERED,
    SUBMITTED,
    examined,
    voted,
)
from tests.specification import fact

COUNCIL = UUID(int=40)
FACT_ID = UUID(int=41)
RULE = {"threshold": "2/3"}
OTHER_RULE = {"threshold": "90/100"}
OVERRIDDEN = fact(
    Nomination.Examined,
    **examined("S2-08", "met").fields | {"override_reason": "Có xác nhận khác."},
)
CONFIRMED = fact(Subject.FactConfirmed, fact_id=FACT_ID, confirmed_by="vera", document="9/XN")
HOLD_RELEASED = fact(Subject.HoldReleased, hold_id=FACT_ID, reason="Đã xong", released_by="henry")
VOIDED = fact(Ballot.Voided, reason="Thiếu phiếu", voided_by="clara")


def recusal(*, recused):
    return fact(
        Session.ConflictDeclared,
        member_id="max",
        nomination_id=NOMINATION,
        reason="Cùng phòng",
        recused=recused,
    )


def called(round_):
    return fact(Session.BallotCalled, ballot_id=BALLOT, round=round_, nomination_ids=[])


def adopted(policy, on):
    return fact(
        Council.VotePolicyAdopted,
        policy_version=1,
        policy=policy,
        authorised_by="5/QĐ",
        adopted_on=on,
    )


def drafted(vote):
    return fact(Plan.Drafted, document={"title": "KH", "vote": vote}, source_sha256="0")


def amended(vote):
    return fact(
        Plan.Amended,
        version=2,
        document={"title": "KH", "vote": vote},
        source_sha256="0",
        reason="Đổi",
        authorised_by="6/QĐ",
    )


def convened(on):
    return fact(
        Session.Convened,
        council_id=COUNCIL,
        plan_id=PLAN,
        plan_version=1,
        plan_year=2024,
        held_on=on,
        place="Hội trường",
        roster_version=1,
        members=[],
        policy={},
        policy_authorised_by=None,
        policy_version=None,
    )


@pytest.fixture
def standing_out(publish, worker, engine):
    """The reasons of the events that stand out once these are recorded, in the log's order."""

    def read(*recorded):
        for kind, id, *facts in recorded:
            publish(kind, id, *facts)
        worker.catch_up()
        with enter(scope_of("sxd")):
            page = AuditTrailView(engine).page(None, 100, standing_out="any")
        return [(each.topic, each.standing_out) for each in page.items]

    return read


def test_what_was_late_stands_out(standing_out):
    late = [("nomination.submitted", "late")]

    assert standing_out((Nomination, NOMINATION, REGISTERED, SUBMITTED, RECEIVED)) == late


def test_an_override_stands_out_and_an_ordinary_finding_does_not(standing_out):
    findings = (examined("S2-09", "met"), OVERRIDDEN)

    found = standing_out((Nomination, NOMINATION, REGISTERED, *findings))

    assert found == [("nomination.examined", "override")]


def test_a_released_hold_stands_out(standing_out):
    found = standing_out((Subject, SUBJECT, SUBJECT_REGISTERED, HOLD_RELEASED))

    assert found == [("subject.hold-released", "hold-released")]


def test_a_second_round_and_a_voided_ballot_stand_out_and_the_first_round_does_not(standing_out):
    found = standing_out(
        (Session, SESSION, convened(date(2024, 12, 5)), called(1), called(2)),
        (Ballot, BALLOT, VOIDED),
    )

    assert found == [("session.ballot-called", "voted-again"), ("ballot.voided", "voted-again")]


def test_a_recusal_stands_out_and_a_mere_declaration_does_not(standing_out):
    declarations = (recusal(recused=False), recusal(recused=True))

    found = standing_out((Session, SESSION, convened(date(2024, 12, 5)), *declarations))

    assert found == [("session.conflict-declared", "recusal")]


@pytest.mark.parametrize(
    ("outcome", "found"),
    [("passed", [("nomination.refused", "against-the-vote")]), ("failed", [])],
)
def test_a_refusal_stands_out_only_after_a_passed_vote(standing_out, outcome, found):
    assert standing_out((Nomination, NOMINATION, REGISTERED, voted(outcome), REFUSED)) == found


@pytest.mark.parametrize(
    ("held_on", "found"),
    [
        (date(2024, 11, 30), []),
        (date(2024, 12, 1), [("session.convened", "rule-changed-before-meeting")]),
        (date(2024, 12, 31), [("session.convened", "rule-changed-before-meeting")]),
        (date(2025, 1, 1), []),
    ],
)
def test_a_changed_policy_stands_out_for_thirty_days(standing_out, held_on, found):
    first, changed = adopted(RULE, date(2024, 1, 2)), adopted(OTHER_RULE, date(2024, 12, 1))

    assert (
        standing_out((Council, COUNCIL, first, changed), (Session, SESSION, convened(held_on)))
        == found
    )


def test_a_first_policy_and_one_adopted_again_unchanged_do_not_stand_out(standing_out):
    again = (adopted(RULE, date(2024, 12, 1)), adopted(RULE, date(2024, 12, 2)))

    assert (
        standing_out((Council, COUNCIL, *again), (Session, SESSION, convened(date(2024, 12, 5))))
        == []
    )


@pytest.mark.parametrize(
    ("vote", "found"),
    [(OTHER_RULE, [("session.convened", "rule-changed-before-meeting")]), (RULE, [])],
)
def test_an_amended_plan_stands_out_only_if_its_vote_rule_changed(standing_out, vote, found):
    plan, session = (drafted(RULE), amended(vote)), convened(THE_BEGINNING.date())

    assert standing_out((Plan, PLAN, *plan), (Session, SESSION, session)) == found


@pytest.mark.parametrize("decided", ["granted", "refused"])
def test_a_fact_confirmed_after_the_decision_stands_out(standing_out, decided):
    decision = {
        "granted": (Recognition, RECOGNITION, GRANTED),
        "refused": (Nomination, NOMINATION, REGISTERED, REFUSED),
    }[decided]

    found = standing_out(
        (Subject, SUBJECT, SUBJECT_REGISTERED, CONFIRMED),
        decision,
        (Subject, SUBJECT, CONFIRMED),
    )

    assert found == [("subject.fact-confirmed", "confirmed-after-decision")]
