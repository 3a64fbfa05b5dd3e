from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from domain.erasures.commands import (
    GrantErasure,
    MarkSecret,
    Preserve,
    RefuseErasure,
    RequestErasure,
)
from domain.erasures.erasure import AskedBy
from domain.erasures.preservation import preservation_id_of
from domain.erasures.refusals import PreservedError
from domain.errors import NotFoundError, StaleVersionError
from domain.processes.commands import ReferNomination
from domain.processes.copying import dossier_id_of
from domain.processes.erasing import Erasing
from domain.recognitions.recognition import Destination
from domain.rules.calendar import WorkingCalendar
from domain.subjects.commands import HoldSubject
from domain.subjects.holds import HoldReason
from domain.subjects.refusals import SubjectHeldError
from domain.subjects.subject import Subject
from tests.domain.processes.office import ALICE, AT, BOB, DAY, HEAD, Office
from tests.domain.told import carried, told_mapper

S2 = "s2-so-xay-dung-2024"
NEXT_DAY = WorkingCalendar(days_off=frozenset({DAY + timedelta(days=1)}))
LATER = AT + timedelta(days=1)


class ErasingOffice(Office):
    """An agency that is off on the day after its requests come."""

    def __init__(self):
        super().__init__(S2)
        self.erasing = Erasing(recorder=self.recorder, mapper=told_mapper(), calendar=NEXT_DAY)
        self.nomination_id = self.register()
        self.subject_id = self.load(self.nomination_id).subject_id

    def facts(self, id):
        return list(self.erasing.events.get(id))

    def request(self):
        command = RequestErasure(
            erasure_id=uuid4(),
            subject_id=self.subject_id,
            asked_by=AskedBy.LEGAL_REPRESENTATIVE,
            document="Đơn 1",
            received_on=DAY,
            by=ALICE,
            at=AT,
        )
        self.erasing.request_erasure(command)
        return command

    def granted(self):
        erasure_id = self.request().erasure_id
        self.erasing.grant_erasure(grant(erasure_id))
        return erasure_id


def grant(erasure_id, **more):
    return GrantErasure(erasure_id=erasure_id, document="45/QĐ", by=HEAD, at=LATER, **more)


def refuse(erasure_id, **more):
    return RefuseErasure(
        erasure_id=erasure_id, document="46/TB", reason="Khiếu nại.", by=HEAD, at=LATER, **more
    )


def order(subject_id, number=1):
    return Preserve(
        subject_id=subject_id, order_id=UUID(int=number), document=f"{number}/TTr", by=BOB, at=AT
    )


def secret(subject_id, **more):
    return MarkSecret(
        subject_id=subject_id,
        reference_number="07/MẬT",
        custodian="Văn thư",
        by=HEAD,
        at=LATER,
        **more,
    )


@pytest.fixture
def office():
    return ErasingOffice()


def test_a_request_says_what_was_asked_and_is_due_on_the_second_working_day(office):
    command = office.request()

    (requested,) = office.facts(command.erasure_id)
    carried(command, requested)
    assert (requested.subject_id, requested.due_on) == (office.subject_id, date(2024, 11, 25))


def test_only_a_subject_that_exists_is_erased_preserved_or_marked(office):
    with pytest.raises(NotFoundError, match="There is no subject"):
        office.erasing.request_erasure(replace(office.request(), subject_id=uuid4()))
    with pytest.raises(NotFoundError, match="There is no subject"):
        office.erasing.preserve(order(uuid4()))
    with pytest.raises(NotFoundError, match="There is no subject"):
        office.erasing.mark_secret(secret(uuid4()))


def test_a_request_is_granted_by_the_document_of_the_head(office):
    erasure_id = office.request().erasure_id
    command = grant(erasure_id)

    office.erasing.grant_erasure(command)

    carried(command, office.facts(erasure_id)[-1])


def test_a_request_is_refused_with_the_reason_of_the_head(office):
    erasure_id = office.request().erasure_id
    command = refuse(erasure_id)

    office.erasing.refuse_erasure(command)

    carried(command, office.facts(erasure_id)[-1])


def test_a_request_is_decided_as_it_was_seen(office):
    erasure_id = office.request().erasure_id

    for version in (0, 2):
        with pytest.raises(StaleVersionError):
            office.erasing.grant_erasure(grant(erasure_id, expected_version=version))
        with pytest.raises(StaleVersionError):
            office.erasing.refuse_erasure(refuse(erasure_id, expected_version=version))

    office.erasing.grant_erasure(grant(erasure_id, expected_version=1))


