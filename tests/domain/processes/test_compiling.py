from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from domain.errors import NotFoundError
from domain.lists.content import Entry, ListKind
from domain.lists.refusals import AfterSpanError, ListNotInPlanError, OtherPlansDossierError
from domain.nominations.commands import ReceiveNomination, WithdrawNomination
from domain.nominations.stages import WrongStageError
from domain.processes.commands import ReferNomination, RevokeRecognition
from domain.processes.copying import dossier_id_of
from domain.recognitions.recognition import Destination
from domain.recognitions.refusals import RecognitionRevokedError
from domain.rules.kinds import SubjectKind
from domain.rules.route import NoRouteError, WrongRouteError
from domain.rules.spans import UnknownSpanError
from tests.domain.processes.listing_office import (
    FIELD,
    MONTH,
    S0,
    S1,
    S4,
    ListingOffice,
    with_lists,
)
from tests.domain.processes.office import ALICE, AT, DAY, HEAD

S2, S3 = "s2-so-xay-dung-2024", "s3-so-ngoai-vu-2023"


@pytest.fixture
def district():
    return ListingOffice(S1)


def compiled(office, *nomination_ids, **asked):
    return office.facts(office.compile(*nomination_ids, **asked))[0]


def withdraw(office, nomination_id):
    office.tabling.withdraw_nomination(
        WithdrawNomination(nomination_id=nomination_id, reason="Chuyển công tác.", by=ALICE, at=AT)
    )


def test_an_entry_shows_the_dossier_as_it_stands(district):
    nomination_id = district.received()

    fact = compiled(district, nomination_id)

    entry = Entry(
        nomination_id=nomination_id,
        subject_id=district.load(nomination_id).subject_id,
        subject_kind="individual",
        subject_name="Nguyễn Văn An",
        unit_name="Phòng A",
        field="office-culture",
        field_title="Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
        scope="overall",
        achievement="Cải tiến quy trình.",
        stage="received",
        decision_number=None,
        decided_on=None,
    )
    assert fact.entries == [entry.as_dict()]
    assert (fact.span, fact.kind, fact.route_to) == (MONTH, "monthly", "province")
    assert fact.plan_title == district.plans.rules(district.plan_id).title


def test_a_list_says_of_which_plan_and_version_it_is_and_who_compiled_it(district):
    fact = compiled(district, nil_reason="Không có điển hình trong kỳ.")

    assert (fact.plan_id, fact.plan_version, fact.compiled_by, fact.nil_reason) == (
        district.plan_id,
        1,
        ALICE,
        "Không có điển hình trong kỳ.",
    )
    assert fact.timestamp == AT


def test_a_dossier_of_the_last_day_of_the_span_is_on_the_list(district):
    nomination_id = district.register(field=FIELD)
    last_day = AT + timedelta(days=10)
    district.submit(nomination_id, at=last_day)
    district.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by=ALICE, at=last_day)
    )

    assert compiled(district, nomination_id, at=last_day).entries


def test_a_dossier_that_another_agency_referred_has_no_unit_here(district):
    agency = ListingOffice(S2)
    recognised, _ = agency.recognised()
    above = Destination(
        tenant="thach-an",
        level="province",
        plan_id=district.plan_id,
        plan_version=1,
        plan_year=2024,
    )
    agency.referring.refer_nomination(
        ReferNomination(
            nomination_id=recognised,
            referral_id=UUID(int=10),
            destination=above,
            document_number="50/SXD-VP",
            council_minutes="07/BB-HĐ",
            by=HEAD,
            at=AT,
        )
    )
    recognition_id = agency.load(recognised).recognition_id
    district.referring.open_dossier(agency.facts(recognition_id)[-1], origin="sxd")
    dossier_id = dossier_id_of(UUID(int=10))
    district.nominations.receive_nomination(
        ReceiveNomination(nomination_id=dossier_id, by=ALICE, at=AT)
    )

    (entry,) = compiled(district, dossier_id).entries

    assert (entry["unit_name"], entry["achievement"]) == (None, "Cải tiến quy trình.")


def test_nobody_is_on_a_list_twice_and_the_order_is_kept(district):
    first, second = district.received(), district.received(name="Lê Thị Bình")

    fact = compiled(district, second, first, second)

    assert [entry["nomination_id"] for entry in fact.entries] == [str(second), str(first)]


def test_a_dossier_of_an_earlier_month_may_still_be_on_the_list(district):
    nomination_id = district.received()

    assert compiled(district, nomination_id, span="2024-12", at=AT + timedelta(days=20)).entries


def test_a_dossier_that_came_after_the_span_is_not(district):
    nomination_id = district.received()

    with pytest.raises(AfterSpanError) as refusal:
        district.compile(nomination_id, span="2024-10")

    assert str(refusal.value) == f"The dossier {nomination_id} of 2024-11-20 came after 2024-10."


def test_a_dossier_that_was_not_received_is_not_ready(district):
    nomination_id = district.register(field=FIELD)
    district.submit(nomination_id)

    with pytest.raises(WrongStageError, match="The dossier is submitted"):
        district.compile(nomination_id)


