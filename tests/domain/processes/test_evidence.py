from uuid import uuid4

import pytest

from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding
from domain.nominations.commands import ExamineCriterion, LinkToCollective, RefuseNomination
from domain.nominations.refusals import NothingToOverrideError, OverrideReasonMissingError
from domain.processes.commands import (
    ReferNomination,
    ReviewEffect,
    RevokeRecognition,
)
from domain.processes.grounds import (
    CollectiveUndecidedError,
    FindingOverturnedError,
    ProvisionalEvidenceError,
)
from domain.processes.leading import (
    CollectiveNotNamedError,
    NoSuchEffectError,
    NotALeaderError,
    OtherCollectiveError,
)
from domain.recognitions.recognition import Destination, Recognition
from domain.recognitions.refusals import (
    EffectReviewedError,
    NotRevokedError,
    ReviewNoteMissingError,
)
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import (
    AttestFact,
    ConfirmFact,
    HoldSubject,
    RegisterSubject,
    ReleaseHold,
    RetractFact,
)
from domain.subjects.holds import HoldReason
from domain.subjects.refusals import SubjectHeldError
from tests.domain.processes.office import ALICE, AT, BOB, CHARLIE, DAY, HEAD, Office

S2 = "s2-so-xay-dung-2024"


@pytest.fixture
def office():
    return Office(S2)


def attest(office, nomination_id, kind, value, *, year=2024, provisional=False):
    fact_id = uuid4()
    office.subjects.attest_fact(
        AttestFact(
            subject_id=office.load(nomination_id).subject_id,
            fact_id=fact_id,
            kind=FactKind(kind),
            value=value,
            year=year,
            source_document="QĐ 15/QĐ-SXD",
            document_date=DAY,
            provisional=provisional,
            by=ALICE,
            at=AT,
        )
    )
    return fact_id


def confirm(office, nomination_id, fact_id):
    office.subjects.confirm_fact(
        ConfirmFact(
            subject_id=office.load(nomination_id).subject_id,
            fact_id=fact_id,
            document="QĐ 20/QĐ-SXD",
            by=BOB,
            at=AT,
        )
    )


def retract(office, nomination_id, fact_id):
    office.subjects.retract_fact(
        RetractFact(
            subject_id=office.load(nomination_id).subject_id,
            fact_id=fact_id,
            reason="Xếp loại lại",
            by=BOB,
            at=AT,
        )
    )


def examine(office, nomination_id, criterion, finding=Finding.MET, override_reason=None):
    office.verifying.examine_criterion(
        ExamineCriterion(
            nomination_id=nomination_id,
            criterion=criterion,
            finding=finding,
            opinion="Đã xem.",
            override_reason=override_reason,
            by=CHARLIE,
            at=AT,
        )
    )


def assessed(office, nomination_id, criterion):
    dossier = office.assessing.dossier(nomination_id, on=DAY)
    return next(each for each in dossier.criteria if each.criterion.key == criterion)


def last_fact(office, nomination_id):
    return list(office.nominations.events.get(nomination_id))[-1]


def ready(office, **subject):
    """A dossier that the head can decide."""
    nomination_id = office.verified(**subject)
    session_id = office.convene()
    office.table(session_id, nomination_id)
    office.open_session(session_id)
    office.vote(session_id, {nomination_id: len(office.members)})
    office.propose(nomination_id)
    return nomination_id


def hold(office, nomination_id):
    hold_id = uuid4()
    office.subjects.hold_subject(
        HoldSubject(
            subject_id=office.load(nomination_id).subject_id,
            hold_id=hold_id,
            reason_class=HoldReason.COMPLAINT,
            reference="Đơn số 12/ĐT",
            by=BOB,
            at=AT,
        )
    )
    return hold_id


def release(office, nomination_id, hold_id):
    office.subjects.release_hold(
        ReleaseHold(
            subject_id=office.load(nomination_id).subject_id,
            hold_id=hold_id,
            reason="KL số 3/KL-TTr",
            by=BOB,
            at=AT,
        )
    )


