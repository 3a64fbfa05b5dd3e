from uuid import UUID

import pytest

from domain.lists.commands import AcknowledgeList, AnswerList, CancelList, ReturnList
from domain.lists.incoming_list import EntryResult, IncomingList, ListSource, Result
from domain.lists.upward_list import UpwardList
from domain.processes.listing import incoming_id_of
from tests.domain.processes.listing_office import S1, ListingOffice
from tests.domain.processes.office import ALICE, AT

PROVINCE_PLAN = "province-binh-phuoc-2024"


@pytest.fixture
def district():
    return ListingOffice(S1)


@pytest.fixture
def province():
    return ListingOffice(PROVINCE_PLAN)


@pytest.fixture
def nomination_id(district):
    return district.received()


@pytest.fixture
def list_id(district, nomination_id):
    return district.sent(nomination_id)


def sent_fact(district, list_id):
    return district.facts(list_id)[-1]


@pytest.fixture
def incoming_id(district, province, list_id):
    province.listing.take_in(
        sent_fact(district, list_id), origin="thach-an", copy=district.listing.copy_of(list_id)
    )
    return incoming_id_of(list_id)


def acknowledge(province, incoming_id):
    province.lists.acknowledge_list(
        AcknowledgeList(list_id=incoming_id, receipt_number="77/TN", by="penny", at=AT)
    )
    return province.facts(incoming_id)[-1]


def answer(province, incoming_id, nomination_id):
    published = EntryResult(nomination_id=nomination_id, result=Result.PUBLISHED)
    province.lists.answer_list(
        AnswerList(
            list_id=incoming_id,
            results=(published,),
            note="Đã đăng.",
            document_number="90/SNV",
            by="penny",
            at=AT,
        )
    )
    return province.facts(incoming_id)[-1]


def test_a_list_arrives_with_what_was_compiled_and_signed(district, province, list_id, incoming_id):
    compiled, signed, _ = district.facts(list_id)
    received = province.facts(incoming_id)[0]

    assert (received.list_id, received.origin_tenant) == (list_id, "thach-an")
    assert (received.entries, received.counts) == (compiled.entries, compiled.counts)
    assert (received.number, received.signer) == (signed.number, signed.signer)
    assert not hasattr(received, "plan_id")


def test_a_list_arrives_once(district, province, list_id, incoming_id):
    before = province.events()

    province.listing.take_in(
        sent_fact(district, list_id), origin="thach-an", copy=district.listing.copy_of(list_id)
    )

    assert province.events() == before
    assert province.listing.source_of(incoming_id) == ListSource(tenant="thach-an", list_id=list_id)


def test_everything_that_comes_back_is_noted_once(
    district, province, list_id, incoming_id, nomination_id
):
    sent = sent_fact(district, list_id)
    source = province.listing.source_of(incoming_id)
    acknowledged = acknowledge(province, incoming_id)
    answered = answer(province, incoming_id, nomination_id)

    for _ in range(2):
        district.listing.note_delivered(sent)
        district.listing.note_acknowledged(source, acknowledged)
        district.listing.note_answered(source, answered)

    assert [type(fact).TOPIC for fact in district.facts(list_id)[3:]] == [
        "upward-list.delivered",
        "upward-list.acknowledged",
        "upward-list.answered",
    ]
    assert district.facts(list_id)[-2].receipt_number == "77/TN"
    told = district.facts(list_id)[-1]
    assert (told.results, told.note, told.document_number) == (
        answered.results,
        "Đã đăng.",
        "90/SNV",
    )
    assert {fact.timestamp for fact in district.facts(list_id)} == {AT}


def test_a_returned_list_is_noted_once(district, province, list_id, incoming_id):
    source = province.listing.source_of(incoming_id)
    province.lists.return_list(
        ReturnList(list_id=incoming_id, reason="Sai mẫu.", by="penny", at=AT)
    )
    returned = province.facts(incoming_id)[-1]

    for _ in range(2):
        district.listing.note_returned(source, returned)

    assert [fact.reason for fact in district.facts(list_id)[3:]] == ["Sai mẫu."]


def test_a_list_that_was_given_up_stays_here(district, nomination_id):
    list_id = district.compile(nomination_id)

    district.lists.cancel_list(CancelList(list_id=list_id, reason="Lập nhầm kỳ.", by=ALICE, at=AT))

    assert isinstance(district.facts(list_id)[-1], UpwardList.Cancelled)


def test_a_list_in_the_inbox_is_none_of_ones_own(province, incoming_id):
    assert province.lists.load(IncomingList, incoming_id).id == incoming_id


def test_a_list_has_one_id_in_every_inbox_for_ever():
    assert incoming_id_of(UUID(int=1)) == UUID("5f21627e-035d-55d4-9854-6eb990142d0c")
