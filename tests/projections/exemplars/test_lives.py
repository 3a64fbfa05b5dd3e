from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.exemplars.exemplar import Exemplar
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from projections.exemplars.life_view import (
    AdoptionEntry,
    AssessmentEntry,
    ExemplarEntry,
    ExemplarLivesView,
    FundEntry,
)
from tenants.scope import enter
from tests.projections.exemplars.life import (
    ADOPTED,
    ADOPTION,
    ADOPTION_ASSESSED,
    ASSESSED,
    ASSESSMENT,
    DAY,
    EXEMPLAR,
    FOLLOWED,
    OTHER_UNIT,
    VISITED,
    scheduled,
    supported,
)
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    GRANTED,
    NOMINATION,
    PLAN,
    RECOGNITION,
    REVOKED,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
    UNIT,
)

LATER = UUID(int=60)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield ExemplarLivesView(engine)


@pytest.fixture
def followed(publish, worker):
    def publish_and_follow(*facts):
        publish(Subject, SUBJECT, SUBJECT_REGISTERED)
        publish(Recognition, RECOGNITION, GRANTED)
        publish(Exemplar, EXEMPLAR, FOLLOWED, *facts)
        worker.catch_up()

    return publish_and_follow


def test_an_exemplar_is_shown_with_support_and_spread(followed, view):
    followed(supported(5_000_000), VISITED, supported(2_000_000), ADOPTED)

    fund = {
        "form": "support-given",
        "kind": "fund",
        "what": "Mở rộng",
        "fund": "Quỹ thi đua",
        "document": "QĐ 1",
        "given_on": "2024-12-12",
        "recorded_by": "bob",
    }
    assert view.get(NOMINATION) == ExemplarEntry(
        nomination_id=NOMINATION,
        version=5,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_name="Nguyễn Thị An",
        subject_kind="individual",
        unit_id=UNIT,
        plan_id=PLAN,
        plan_year=2024,
        decision_number="15/QĐ-SXD",
        decided_on=date(2024, 12, 10),
        state="in_force",
        nurture=[],
        difficulties=[],
        support=[fund | {"amount": 5_000_000}, fund | {"amount": 2_000_000}],
        funded=7_000_000,
        spread=[
            {
                "form": "visit-held",
                "held_on": "2024-12-12",
                "place": "Sở",
                "visitors": "Sở Ngoại vụ",
                "number": 12,
                "learnt": "Cách làm",
                "recorded_by": "bob",
            }
        ],
        adopters=1,
        followed_at=THE_BEGINNING + timedelta(minutes=3),
        updated_at=THE_BEGINNING + timedelta(minutes=7),
    )


def test_support_from_a_fund_is_summed_up_by_year(followed, view):
    followed(supported(5_000_000), supported(2_000_000), supported(1_000_000, year=2023))

    assert view.funds() == [
        FundEntry(fund="Quỹ thi đua", year=2023, times=1, amount=1_000_000),
        FundEntry(fund="Quỹ thi đua", year=2024, times=2, amount=7_000_000),
    ]


def test_an_assessment_is_overdue_after_its_last_day(followed, view):
    followed(scheduled(date(2025, 6, 30)), scheduled(date(2025, 12, 31), LATER))

    def overdue(day):
        return [each.assessment_id for each in view.assessments(overdue_on=day).items]

    assert overdue(date(2025, 6, 30)) == []
    assert overdue(date(2025, 7, 1)) == [ASSESSMENT]
    assert overdue(date(2026, 1, 1)) == [ASSESSMENT, LATER]


def test_an_assessment_that_was_made_is_shown_with_its_finding(followed, view):
    followed(scheduled(date(2025, 6, 30)), ASSESSED)

    assert view.assessments(nomination_id=NOMINATION).items == (
        AssessmentEntry(
            assessment_id=ASSESSMENT,
            nomination_id=NOMINATION,
            subject_id=SUBJECT,
            subject_name="Nguyễn Thị An",
            unit_id=UNIT,
            due_on=date(2025, 6, 30),
            pending=False,
            assessed_on=date(2024, 11, 1),
            late=False,
            result="met",
            effect="Giảm chờ",
            reach="Ba phòng",
            evidence=["BC 1"],
        ),
    )
    assert view.assessments(overdue_on=date(2026, 1, 1)).items == ()
    assert view.assessments(pending=True, unit_id=UNIT).items == ()


def test_after_a_revocation_nothing_is_overdue_any_more(followed, publish, worker, view):
    followed(scheduled(date(2025, 6, 30)))
    publish(Recognition, RECOGNITION, REVOKED)
    publish(Exemplar, EXEMPLAR, scheduled(date(2025, 12, 31), LATER))
    worker.catch_up()

    assert view.get(NOMINATION).state == "revoked"
    assert view.assessments(overdue_on=date(2026, 1, 1)).items == ()


def test_who_adopted_what_with_what_result(followed, view):
    followed(ADOPTED, ADOPTION_ASSESSED)

    assert view.adoptions(subject_id=SUBJECT, adopter_unit_id=OTHER_UNIT).items == (
        AdoptionEntry(
            adoption_id=ADOPTION,
            nomination_id=NOMINATION,
            subject_id=SUBJECT,
            subject_name="Nguyễn Thị An",
            subject_kind="individual",
            adopter_unit_id=OTHER_UNIT,
            adopter="Phòng Nhà ở",
            what="Quy trình",
            adopted_on=DAY,
            result="Giảm nửa",
        ),
    )
    assert view.adoptions(subject_kind="model").items == ()


def test_a_corrected_name_is_shown_everywhere(followed, publish, worker, view):
    followed(ADOPTED, scheduled(DAY))
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    worker.catch_up()

    rows = (*view.page(state="in_force").items, *view.adoptions().items, *view.assessments().items)
    assert [each.subject_name for each in rows] == ["Nguyễn Thị Ân"] * 3


def test_before_its_first_record_nobody_is_followed(view):
    with pytest.raises(NotFoundError):
        view.get(NOMINATION)
