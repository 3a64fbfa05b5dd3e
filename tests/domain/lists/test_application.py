"""Every command reaches its list whole, and on the version that was decided on."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.errors import StaleVersionError
from domain.lists.application import Lists
from domain.lists.commands import (
    AcknowledgeList,
    AnswerList,
    CancelList,
    ReturnList,
    SendList,
    SignList,
)
from domain.lists.incoming_list import IncomingList, ListSource
from domain.lists.upward_list import UpwardList
from tests.domain.lists.story import (
    ACKNOWLEDGED,
    ALICE,
    ANSWERED,
    COMMENDED,
    CONTENT,
    COPY,
    HEAD,
    LIST_ID,
    NOON,
    PENNY,
    PERIOD,
    ROUTE,
    SENT,
    SIGNED,
    SIGNED_ON,
)
from tests.domain.told import told_mapper
from tests.specification import fact, facts_of

LATER = datetime(2021, 12, 21, 5, 0, tzinfo=UTC)
SIGN: dict[str, Any] = {"number": "12/DS-BQL", "signer": "Trưởng Ban", "council_minutes": "3/BB-HĐ"}


@pytest.fixture
def lists():
    return Lists(recorder=POPOApplicationRecorder(), mapper=told_mapper())


@pytest.fixture
def own(lists):
    upward = UpwardList.compile(
        list_id=uuid4(), at=NOON, by=ALICE, content=CONTENT, period=PERIOD, route=ROUTE
    )
    lists.store(upward)
    return upward.id


@pytest.fixture
def incoming(lists):
    source = ListSource(tenant="bql-kcn", list_id=LIST_ID)
    received = IncomingList.receive(incoming_list_id=uuid4(), at=NOON, source=source, copy=COPY)
    lists.store(received)
    return received.id


def signing(list_id, **more):
    return SignList(
        list_id=list_id, signed_on=date(2021, 12, 20), by=HEAD, at=LATER, **SIGN, **more
    )


def sending(list_id, **more):
    return SendList(
        list_id=list_id, destination="soc-trang", level="province", by=HEAD, at=LATER, **more
    )


def cancelling(list_id, **more):
    return CancelList(list_id=list_id, reason="Lập nhầm kỳ.", by=ALICE, at=LATER, **more)


def acknowledging(list_id, **more):
    return AcknowledgeList(list_id=list_id, receipt_number="77/TN", by=PENNY, at=LATER, **more)


def answering(list_id, **more):
    return AnswerList(
        list_id=list_id,
        document_number="90/SNV",
        note="Đăng trên cổng.",
        results=(COMMENDED,),
        by=PENNY,
        at=LATER,
        **more,
    )


def returning(list_id, **more):
    return ReturnList(list_id=list_id, reason="Sai mẫu.", by=PENNY, at=LATER, **more)


def recorded(lists, list_id: UUID):
    events = list(lists.events.get(list_id))[1:]
    assert {event.timestamp for event in events} == {LATER}
    return facts_of(events)


def test_a_list_is_signed_and_sent(lists, own):
    lists.sign_list(signing(own))
    lists.send_list(sending(own, expected_version=2))

    assert date(2021, 12, 20) == SIGNED_ON
    assert recorded(lists, own) == [SIGNED, SENT]


def test_a_list_is_sent_elsewhere_with_its_reason(lists, own):
    lists.sign_list(signing(own))
    command = sending(own, route_override_reason="Ủy quyền.")
    lists.send_list(SendList(**vars(command) | {"level": "ministry"}))

    assert recorded(lists, own)[-1].fields["route_override_reason"] == "Ủy quyền."


def test_a_list_is_given_up(lists, own):
    lists.cancel_list(cancelling(own))

    cancelled = fact(UpwardList.Cancelled, reason="Lập nhầm kỳ.", cancelled_by=ALICE)
    assert recorded(lists, own) == [cancelled]


def test_a_list_in_the_inbox_is_acknowledged_and_answered(lists, incoming):
    lists.acknowledge_list(acknowledging(incoming))
    lists.answer_list(answering(incoming))

    assert recorded(lists, incoming) == [ACKNOWLEDGED, ANSWERED]


def test_a_list_in_the_inbox_is_given_back(lists, incoming):
    lists.return_list(returning(incoming))

    returned = fact(IncomingList.Returned, reason="Sai mẫu.", returned_by=PENNY)
    assert recorded(lists, incoming) == [returned]


@pytest.mark.parametrize("command", [signing, cancelling])
def test_a_stale_decision_on_a_list_is_refused(lists, own, command):
    handle = lists.sign_list if command is signing else lists.cancel_list

    with pytest.raises(StaleVersionError):
        handle(command(own, expected_version=7))


@pytest.mark.parametrize("command", [acknowledging, returning])
def test_a_stale_decision_on_the_inbox_is_refused(lists, incoming, command):
    handle = lists.acknowledge_list if command is acknowledging else lists.return_list

    with pytest.raises(StaleVersionError):
        handle(command(incoming, expected_version=7))
