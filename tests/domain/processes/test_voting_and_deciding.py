from datetime import timedelta
from uuid import uuid4

import pytest

from domain.councils.ballot import Ballot
from domain.errors import NotFoundError
from domain.nominations.commands import ExamineCriterion, RefuseNomination
from domain.nominations.findings import Finding
from domain.nominations.refusals import EvidenceMissingError, ReasonMissingError
from domain.nominations.stages import Stage, WrongStageError
from domain.processes.commands import (
    ConfirmTally,
    IssueCertificate,
    RevokeRecognition,
    VoidBallot,
)
from domain.recognitions.recognition import Recognition
from domain.recognitions.refusals import AgencyDissolvedError, NoCertificateError
from tests.domain.processes.office import AT, BOB, DAY, HEAD, Office

S2 = "s2-so-xay-dung-2024"


@pytest.fixture
def office():
    return Office(S2)


def void(office, ballot_id, reason="Phát nhầm phiếu."):
    office.counting.void_ballot(VoidBallot(ballot_id=ballot_id, reason=reason, by=BOB, at=AT))


@pytest.fixture
def at_the_ballot(office):
    nominations = [office.verified(), office.verified()]
    session_id = office.convene()
    office.table(session_id, *nominations)
    office.open_session(session_id)
    return session_id, nominations


def test_every_dossier_learns_its_own_result_with_the_last_confirmation(office, at_the_ballot):
    session_id, (passed, failed) = at_the_ballot

    office.vote(session_id, {passed: 10, failed: 9})

    assert office.load(passed).stage is Stage.VOTED
    assert office.load(failed).stage is Stage.NOT_PASSED


def test_nothing_is_decided_before_two_tellers_and_the_chair_have_confirmed(office, at_the_ballot):
    session_id, (first, second) = at_the_ballot
    ballot_id = office.open_ballot(session_id)
    office.count(ballot_id, {first: 11, second: 11})

    for by in office.members[1:3]:
        office.counting.confirm_tally(ConfirmTally(ballot_id=ballot_id, by=by, at=AT))

    assert office.load(first).stage is Stage.TABLED


def test_the_result_and_the_dossiers_are_stored_in_one_append(office, at_the_ballot):
    session_id, (first, second) = at_the_ballot
    ballot_id = office.open_ballot(session_id)
    office.count(ballot_id, {first: 11, second: 11})
    office.confirm(ballot_id)

    newest = office.recorder.select_notifications(None, 1000)[-4:]

    assert [each.topic for each in newest] == [
        "ballot.tally-confirmed",
        "ballot.counted",
        "nomination.voted",
        "nomination.voted",
    ]


def test_a_voided_ballot_is_held_anew_and_stays_in_the_history(office, at_the_ballot):
    session_id, (first, second) = at_the_ballot
    voided = office.vote(session_id, {first: 11, second: 9})

    void(office, voided)
    office.vote(session_id, {first: 11, second: 10})

    assert office.councils.load(Ballot, voided).is_voided
    assert [office.load(each).stage for each in (first, second)] == [Stage.VOTED, Stage.VOTED]


def test_an_uncounted_ballot_can_be_voided(office, at_the_ballot):
    session_id, (first, second) = at_the_ballot
    void(office, office.open_ballot(session_id))

    office.vote(session_id, {first: 11, second: 11})

    assert office.load(second).stage is Stage.VOTED


def test_a_ballot_is_not_voided_once_the_council_has_proposed(office, at_the_ballot):
    session_id, (first, second) = at_the_ballot
    ballot_id = office.vote(session_id, {first: 11, second: 11})
    office.propose(first)

    with pytest.raises(WrongStageError):
        void(office, ballot_id)

    assert not office.councils.load(Ballot, ballot_id).is_voided
    assert office.load(second).stage is Stage.VOTED


def test_recognising_ends_the_dossier_and_begins_the_recognition(office):
    nomination_id, recognition_id = office.recognised()

    nomination = office.load(nomination_id)
    recognition = office.deciding.load(Recognition, recognition_id)

    assert (nomination.stage, nomination.recognition_id) == (Stage.RECOGNISED, recognition_id)
    assert recognition.decision_as_dict() == {
        "decision_number": "120/QĐ-SXD",
        "decided_on": "2024-11-20",
    }


def test_T18_a_decision_dated_after_the_agencys_end_changes_nothing(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)

    with pytest.raises(AgencyDissolvedError):
        office.recognise(nomination_id, dissolved_on=DAY)

    assert office.load(nomination_id).stage is Stage.PROPOSED


def test_T18_the_day_before_its_end_an_agency_still_decides(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)

    office.recognise(nomination_id, dissolved_on=DAY + timedelta(days=1))

    assert office.load(nomination_id).stage is Stage.RECOGNISED


def test_T15_the_head_declines_after_a_passed_vote_and_the_ballot_is_untouched(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)
    before = len(office.recorder.select_notifications(None, 1000))

    office.nominations.refuse_nomination(
        RefuseNomination(
            nomination_id=nomination_id,
            reason="Đang xác minh đơn thư.",
            document_number=None,
            decided_on=DAY,
            signer="Võ Tất Dũng",
            by=HEAD,
            at=AT,
        )
    )

    newest = office.recorder.select_notifications(None, 1000)[before:]
    assert [each.topic for each in newest] == ["nomination.refused"]
    assert office.load(nomination_id).recognition_id is None


def test_T15_the_reason_is_mandatory(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)

    with pytest.raises(ReasonMissingError):
        office.nominations.refuse_nomination(
            RefuseNomination(
                nomination_id=nomination_id,
                reason="",
                document_number=None,
                decided_on=DAY,
                signer="Võ Tất Dũng",
                by=HEAD,
                at=AT,
            )
        )


def test_S2_issues_no_certificate(office):
    _, recognition_id = office.recognised()

    with pytest.raises(NoCertificateError):
        office.deciding.issue_certificate(
            IssueCertificate(
                recognition_id=recognition_id,
                certificate_number="01/GCN",
                issued_on=DAY,
                by=HEAD,
                at=AT,
            )
        )


def test_a_recognition_is_revoked_by_a_decision(office):
    _, recognition_id = office.recognised()

    office.deciding.revoke_recognition(
        RevokeRecognition(
            recognition_id=recognition_id,
            reason="Khai không trung thực.",
            decision_number="130/QĐ-SXD",
            decided_on=DAY,
            signer="Võ Tất Dũng",
            by=HEAD,
            at=AT,
        )
    )

    newest = office.recorder.select_notifications(None, 1000)[-1]
    assert newest.topic == "recognition.revoked"


def test_an_unknown_recognition_is_not_found(office):
    with pytest.raises(NotFoundError):
        office.deciding.load(Recognition, uuid4())


def test_missing_evidence_holds_the_decision_back(office):
    nomination_id = office.voted(yes=11)
    office.propose(nomination_id)
    office.verifying.examine_criterion(
        ExamineCriterion(
            nomination_id=nomination_id,
            criterion="S2-04",
            finding=Finding.INSUFFICIENT,
            opinion="Chưa có kết quả xếp loại năm.",
            by="charlie",
            at=AT,
        )
    )

    with pytest.raises(EvidenceMissingError, match="S2-04"):
        office.recognise(nomination_id)