def test_a_withdrawn_dossier_is_not_listed(district):
    nomination_id = district.received()
    withdraw(district, nomination_id)

    with pytest.raises(WrongStageError, match="The dossier is withdrawn"):
        district.compile(nomination_id)


def test_a_dossier_of_another_plan_is_not_listed(district):
    nomination_id = district.received()
    district.issue_another(S0, with_lists({}))

    with pytest.raises(OtherPlansDossierError, match=str(nomination_id)):
        district.compile(nomination_id)


def test_an_unknown_dossier_or_span_is_refused(district):
    with pytest.raises(NotFoundError):
        district.compile(uuid4())
    with pytest.raises(UnknownSpanError):
        district.compile(span="tháng 11")


def test_what_the_council_has_considered_is_listed_without_a_decision():
    office = ListingOffice(S0)
    nomination_id = office.register()
    office.submit(nomination_id)
    office.table(office.convene(), nomination_id)

    fact = compiled(office, nomination_id, kind=ListKind.INTRODUCTION, span="2024-Q3-Q4")

    assert [entry["stage"] for entry in fact.entries] == ["tabled"]
    assert fact.council_proposal_required


def test_what_the_council_has_not_considered_is_not():
    office = ListingOffice(S0)
    nomination_id = office.register()
    office.submit(nomination_id)

    with pytest.raises(WrongStageError, match="The dossier is submitted"):
        office.compile(nomination_id, kind=ListKind.INTRODUCTION, span="2024")


def test_registrations_of_a_period_go_up_as_numbers():
    office = ListingOffice(S4)
    people = [office.register() for _ in range(2)]
    collective = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng A")

    fact = compiled(
        office, *people, collective, kind=ListKind.REGISTRATION_COUNTS, span="2021-2025"
    )

    assert fact.entries == []
    assert [(row["subject_kind"], row["count"]) for row in fact.counts] == [
        ("collective", 1),
        ("individual", 2),
    ]


def test_a_withdrawn_registration_is_not_counted():
    office = ListingOffice(S4)
    nomination_id = office.register()
    withdraw(office, nomination_id)

    with pytest.raises(WrongStageError, match="is withdrawn; the step “registered” cannot"):
        office.compile(nomination_id, kind=ListKind.REGISTRATION_COUNTS, span="2021-2025")


def test_T17_a_list_of_S4_goes_to_the_ministry_and_not_to_the_province():
    office = ListingOffice(S4)
    list_id = office.compile(office.register(), kind=ListKind.INTRODUCTION, span="2021-2025")
    office.sign(list_id)

    with pytest.raises(WrongRouteError):
        office.send(list_id, destination="khanh-hoa", level="province")
    office.send(
        list_id, destination="khanh-hoa", level="province", reason="Bộ đã ủy quyền cho tỉnh."
    )

    assert office.facts(list_id)[-1].route_override_reason == "Bộ đã ủy quyền cho tỉnh."


def test_a_plan_that_sends_dossiers_compiles_no_list():
    office = ListingOffice(S2)
    nomination_id, _ = office.recognised()

    with pytest.raises(ListNotInPlanError):
        office.compile(nomination_id)


def test_a_plan_without_route_compiles_no_list():
    office = ListingOffice(S3)

    with pytest.raises(NoRouteError):
        office.compile(office.register())


@pytest.fixture
def recognising():
    return ListingOffice(S2, form="list")


def test_a_recognised_exemplar_is_listed_with_its_decision(recognising):
    nomination_id, _ = recognising.recognised()

    entry = compiled(recognising, nomination_id).entries[0]

    assert (entry["stage"], entry["decision_number"], entry["decided_on"]) == (
        "recognised",
        "120/QĐ-SXD",
        DAY.isoformat(),
    )


def test_where_only_recognised_ones_go_up_a_passed_vote_is_not_enough(recognising):
    nomination_id = recognising.voted(yes=11)

    with pytest.raises(WrongStageError, match="The dossier is voted"):
        recognising.compile(nomination_id)


def test_a_revoked_recognition_is_not_listed(recognising):
    nomination_id, recognition_id = recognising.recognised()
    recognising.deciding.revoke_recognition(
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

    with pytest.raises(RecognitionRevokedError):
        recognising.compile(nomination_id)


def test_an_entry_is_stored_as_text():
    entry = Entry(
        nomination_id=UUID(int=1),
        subject_id=UUID(int=2),
        subject_kind="individual",
        subject_name="An",
        unit_name=None,
        field=None,
        field_title=None,
        scope="overall",
        achievement="…",
        stage="received",
        decision_number=None,
        decided_on=None,
    )

    assert [
        (each["nomination_id"], each["decided_on"])
        for each in (entry.as_dict(), replace(entry, decided_on=DAY).as_dict())
    ] == [(str(UUID(int=1)), None), (str(UUID(int=1)), "2024-11-20")]