# The machine's view beside the person's


def test_the_machine_s_view_is_stored_beside_the_person_s_finding(office):
    nomination_id = office.register()
    office.submit(nomination_id)
    rating = attest(office, nomination_id, "rating", {"value": "HTXSNV"}, provisional=True)
    office.verify(nomination_id)

    found = next(
        fact
        for fact in office.nominations.events.get(nomination_id)
        if getattr(fact, "criterion", None) == "S2-04"
    )

    assert (found.finding, found.assessment["value"]) == ("met", "met")
    assert found.assessment["provisional"] == [str(rating)]
    assert found.assessment == assessed(office, nomination_id, "S2-04").assessment.as_dict()


def test_a_criterion_without_a_check_has_no_assessment(office):
    nomination_id = office.verified()

    assert assessed(office, nomination_id, "S2-05").assessment is None


def test_to_find_met_what_the_facts_refute_needs_a_reason(office):
    nomination_id = office.verified()
    attest(office, nomination_id, "rating", {"value": "HTTNV"})

    with pytest.raises(OverrideReasonMissingError, match="“S2-04” is not met \\(the rating of"):
        examine(office, nomination_id, "S2-04")
    with pytest.raises(OverrideReasonMissingError):
        examine(office, nomination_id, "S2-04", override_reason=" ")
    examine(office, nomination_id, "S2-04", override_reason="Đã có quyết định xếp loại lại")

    stored = last_fact(office, nomination_id)
    assert (stored.finding, stored.assessment["value"], stored.override_reason) == (
        "met",
        "not_met",
        "Đã có quyết định xếp loại lại",
    )


@pytest.mark.parametrize("finding", [Finding.NOT_MET, Finding.INSUFFICIENT])
def test_to_agree_or_to_be_stricter_needs_no_reason_and_takes_none(office, finding):
    nomination_id = office.verified()
    attest(office, nomination_id, "rating", {"value": "HTTNV"})

    examine(office, nomination_id, "S2-04", finding)
    with pytest.raises(NothingToOverrideError, match="S2-04"):
        examine(office, nomination_id, "S2-04", finding, override_reason="Vì sao")


def test_the_movement_is_read_from_the_channel_of_the_dossier(office):
    view = office.assessing.dossier(office.register(), on=DAY)

    assert [each.criterion.key for each in view.criteria][:2] == ["S2-03", "S2-04"]
    assert (view.preferences, view.title_heights) == ((), ())


# The decision


def test_the_decision_waits_for_the_confirmation_of_a_provisional_fact(office):
    nomination_id = ready(office)
    rating = attest(office, nomination_id, "rating", {"value": "HTXSNV"}, provisional=True)

    with pytest.raises(ProvisionalEvidenceError) as refusal:
        office.recognise(nomination_id)

    assert (refusal.value.facts["criterion"], refusal.value.facts["fact"]) == ("S2-04", rating)
    found = assessed(office, nomination_id, "S2-04").assessment
    for language, formula in (("vi", found.formula.vi), ("en", found.formula.en)):
        assert formula in refusal.value.message(language)
    confirm(office, nomination_id, rating)
    office.recognise(nomination_id)


def test_a_provisional_fact_that_no_criterion_needs_holds_nothing_up(office):
    nomination_id = ready(office)
    attest(office, nomination_id, "rating", {"value": "HTXSNV"}, year=2019, provisional=True)

    office.recognise(nomination_id)


def test_a_finding_that_the_facts_now_refute_is_examined_anew(office):
    nomination_id = office.register()
    office.submit(nomination_id)
    provisional = attest(office, nomination_id, "rating", {"value": "HTXSNV"}, provisional=True)
    office.verify(nomination_id)
    session_id = office.convene()
    office.table(session_id, nomination_id)
    office.open_session(session_id)
    office.vote(session_id, {nomination_id: 11})
    office.propose(nomination_id)
    retract(office, nomination_id, provisional)
    attest(office, nomination_id, "rating", {"value": "HTTNV"})

    with pytest.raises(FindingOverturnedError, match="“S2-04” was found met"):
        office.recognise(nomination_id)
    for criterion in ("S2-04", "S2-13"):
        examine(office, nomination_id, criterion, override_reason="Kết quả phúc khảo")
    office.recognise(nomination_id)


