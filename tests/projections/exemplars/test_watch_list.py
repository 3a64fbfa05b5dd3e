from datetime import timedelta

import pytest

from domain.errors import NotFoundError
from domain.exemplars.emerging import Emerging
from domain.subjects.subject import Subject
from projections.exemplars.watch_list import EmergingEntry, WatchListView
from tenants.scope import enter
from tests.projections.exemplars.life import (
    CLOSED,
    DAY,
    EMERGING,
    HELP,
    HELP_GIVEN,
    HELP_PLANNED,
    MENTORED,
    NOTED,
    PROGRESSED,
    PROMOTED,
    WATCHED,
    WEAKNESS,
    WEAKNESS_FOUND,
)
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    NOMINATION,
    PLAN,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
    UNIT,
)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield WatchListView(engine)


@pytest.fixture
def watched(publish, worker):
    def publish_and_follow(*facts):
        publish(Subject, SUBJECT, SUBJECT_REGISTERED)
        publish(Emerging, EMERGING, *facts)
        worker.catch_up()

    return publish_and_follow


def test_an_emerging_exemplar_is_shown_with_all_that_was_done_for_it(watched, view):
    watched(*WATCHED, PROMOTED)

    assert view.get(EMERGING) == EmergingEntry(
        emerging_id=EMERGING,
        version=7,
        subject_id=SUBJECT,
        subject_name="Nguyễn Thị An",
        subject_kind="individual",
        unit_id=UNIT,
        plan_id=PLAN,
        why="Có sáng kiến.",
        state="promoted",
        mentor="Ông Bình",
        weaknesses=[{"weakness_id": str(WEAKNESS), "what": "Chưa có chứng chỉ.", "overcome": True}],
        helps=[
            {
                "help_id": str(HELP),
                "measure": "Cử đi học",
                "kind": "policy",
                "responsible": "Văn phòng",
                "due_on": DAY.isoformat(),
                "weakness_id": str(WEAKNESS),
                "planned_by": "bob",
                "given_on": DAY.isoformat(),
                "result": "Đạt",
            }
        ],
        progress=[
            {
                "noted_at": (THE_BEGINNING + timedelta(minutes=7)).isoformat(),
                "progress": "Có chứng chỉ.",
                "overcame": str(WEAKNESS),
                "noted_by": "bob",
            }
        ],
        to_overcome=0,
        nomination_id=NOMINATION,
        closing_reason=None,
        noted_at=THE_BEGINNING + timedelta(minutes=2),
        updated_at=THE_BEGINNING + timedelta(minutes=8),
    )


def test_what_is_left_to_overcome_is_counted(watched, view):
    watched(NOTED, WEAKNESS_FOUND, HELP_PLANNED, HELP_GIVEN, MENTORED)

    assert view.get(EMERGING).to_overcome == 1


def test_a_closed_watch_says_why(watched, view):
    watched(NOTED, WEAKNESS_FOUND, PROGRESSED, CLOSED)

    entry = view.get(EMERGING)
    assert (entry.state, entry.closing_reason) == ("closed", "Đã công nhận.")


def test_a_corrected_name_is_shown(watched, view, publish, worker):
    watched(NOTED)
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    worker.catch_up()

    assert view.get(EMERGING).subject_name == "Nguyễn Thị Ân"


def test_the_list_can_be_had_by_unit_and_state(watched, view):
    watched(NOTED)

    found = [
        len(view.page(unit_id=unit, state=state).items)
        for unit, state in ((UNIT, None), (UNIT, "watched"), (UNIT, "closed"), (PLAN, None))
    ]
    assert found == [1, 1, 0, 0]


def test_another_agency_does_not_see_it(publish, worker, view):
    publish(Subject, SUBJECT, SUBJECT_REGISTERED, tenant="sngv")
    publish(Emerging, EMERGING, NOTED, tenant="sngv")
    worker.catch_up()

    assert view.page().items == ()
    with pytest.raises(NotFoundError):
        view.get(EMERGING)
