from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from domain.criteria.fact_values import FactKind
from domain.criteria.finding import Finding
from domain.nominations.commands import WithdrawNomination
from domain.plans.commands import AmendPlan
from domain.processes.commands import RecogniseNomination
from domain.processes.grounds import FindingOverturnedError
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import AttestFact
from tenants.plan_files import read_file, shipped_path
from tests.domain.processes.office import ALICE, AT, DAY, HEAD, Office
from tests.domain.processes.test_evidence import StrongerRule, link, register_leader

S2 = "s2-so-xay-dung-2024"
S4 = "s4-so-tnmt-khanh-hoa-2021-2025"
RATING = "S2-04"


def rating_in(years, at_least="HTXSNV"):
    """The plan of Sở Xây dựng for two years, and the rating that it asks for in `years`."""

    def change(document):
        criterion = next(each for each in document["criteria"] if each["key"] == RATING)
        criterion.pop("year")
        criterion["check"] = {"kind": "rating_at_least", "at_least": at_least, "years": years}
        document["period"] = {"start": "2024-01-01", "end": "2025-12-31"}

    return change


def attest(office, nomination_id, kind, value, year):
    office.subjects.attest_fact(
        AttestFact(
            subject_id=office.load(nomination_id).subject_id,
            fact_id=uuid4(),
            kind=FactKind(kind),
            value=value,
            year=year,
            source_document="QĐ 15/QĐ-SXD",
            document_date=DAY,
            provisional=False,
            by=ALICE,
            at=AT,
        )
    )


def judged(office, nomination_id, *, on=DAY):
    dossier = office.assessing.dossier(nomination_id, on=on)
    return next(each for each in dossier.criteria if each.criterion.key == RATING).assessment


@pytest.fixture
def over_years():
    return Office(S2, changed=rating_in("every_year"))


def rated_down_in_the_second_year(office, nomination_id):
    attest(office, nomination_id, "rating", {"value": "HTXSNV"}, 2024)
    attest(office, nomination_id, "rating", {"value": "HTTNV"}, 2025)


def test_a_dossier_is_seen_as_on_the_day_that_is_asked_for(over_years):
    nomination_id = over_years.register()
    rated_down_in_the_second_year(over_years, nomination_id)

    assert judged(over_years, nomination_id).value is Finding.MET
    assert judged(over_years, nomination_id, on=date(2025, 1, 1)).value is Finding.NOT_MET
    seen = over_years.assessing.dossier(nomination_id, on=DAY)
    assert (seen.on, seen.nomination_id) == (DAY, nomination_id)


@pytest.mark.parametrize("criterion", ["S2-05", "S9-99"])
def test_where_there_is_nothing_to_compute_the_machine_has_no_view(criterion):
    office = Office(S2)
    nomination = office.load(office.register())

    assert office.assessing.criterion(nomination, criterion, on=DAY) is None


def test_the_view_of_one_criterion_is_that_of_the_dossier(over_years):
    nomination_id = over_years.register()
    rated_down_in_the_second_year(over_years, nomination_id)
    nomination = over_years.load(nomination_id)

    for day in (DAY, date(2025, 1, 1)):
        one = over_years.assessing.criterion(nomination, RATING, on=day)
        assert one == judged(over_years, nomination_id, on=day)


def decide(office, nomination_id, at):
    office.deciding.recognise_nomination(
        RecogniseNomination(
            nomination_id=nomination_id,
            recognition_id=uuid4(),
            decision_number="120/QĐ-SXD",
            decided_on=DAY,
            signer="Võ Tất Dũng",
            by=HEAD,
            at=at,
        )
    )


def test_the_decision_rests_on_the_facts_as_of_its_day_in_vietnam(over_years):
    nomination_id = over_years.voted(yes=11)
    over_years.propose(nomination_id)
    rated_down_in_the_second_year(over_years, nomination_id)

    with pytest.raises(FindingOverturnedError, match=RATING):
        decide(over_years, nomination_id, datetime(2024, 12, 31, 17, 0, tzinfo=UTC))
    decide(over_years, nomination_id, datetime(2024, 12, 31, 16, 59, tzinfo=UTC))


def amend(office, change):
    document = dict(read_file(shipped_path(S2)).data)
    change(document)
    office.plans.amend_plan(
        AmendPlan(
            plan_id=office.plan_id,
            document=document,
            source_sha256="b" * 64,
            reason="Hạ mức xếp loại.",
            authorised_by="900/KH-SXD",
            at=AT,
        )
    )


def test_a_dossier_is_held_against_the_version_under_which_it_began(over_years):
    before = over_years.register()
    amend(over_years, rating_in("every_year", at_least="HTTNV"))
    after = over_years.register()
    for nomination_id in (before, after):
        attest(over_years, nomination_id, "rating", {"value": "HTTNV"}, 2024)

    assert judged(over_years, before).value is Finding.NOT_MET
    assert judged(over_years, after).value is Finding.MET


def test_preferences_are_those_of_the_kind_of_subject_and_titles_those_of_the_period():
    office = Office(S4)
    person, collective = office.register(), office.register(kind=SubjectKind.COLLECTIVE, name="A")
    for year in (2020, 2021, 2025, 2026):
        attest(office, person, "title", {"title": "CSTDCS"}, year)

    seen = office.assessing.dossier(person, on=DAY)
    assert (seen.preferences, len(seen.title_heights)) == (("higher-title-first",), 2)
    assert office.assessing.dossier(collective, on=DAY).preferences == ()


def test_when_the_collective_s_dossier_is_withdrawn_the_leader_fails():
    stronger = StrongerRule()
    office = stronger.office
    collective = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng A")
    leader = register_leader(office)
    link(office, leader, collective_nomination_id=collective)
    office.tabling.withdraw_nomination(
        WithdrawNomination(nomination_id=collective, reason="Thôi.", by=ALICE, at=AT)
    )

    dossier = office.assessing.dossier(leader, on=DAY)
    rule = next(each for each in dossier.criteria if each.criterion.key == "S2-12")
    assert rule.assessment
    assert rule.assessment.value is Finding.NOT_MET