def test_a_held_subject_is_not_erased(office):
    erasure_id = office.request().erasure_id
    office.subjects.hold_subject(
        HoldSubject(
            subject_id=office.subject_id,
            hold_id=uuid4(),
            reason_class=HoldReason.COMPLAINT,
            reference="Đơn số 12/ĐT",
            by=BOB,
            at=AT,
        )
    )

    with pytest.raises(SubjectHeldError):
        office.erasing.grant_erasure(grant(erasure_id))


def test_what_must_be_preserved_is_not_erased_until_every_order_is_lifted(office):
    erasure_id = office.request().erasure_id
    office.erasing.preserve(order(office.subject_id, 1))
    office.erasing.preserve(order(office.subject_id, 2))

    office.erasing.lift_preservation(order(office.subject_id, 1))
    with pytest.raises(PreservedError, match="2/TTr"):
        office.erasing.grant_erasure(grant(erasure_id))
    office.erasing.lift_preservation(order(office.subject_id, 2))
    office.erasing.grant_erasure(grant(erasure_id))

    assert office.facts(erasure_id)[-1].TOPIC == "erasure.granted"


def test_what_another_must_preserve_holds_nothing_up(office):
    other = office.load(office.register()).subject_id
    office.erasing.preserve(order(other))

    assert office.facts(office.granted())[-1].TOPIC == "erasure.granted"


def test_orders_to_preserve_are_kept_with_their_documents(office):
    ordered = order(office.subject_id)
    lifted = replace(ordered, document="9/TTr", by=HEAD, at=LATER)

    office.erasing.preserve(ordered)
    office.erasing.lift_preservation(lifted)

    opened, first, last = office.facts(preservation_id_of(office.subject_id))
    assert (opened.subject_id, opened.timestamp) == (office.subject_id, AT)
    carried(ordered, first)
    carried(lifted, last)


def test_that_keys_were_destroyed_is_noted_once(office):
    erasure_id = office.granted()

    for _ in range(2):
        office.erasing.note_carried_out(erasure_id, at=LATER, keys=3)

    carried_out = office.facts(erasure_id)[2:]
    assert [(each.TOPIC, each.keys, each.timestamp) for each in carried_out] == [
        ("erasure.carried-out", 3, LATER)
    ]


def test_the_keys_of_a_subject_are_its_own_and_those_of_its_dossiers(office):
    office.register()
    second = uuid4()
    office.issue_another(S2)
    office.nominate(second, office.subject_id)
    office.register()

    keys = office.erasing.keys_of(office.request().erasure_id)

    assert keys == (office.subject_id, office.nomination_id, second)
    assert office.erasing.keys_about(office.subject_id) == keys


def test_a_dossier_that_another_agency_referred_is_among_the_keys(office):
    agency = Office(S2)
    recognised, recognition_id = agency.recognised()
    agency.referring.refer_nomination(
        ReferNomination(
            nomination_id=recognised,
            referral_id=UUID(int=10),
            destination=Destination(
                tenant="binh-phuoc",
                level="province",
                plan_id=office.plan_id,
                plan_version=1,
                plan_year=2024,
            ),
            document_number="50/SXD-VP",
            council_minutes="07/BB-HĐ",
            by=HEAD,
            at=AT,
        )
    )
    referred = list(agency.deciding.events.get(recognition_id))[-1]
    office.referring.open_dossier(referred, origin="sxd")
    dossier_id = dossier_id_of(UUID(int=10))
    subject_id = office.load(dossier_id).subject_id

    assert office.erasing.keys_about(subject_id) == (subject_id, dossier_id)


def test_a_state_secret_is_called_by_its_reference_once(office):
    command = secret(office.subject_id)
    office.erasing.mark_secret(command)
    carried(command, office.facts(office.subject_id)[-1])

    for _ in range(2):
        office.erasing.keep_reference_only(office.subject_id, at=LATER)

    assert len(office.facts(office.subject_id)) == 3
    assert office.facts(office.subject_id)[-1].timestamp == LATER
    assert office.erasing.load(Subject, office.subject_id).name == "07/MẬT"


def test_a_subject_is_marked_as_it_was_seen(office):
    for version in (0, 2):
        with pytest.raises(StaleVersionError):
            office.erasing.mark_secret(secret(office.subject_id, expected_version=version))

    office.erasing.mark_secret(secret(office.subject_id, expected_version=1))
