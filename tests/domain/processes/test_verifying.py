"""A finding is recorded as it was asked, beside what the machine says on that day in Vietnam."""

from datetime import UTC, datetime

import pytest

from domain.nominations.commands import ExamineCriterion, ReceiveNomination
from domain.nominations.findings import Finding
from domain.subjects.subject import Subject
from tests.domain.processes.exemplars import CLAUSE, ExemplarOffice
from tests.domain.processes.office import AT, BOB, CHARLIE, DAY
from tests.domain.told import carried

EVERY_YEAR = {
    "key": "X-01",
    "scope": "general",
    "judged": "B",
    "statement": "Hằng năm hoàn thành xuất sắc nhiệm vụ",
    "check": {"kind": "rating_at_least", "at_least": "HTXSNV", "years": "every_year"},
    "clause": CLAUSE,
}
"""A criterion of which a year counts once it is over."""


def examined(at):
    office = ExemplarOffice()
    office.plan_id = office.plan_with(criteria=[EVERY_YEAR])
    nomination_id = office.register()
    office.submit(nomination_id)
    office.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
    )
    command = ExamineCriterion(
        nomination_id=nomination_id,
        criterion="X-01",
        finding=Finding.MET,
        opinion="Có minh chứng.",
        evidence=("QĐ 15",),
        by=CHARLIE,
        at=at,
    )
    office.verifying.examine_criterion(command)
    *_, fact = office.verifying.events.get(nomination_id)
    return command, fact


@pytest.mark.parametrize(
    ("at", "years"),
    [
        (datetime(2024, 12, 31, 16, 59, tzinfo=UTC), 0),
        (datetime(2024, 12, 31, 17, 0, tzinfo=UTC), 1),
    ],
)
def test_the_machine_counts_a_year_from_the_midnight_of_vietnam_on(at, years):
    _, fact = examined(at)

    assert fact.assessment["numbers"]["years"] == years


def test_a_finding_says_what_was_asked():
    carried(*examined(AT))


def test_of_a_state_secret_the_machine_says_nothing():
    office = ExemplarOffice()
    office.plan_id = office.plan_with(criteria=[EVERY_YEAR])
    nomination_id = office.register()
    nomination = office.load(nomination_id)
    subject = office.subjects.load(Subject, nomination.subject_id)
    assert office.assessing.criterion(nomination, "X-01", on=DAY) is not None

    subject.mark_secret(at=AT, by=BOB, reference_number="07/MẬT", custodian="Văn thư")
    office.subjects.store(subject)

    assert office.assessing.criterion(nomination, "X-01", on=DAY) is None
