"""Whoever decided on an older version than the one in force is refused, and nothing is stored."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from domain.errors import StaleVersionError
from domain.exemplars.commands import AmendList, FileList
from domain.exemplars.kinds import Capacity, Channel
from domain.exemplars.registration_list import Entry, list_id_of
from domain.exemplars.story import Text
from domain.exemplars.story_commands import (
    DraftStory,
    GiveConsent,
    PublishStory,
    ReviseStory,
    TakeDownStory,
    WithdrawConsent,
)
from domain.nominations.commands import ExamineCriterion, ReceiveNomination, WithdrawNomination
from domain.nominations.findings import Finding
from domain.processes.commands import (
    LinkToMovement,
    PostponeNomination,
    ReferNomination,
    TableNominations,
)
from domain.recognitions.recognition import Destination
from domain.rules.kinds import SubjectKind
from tests.domain.processes.exemplars import ExemplarOffice
from tests.domain.processes.office import ALICE, AT, BOB, CHARLIE, DAY, HEAD

TEXT = Text(
    title="Người gỡ khó",
    text="Được công nhận theo Quyết định số 120/QĐ-SXD.",
    facts_ref=("achievement-report",),
)


@pytest.fixture
def office():
    return ExemplarOffice()


def version_of(office, aggregate_id):
    return len(list(office.nominations.events.get(aggregate_id)))


def refused_when_stale(office, ask, command, aggregate_id):
    """Asked on the version before, it stores nothing; asked on the version in force, it does."""
    version = version_of(office, aggregate_id)
    before = office.recorder.max_notification_id()

    with pytest.raises(StaleVersionError):
        ask(replace(command, expected_version=version - 1))
    assert office.recorder.max_notification_id() == before

    ask(replace(command, expected_version=version))
    assert office.recorder.max_notification_id() > before


# Dossiers and sessions


def test_dossiers_are_tabled_before_the_session_that_was_seen(office):
    nomination_id, session_id = office.verified(), office.convene()
    office.table(session_id, office.verified())
    command = TableNominations(
        session_id=session_id, nomination_ids=(nomination_id,), by=BOB, at=AT
    )

    refused_when_stale(office, office.tabling.table_nominations, command, session_id)


def test_a_dossier_is_postponed_as_it_was_seen(office):
    nomination_id = office.verified()
    office.table(office.convene(), nomination_id)
    command = PostponeNomination(nomination_id=nomination_id, reason="Chờ.", by=BOB, at=AT)

    refused_when_stale(office, office.tabling.postpone_nomination, command, nomination_id)


def test_a_dossier_is_withdrawn_as_it_was_seen(office):
    nomination_id = office.verified()
    command = WithdrawNomination(nomination_id=nomination_id, reason="Thôi.", by=ALICE, at=AT)

    refused_when_stale(office, office.tabling.withdraw_nomination, command, nomination_id)


def test_a_criterion_is_examined_in_the_dossier_that_was_seen(office):
    nomination_id = office.register()
    office.submit(nomination_id)
    office.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
    )
    command = ExamineCriterion(
        nomination_id=nomination_id,
        criterion=office.load(nomination_id).criteria[0],
        finding=Finding.MET,
        opinion="Có minh chứng.",
        by=CHARLIE,
        at=AT,
    )

    refused_when_stale(office, office.verifying.examine_criterion, command, nomination_id)


def test_a_movement_is_named_in_the_dossier_that_was_seen(office):
    nomination_id = office.register()
    office.submit(nomination_id)
    command = LinkToMovement(
        nomination_id=nomination_id, movement_id=office.movement(), by=BOB, at=AT
    )

    refused_when_stale(office, office.registering.link_to_movement, command, nomination_id)


def test_a_dossier_is_referred_as_it_was_seen(office):
    nomination_id = office.exemplar()
    command = ReferNomination(
        nomination_id=nomination_id,
        referral_id=uuid4(),
        destination=Destination(
            tenant="binh-phuoc", level="province", plan_id=uuid4(), plan_version=1, plan_year=2024
        ),
        document_number="50/SXD-VP",
        council_minutes="07/BB-HĐ",
        by=HEAD,
        at=AT,
    )

    refused_when_stale(office, office.referring.refer_nomination, command, nomination_id)


# Lists and stories


def test_a_list_is_amended_as_it_was_seen(office):
    entries = (Entry(subject_kind=SubjectKind.INDIVIDUAL, subject_id=None, description="Mới."),)
    of_2024 = {"plan_id": office.plan_id, "unit_id": office.unit_id, "period": "2024"}
    office.watching.file_list(FileList(**of_2024, entries=entries, by=ALICE, at=AT))
    list_id = list_id_of(**of_2024)
    command = AmendList(list_id=list_id, entries=entries, reason="Sửa.", by=ALICE, at=AT)
    office.watching.amend_list(command)

    refused_when_stale(office, office.watching.amend_list, command, list_id)


def test_a_story_is_changed_consented_to_and_published_as_it_was_seen(office):
    story_id = uuid4()
    office.publishing.draft_story(
        DraftStory(
            story_id=story_id,
            nomination_id=office.exemplar(),
            minor=False,
            text=TEXT,
            by=BOB,
            at=AT,
        )
    )
    common: dict[str, Any] = {"story_id": story_id, "by": BOB, "at": AT}
    revise = ReviseStory(**common, text=TEXT, reason="Chính tả.")
    office.publishing.revise_story(revise)
    consent = GiveConsent(
        **common,
        consented_by="Nguyễn Văn An",
        capacity=Capacity.SUBJECT,
        document="Giấy đồng ý",
        scope=(Channel.PORTAL,),
    )
    publish = PublishStory(
        **common, channel=Channel.PORTAL, url="https://example.gov.vn/1", published_from=DAY
    )
    withdraw = WithdrawConsent(**common, capacity=Capacity.SUBJECT, reason="Theo nguyện vọng.")
    take_down = TakeDownStory(**common, channel=Channel.PORTAL, reason="Rút đồng ý.")
    publishing = office.publishing

    refused_when_stale(office, publishing.revise_story, revise, story_id)
    refused_when_stale(office, publishing.give_consent, consent, story_id)
    refused_when_stale(office, publishing.publish_story, publish, story_id)
    refused_when_stale(office, publishing.withdraw_consent, withdraw, story_id)
    refused_when_stale(office, publishing.take_down_story, take_down, story_id)