# Holds


def test_a_held_dossier_is_not_tabled_until_it_is_released(office):
    nomination_id = office.verified()
    session_id = office.convene()
    hold_id = hold(office, nomination_id)

    with pytest.raises(SubjectHeldError):
        office.table(session_id, nomination_id)
    release(office, nomination_id, hold_id)
    office.table(session_id, nomination_id)


def test_a_held_subject_is_not_recognised_until_it_is_released(office):
    nomination_id = ready(office)
    hold_id = hold(office, nomination_id)

    with pytest.raises(SubjectHeldError):
        office.recognise(nomination_id)
    release(office, nomination_id, hold_id)
    office.recognise(nomination_id)


def test_a_held_subject_is_not_referred(office):
    nomination_id, _ = office.recognised()
    hold(office, nomination_id)

    with pytest.raises(SubjectHeldError):
        office.referring.refer_nomination(
            ReferNomination(
                nomination_id=nomination_id,
                referral_id=uuid4(),
                destination=Destination(
                    tenant="binh-phuoc",
                    level="province",
                    plan_id=uuid4(),
                    plan_version=1,
                    plan_year=2024,
                ),
                document_number="1/TTr",
                council_minutes="2/BB",
                by=HEAD,
                at=AT,
            )
        )


# The leader rule


@pytest.fixture
def leader(office):
    return register_leader(office)


def register_leader(office):
    subject_id, nomination_id = uuid4(), uuid4()
    office.subjects.register_subject(
        RegisterSubject(
            subject_id=subject_id,
            kind=SubjectKind.LEADER,
            name="Trần Văn Bình",
            leads_unit_id=office.unit_id,
            at=AT,
        )
    )
    office.nominate(nomination_id, subject_id)
    return nomination_id


def link(office, nomination_id, **collective):
    office.leading.link_to_collective(
        LinkToCollective(nomination_id=nomination_id, by=ALICE, at=AT, **collective)
    )


def rule_for(office, nomination_id, key="S2-12"):
    return assessed(office, nomination_id, key).assessment


def test_a_leader_is_judged_with_the_collective_named_by_its_dossier(office, leader):
    collective = office.verified(kind=SubjectKind.COLLECTIVE, name="Phòng A")
    attest(office, collective, "rating", {"value": "HTXSNV"})

    assert rule_for(office, leader).value is Finding.INSUFFICIENT
    link(office, leader, collective_nomination_id=collective)

    found = rule_for(office, leader)
    assert (found.value, collective in found.evidence) == (Finding.MET, True)


def test_a_leader_s_collective_need_not_have_a_dossier(office, leader):
    collective = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng A")
    attest(office, collective, "rating", {"value": "HTTNV"})

    link(office, leader, collective_subject_id=office.load(collective).subject_id)

    assert rule_for(office, leader).value is Finding.NOT_MET


def test_only_a_leader_is_linked(office):
    collective = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng A")

    with pytest.raises(NotALeaderError):
        link(office, office.register(), collective_nomination_id=collective)


def test_a_link_names_a_collective(office, leader):
    with pytest.raises(CollectiveNotNamedError):
        link(office, leader)


def test_a_leader_is_not_linked_to_the_collective_of_another(office, leader):
    office.unit_id = office.establish_another()
    other = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng B")

    with pytest.raises(OtherCollectiveError, match=str(office.load(other).subject_id)):
        link(office, leader, collective_nomination_id=other)


def test_a_leader_does_not_stand_for_the_collective(office, leader):
    with pytest.raises(OtherCollectiveError):
        link(office, leader, collective_nomination_id=leader)


