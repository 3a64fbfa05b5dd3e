"""What an exemplar rests on: which dossier, whose decision, and which confirmed facts."""

from uuid import uuid4

import pytest

from domain.exemplars.exemplar import exemplar_id_of
from domain.exemplars.kinds import HelpKind
from domain.exemplars.life_commands import PlanNurture
from domain.exemplars.refusals import NotYetAnExemplarError
from domain.exemplars.story import Basis, Text
from domain.exemplars.story_commands import DraftStory
from domain.nominations.commands import (
    ReceiveNomination,
    ReturnNomination,
    SupplementNomination,
)
from domain.nominations.dossier import DossierDocument
from domain.processes.commands import ReferNomination
from domain.processes.copying import dossier_id_of
from domain.recognitions.recognition import Destination
from domain.rules.kinds import SubjectKind
from tests.domain.processes.exemplars import ExemplarOffice
from tests.domain.processes.office import ALICE, AT, BOB, DAY, HEAD

WITHOUT_DECISION = {
    "steps": ["registered", "submitted", "received", "published"],
    "verification": None,
    "vote": None,
    "decision": None,
    "route": None,
    "deadlines": [],
}
"""What turns a plan into one whose dossiers are exemplars once they were received."""


@pytest.fixture
def office():
    return ExemplarOffice()


def receive(office, nomination_id):
    office.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
    )


def followed(office, nomination_id):
    office.following.plan_nurture(
        PlanNurture(
            nomination_id=nomination_id,
            measure="Bố trí phòng",
            kind=HelpKind.ENVIRONMENT,
            responsible="VP",
            by=ALICE,
            at=AT,
        )
    )
    return next(iter(office.following.events.get(exemplar_id_of(nomination_id))))


def test_an_exemplar_says_of_which_dossier_plan_and_decision_it_came(office):
    nomination_id = office.exemplar()

    fact = followed(office, nomination_id)

    assert (fact.nomination_id, fact.subject_id, fact.subject_kind) == (
        nomination_id,
        office.load(nomination_id).subject_id,
        "individual",
    )
    assert (fact.plan_id, fact.plan_year, fact.unit_id) == (office.plan_id, 2024, office.unit_id)
    assert (fact.recognition_id, fact.decision_number, fact.decided_on) == (
        office.recognition_id,
        "120/QĐ-SXD",
        DAY,
    )


def test_a_dossier_that_is_no_exemplar_yet_is_named(office):
    nomination_id = office.verified()

    with pytest.raises(NotYetAnExemplarError, match=str(nomination_id)):
        office.publishing.basis(nomination_id)


def test_a_story_rests_on_the_dossier_and_its_decision(office):
    nomination_id = office.exemplar()

    basis = office.publishing.basis(nomination_id)

    rules = office.plans.rules(office.plan_id)
    assert basis == Basis(
        nomination_id=nomination_id,
        recognition_id=office.recognition_id,
        subject_id=office.load(nomination_id).subject_id,
        subject_kind=SubjectKind.INDIVIDUAL,
        decision_number="120/QĐ-SXD",
        known_facts=frozenset(
            [
                *(item.key for item in rules.checklist),
                *(each.key for each in rules.criteria_for(SubjectKind.INDIVIDUAL)),
            ]
        ),
    )


@pytest.mark.parametrize("minor", [True, False])
def test_a_draft_says_what_was_asked_and_on_which_decision_it_rests(office, minor):
    text = Text(
        title="Người gỡ khó",
        text="Được công nhận theo Quyết định số 120/QĐ-SXD.",
        facts_ref=("achievement-report",),
    )
    command = DraftStory(
        story_id=uuid4(), nomination_id=office.exemplar(), minor=minor, text=text, by=BOB, at=AT
    )

    office.publishing.draft_story(command)

    [fact] = office.publishing.events.get(command.story_id)
    assert (fact.nomination_id, fact.minor, fact.drafted_by) == (command.nomination_id, minor, BOB)
    assert (fact.title, fact.text, fact.facts_ref) == (text.title, text.text, [*text.facts_ref])
    assert (fact.recognition_id, fact.decision_number) == (office.recognition_id, "120/QĐ-SXD")
    assert fact.timestamp == AT


def test_a_story_refers_to_what_was_handed_in_first_and_to_what_was_added_later(office):
    office.plan_id = office.plan_with(**WITHOUT_DECISION)
    nomination_id = office.register()
    office.submit(nomination_id)
    common = {"nomination_id": nomination_id, "by": BOB, "at": AT}
    office.nominations.return_nomination(ReturnNomination(**common, reason="Thiếu ảnh."))
    office.nominations.supplement_nomination(
        SupplementNomination(
            **(common | {"by": ALICE}),
            note="Đã bổ sung.",
            documents=(DossierDocument(key="photo", title="Ảnh"),),
        )
    )
    receive(office, nomination_id)

    known = office.publishing.basis(nomination_id).known_facts

    handed_in = {item.key for item in office.plans.rules(office.plan_id).checklist}
    assert known == {*handed_in, "photo", "achievement"}


def test_an_exemplar_that_another_agency_referred_has_no_unit_here(office):
    plan_id = office.plan_with(**WITHOUT_DECISION)
    agency = ExemplarOffice()
    command = ReferNomination(
        nomination_id=agency.exemplar(),
        referral_id=uuid4(),
        destination=Destination(
            tenant="binh-phuoc", level="province", plan_id=plan_id, plan_version=1, plan_year=2024
        ),
        document_number="50/SXD-VP",
        council_minutes="07/BB-HĐ",
        by=HEAD,
        at=AT,
    )
    agency.referring.refer_nomination(command)
    *_, referred = agency.referring.events.get(agency.recognition_id)
    office.referring.open_dossier(referred, origin="so-xay-dung")
    dossier_id = dossier_id_of(command.referral_id)
    receive(office, dossier_id)

    fact = followed(office, dossier_id)

    assert (fact.unit_id, fact.recognition_id, fact.decision_number) == (None, None, None)
    assert (fact.plan_id, fact.subject_kind) == (plan_id, "individual")
