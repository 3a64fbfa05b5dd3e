from datetime import date
from uuid import UUID

import pytest

from domain.councils.council import Council
from domain.errors import NotFoundError
from projections.registers.councils import CouncilEntry, CouncilRegisterView
from tenants.scope import enter
from tests.projections.publishing import scope_of
from tests.specification import fact

COUNCIL, OTHER = UUID(int=20), UUID(int=21)
MEMBERS = [{"member_id": "alice", "name": "Nguyễn Thị An", "role": "chair"}]
ROSTER = {
    "roster_version": 1,
    "members": MEMBERS,
    "mandate_from": date(2024, 1, 1),
    "mandate_to": None,
    "decision_number": "4/QĐ-SXD",
}
POLICY = {
    "policy_version": 1,
    "policy": {"threshold": "9/10"},
    "authorised_by": "Quy chế số 5",
    "adopted_on": date(2024, 2, 1),
}


def founded(day):
    return fact(
        Council.Founded,
        name="Hội đồng Thi đua - Khen thưởng",
        level="agency",
        decision_number="3/QĐ-SXD",
        founded_on=day,
    )


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield CouncilRegisterView(engine)


def test_a_council_is_shown_with_its_rosters_and_policies(publish, worker, view):
    later = ROSTER | {"roster_version": 2, "mandate_to": date(2026, 1, 1)}
    publish(
        Council,
        COUNCIL,
        founded(date(2024, 1, 1)),
        fact(Council.RosterAppointed, **ROSTER),
        fact(Council.VotePolicyAdopted, **POLICY),
        fact(Council.RosterAppointed, **later),
    )
    worker.catch_up()

    assert view.get(COUNCIL) == CouncilEntry(
        council_id=COUNCIL,
        version=4,
        name="Hội đồng Thi đua - Khen thưởng",
        level="agency",
        decision_number="3/QĐ-SXD",
        founded_on=date(2024, 1, 1),
        rosters=[
            ROSTER | {"mandate_from": "2024-01-01"},
            later | {"mandate_from": "2024-01-01", "mandate_to": "2026-01-01"},
        ],
        policies=[POLICY | {"adopted_on": "2024-02-01"}],
    )


def test_councils_come_in_pages_by_founding(publish, worker, view):
    publish(Council, COUNCIL, founded(date(2024, 6, 1)))
    publish(Council, OTHER, founded(date(2021, 6, 1)))
    worker.catch_up()

    first = view.page(limit=1)
    second = view.page(after=first.next_cursor, limit=1)

    assert [each.council_id for page in (first, second) for each in page.items] == [OTHER, COUNCIL]
    assert second.next_cursor is None


def test_another_agency_does_not_see_the_council(publish, worker, view):
    publish(Council, COUNCIL, founded(date(2024, 6, 1)), tenant="sngv")
    worker.catch_up()

    assert view.page().items == ()
    with pytest.raises(NotFoundError):
        view.get(COUNCIL)