class StrongerRule:
    """Sở Xây dựng with the rule of Sở TN&MT Khánh Hòa: the collective must be recognised."""

    def __init__(self):
        self.office = Office(S2, changed=_collective_recognised)
        self.collective = ready(self.office, kind=SubjectKind.COLLECTIVE, name="Phòng A")
        self.leader = register_leader(self.office)

    def link(self):
        link(self.office, self.leader, collective_nomination_id=self.collective)

    def bring_the_leader_before_the_head(self):
        office, leader = self.office, self.leader
        office.submit(leader)
        office.verify(leader)
        session_id = office.convene()
        office.table(session_id, leader)
        office.open_session(session_id)
        office.vote(session_id, {leader: len(office.members)})
        office.propose(leader)


def _collective_recognised(document):
    criterion = next(each for each in document["criteria"] if each["key"] == "S2-12")
    criterion["check"] = {"kind": "collective_recognised"}


@pytest.fixture
def stronger():
    return StrongerRule()


def revoke(office, recognition_id):
    office.deciding.revoke_recognition(
        RevokeRecognition(
            recognition_id=recognition_id,
            reason="Khai không đúng",
            decision_number="200/QĐ",
            decided_on=DAY,
            signer="GĐ",
            by=HEAD,
            at=AT,
        )
    )


def review(office, recognition_id, nomination_id, note="Thẩm định lại, vẫn đạt"):
    office.leading.review_effect(
        ReviewEffect(
            recognition_id=recognition_id, nomination_id=nomination_id, note=note, by=HEAD, at=AT
        )
    )


def test_the_leader_waits_for_the_decision_on_the_collective(stronger):
    office = stronger.office
    stronger.link()
    stronger.bring_the_leader_before_the_head()

    with pytest.raises(CollectiveUndecidedError) as refusal:
        office.recognise(stronger.leader)

    assert refusal.value.facts["dossier"] == stronger.collective
    recognition_id = office.recognise(stronger.collective)
    found = rule_for(office, stronger.leader)
    assert found.value is Finding.MET
    assert {stronger.collective, recognition_id} <= set(found.evidence)
    office.recognise(stronger.leader)


def test_when_the_collective_is_refused_the_leader_fails(stronger):
    stronger.link()
    stronger.office.nominations.refuse_nomination(
        RefuseNomination(
            nomination_id=stronger.collective,
            reason="Chưa nổi bật",
            document_number=None,
            decided_on=DAY,
            signer="GĐ",
            by=HEAD,
            at=AT,
        )
    )

    assert rule_for(stronger.office, stronger.leader).value is Finding.NOT_MET


def test_when_the_collective_is_revoked_the_leader_s_finding_no_longer_stands(stronger):
    office = stronger.office
    recognition_id = office.recognise(stronger.collective)
    stronger.link()
    stronger.bring_the_leader_before_the_head()
    revoke(office, recognition_id)

    assert rule_for(office, stronger.leader).value is Finding.NOT_MET
    with pytest.raises(FindingOverturnedError, match="S2-12"):
        office.recognise(stronger.leader)


def test_a_person_closes_the_effect_of_a_revocation_and_nothing_cascades(stronger):
    office = stronger.office
    recognition_id = office.recognise(stronger.collective)
    stronger.link()
    stronger.bring_the_leader_before_the_head()
    of_the_leader = office.recognise(stronger.leader)

    with pytest.raises(NotRevokedError):
        review(office, recognition_id, stronger.leader)
    revoke(office, recognition_id)
    assert office.deciding.load(Recognition, of_the_leader).is_in_force
    with pytest.raises(ReviewNoteMissingError):
        review(office, recognition_id, stronger.leader, note=" ")
    review(office, recognition_id, stronger.leader)
    with pytest.raises(EffectReviewedError):
        review(office, recognition_id, stronger.leader)


def test_a_dossier_that_never_rested_on_it_has_no_effect_to_close(stronger):
    recognition_id = stronger.office.recognise(stronger.collective)
    revoke(stronger.office, recognition_id)

    with pytest.raises(NoSuchEffectError, match=str(stronger.leader)):
        review(stronger.office, recognition_id, stronger.leader)
