"""A log with every kind of event there is, as one agency would never see it in one year."""

from uuid import UUID

import pytest

from domain.event_registry import topics_of
from domain.topics import AGGREGATES, mapper
from projections.catalogue import PROJECTIONS
from projections.lag import lags
from projections.nomination_history import NominationHistory
from projections.rebuild import rebuild_all
from projections.registers.councils import CouncilRegister
from projections.registers.plans import PlanRegister
from projections.registers.subjects import SubjectRegister
from projections.registers.units import UnitRegister
from projections.session_report import SessionReports
from projections.subject_record.projection import SubjectRecord
from projections.worker import Worker
from tests.projections.contents import contents
from tests.projections.narrative.samples import IDS, SAMPLES
from tests.specification import facts_of

ABOVE = UUID(int=1000)
BORN_ABOVE = {"nomination.referred-in", "erasure.asked-from-below"}
OURS = (
    NominationHistory(),
    SessionReports(),
    PlanRegister(),
    UnitRegister(),
    SubjectRegister(),
    CouncilRegister(),
    SubjectRecord(),
)


@pytest.fixture
def everything(publish):
    for fact in SAMPLES:
        kind = next(each for each in AGGREGATES if fact.TOPIC in topics_of([each]))
        id = ABOVE if fact.TOPIC in BORN_ABOVE else IDS[kind]
        publish(kind, id, *facts_of([fact]))


@pytest.mark.usefixtures("everything")
def test_no_read_model_stops_at_any_event(engine, worker):
    worker.catch_up()

    assert {(each.behind, each.fault) for each in lags(engine)} == {(0, None)}


@pytest.mark.usefixtures("everything")
def test_every_table_of_ours_shows_something(engine, worker):
    worker.catch_up()

    assert [name for name, rows in contents(engine, OURS).items() if not rows] == []


@pytest.mark.usefixtures("everything")
def test_one_event_at_a_time_comes_to_the_same_rows(engine):
    Worker(engine, mapper(), PROJECTIONS, batch=1).catch_up()
    one_by_one = contents(engine)

    rebuild_all(engine, mapper(), PROJECTIONS)

    assert contents(engine) == one_by_one
