import logging
import time
from concurrent.futures import ThreadPoolExecutor
from functools import singledispatchmethod
from threading import Event, Thread
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy.exc import OperationalError
from typing_extensions import override

from domain.nominations import facts
from domain.nominations.nomination import Nomination
from domain.topics import mapper
from projections.applying import _PASSING
from projections.catalogue import PROJECTIONS
from projections.lag import quarantined
from projections.nomination_board.projection import NominationBoard
from projections.projection import Projection
from projections.province_overview.projection import ProvinceOverview
from projections.rebuild import rebuild_all
from projections.recognition_register.projection import RecognitionRegister
from projections.schema import tracking
from projections.tracking import Claim, NotQuarantinedError, OvertakenError, move
from projections.worker import Worker
from tenants.engine import open_engine, writing
from tenants.event_log import TenantEventLog
from tenants.scope import bound_to, enter
from tests.every_tenant import change_in_each
from tests.projections.contents import contents, places
from tests.projections.publishing import scope_of
from tests.projections.samples import (
    NOMINATION,
    REGISTERED,
    SUBMITTED,
    VERIFIED,
    publish_begun,
    publish_year,
)

MINE = (NominationBoard(), RecognitionRegister(), ProvinceOverview())
STRANGER = UUID(int=99)


@pytest.fixture
def worker(engine):
    return Worker(engine, mapper(), MINE)


def test_every_projection_of_every_tenant_reaches_the_end_of_its_log(engine, publish, worker):
    heads = {tenant: publish_year(publish, tenant=tenant) for tenant in ("sxd", "sngv")}

    applied = worker.catch_up()

    assert applied == sum(heads.values())
    assert places(engine) == {
        (tenant, each.name): head for tenant, head in heads.items() for each in MINE
    }
    assert worker.run_once() == 0


def test_the_size_of_batches_makes_no_difference(engine, publish, worker):
    publish_year(publish)
    worker.catch_up()
    whole = contents(engine, MINE)

    forget(engine)
    for batch in (1, 7):
        Worker(engine, mapper(), MINE, batch=batch).catch_up()
        assert contents(engine, MINE) == whole
        forget(engine)


def forget(engine):
    for table in (tracking, *(table for each in MINE for table in each.tables)):
        change_in_each(engine, table.delete())


def test_one_round_moves_each_tenant_by_one_batch(engine, publish):
    for tenant in ("sxd", "sngv"):
        publish_year(publish, tenant=tenant)

    assert Worker(engine, mapper(), MINE, batch=5).run_once() == 10


def test_a_projection_that_is_new_starts_at_the_beginning(engine, publish, worker):
    publish_year(publish)
    Worker(engine, mapper(), MINE[:1]).catch_up()

    worker.catch_up()

    together = contents(engine, MINE)
    assert together["view_recognition"] != []
    assert len(set(places(engine).values())) == 1


def test_two_workers_at_once_apply_each_event_exactly_once(engine, database_url, publish):
    tenants = ("sxd", "sngv", "binh-phuoc")
    for tenant in tenants:
        publish_year(publish, tenant=tenant, dossiers=30)
    engines = [open_engine(database_url) for _ in range(4)]
    workers = [Worker(each, mapper(), MINE, batch=7) for each in engines]

    with ThreadPoolExecutor() as pool:
        read = sum(pool.map(work_until_nothing_is_behind, workers))
    for each in engines:
        each.dispose()

    # Workers that each hold one projection of a tenant both read the batch that they apply to it.
    assert read >= sum(head(engine, tenant) for tenant in tenants)
    found = contents(engine, MINE)
    rebuild_all(engine, mapper(), MINE)
    assert contents(engine, MINE) == found


def head(engine, tenant):
    with enter(scope_of(tenant)):
        return TenantEventLog(engine).max_notification_id()


def work_until_nothing_is_behind(worker):
    total, idle = 0, 0
    while idle < 3:
        applied = worker.run_once()
        total += applied
        idle = 0 if applied else idle + 1
    return total


def test_a_worker_goes_on_until_it_is_stopped(engine, publish, worker):
    stop = Event()
    working = Thread(target=worker.run, args=(stop, 0.01))
    working.start()
    position = publish_year(publish)
    while places(engine).get(("sxd", "nomination_board")) != position:
        stop.wait(0.01)
    stop.set()
    working.join(timeout=20)

    assert not working.is_alive()


# Quarantine


def test_a_poison_event_stops_its_projection_in_its_tenant_and_nothing_else(
    engine, publish, worker, caplog
):
    publish_begun(publish, SUBMITTED)
    poison = publish(Nomination, STRANGER, SUBMITTED)
    end = publish(Nomination, NOMINATION, VERIFIED)
    elsewhere = publish_begun(publish, tenant="sngv")

    with caplog.at_level(logging.ERROR):
        worker.catch_up()

    assert places(engine) == {
        ("sxd", "nomination_board"): poison - 1,
        ("sxd", "province_overview"): poison - 1,
        ("sxd", "recognition_register"): end,
        ("sngv", "nomination_board"): elsewhere,
        ("sngv", "province_overview"): elsewhere,
        ("sngv", "recognition_register"): elsewhere,
    }
    assert {(lag.tenant_id, lag.projection) for lag in quarantined(engine)} >= {
        ("sxd", "nomination_board"),
        ("sxd", "province_overview"),
    }
    loud = [record.getMessage() for record in caplog.records]
    assert any(
        "nomination_board" in said and f"RowMissingError at position {poison}" in said
        for said in loud
    )


def test_what_came_before_the_poison_is_shown(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    publish(Nomination, STRANGER, SUBMITTED)
    publish(Nomination, NOMINATION, VERIFIED)

    worker.catch_up()

    shown = contents(engine, MINE[:1])["view_nomination_board"]
    assert [(row["nomination_id"], row["stage"]) for row in shown] == [(NOMINATION, "submitted")]


def test_the_fault_names_the_kind_and_the_place_and_no_value(engine, publish, worker):
    poison = publish(Nomination, STRANGER, SUBMITTED)
    worker.catch_up()

    (fault,) = [str(lag.fault) for lag in quarantined(engine, MINE[:1])]
    assert fault.startswith(f"RowMissingError at position {poison} (rows.py:")
    assert str(STRANGER) not in fault


def test_a_first_row_that_the_database_refuses_is_poison_too(engine, publish, worker):
    publish_begun(publish)
    worker.catch_up()
    publish(Nomination, STRANGER, REGISTERED)
    with bound_to("sxd"), writing(engine) as connection:
        board = MINE[0].tables[0]
        copied = dict(connection.execute(board.select()).mappings().one())
        connection.execute(board.insert().values(copied | {"nomination_id": STRANGER}))

    worker.catch_up()

    faults = {lag.projection: str(lag.fault) for lag in quarantined(engine, MINE)}
    assert list(faults) == ["nomination_board"]
    assert faults["nomination_board"].startswith("IntegrityError at position 4 (")


def test_an_event_of_a_later_version_stops_the_projections_of_its_tenant(engine, publish, worker):
    before = publish_begun(publish)
    with enter(scope_of("sxd")):
        unknown = StoredEvent(STRANGER, 1, "nomination.levitated", b"{}")
        TenantEventLog(engine).insert_events([unknown])

    worker.catch_up()

    stopped = {lag.projection: (lag.position, str(lag.fault)) for lag in quarantined(engine, MINE)}
    assert set(stopped) == {each.name for each in MINE}
    assert {position for position, _ in stopped.values()} == {before}
    assert all(fault.startswith("UnknownTopicError at position 4") for _, fault in stopped.values())


class Forgiving(NominationBoard):
    @singledispatchmethod
    @override
    def react(self, fact, recorded, rows):
        super().react(fact, recorded, rows)

    @react.register
    def _forgiven(self, fact: facts.Submitted, recorded, rows) -> None:
        if fact.originator_id != STRANGER:
            super().react(fact, recorded, rows)


def test_a_released_projection_goes_on_with_its_fault_put_right(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    publish(Nomination, STRANGER, SUBMITTED)
    end = publish(Nomination, NOMINATION, VERIFIED)
    worker.catch_up()
    repaired = Worker(engine, mapper(), [Forgiving()])

    repaired.release("nomination_board", "sxd")
    repaired.catch_up()

    assert places(engine)["sxd", "nomination_board"] == end
    assert [lag.projection for lag in quarantined(engine, MINE)] == ["province_overview"]


def test_what_is_released_without_a_repair_is_quarantined_again(engine, publish, worker):
    publish(Nomination, STRANGER, SUBMITTED)
    worker.catch_up()

    worker.release("nomination_board", "sxd")
    worker.catch_up()

    assert "nomination_board" in [lag.projection for lag in quarantined(engine, MINE)]


def test_a_worker_at_rest_notices_soon_that_another_one_released(engine, publish, worker):
    publish(Nomination, STRANGER, SUBMITTED)
    worker.catch_up()
    Worker(engine, mapper(), MINE).release("nomination_board", "sxd")

    deadline = time.monotonic() + 20
    while not worker.run_once():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_is_not_quarantined_cannot_be_released(publish, worker):
    publish_begun(publish)
    worker.catch_up()

    with pytest.raises(NotQuarantinedError) as refusal:
        worker.release("nomination_board", "sxd")

    assert str(refusal.value) == "nomination_board of sxd is not quarantined."
    assert refusal.value.message("vi")


CLOSED: tuple[str, None, Exception] = ("SELECT 1", None, Exception("server closed the connection"))


class WhileTheDatabaseFails(NominationBoard):
    @override
    def react(self, fact, recorded, rows):
        raise OperationalError(*CLOSED)


def test_trouble_of_the_database_is_no_poison(engine, publish):
    publish_begun(publish)

    with pytest.raises(_PASSING):
        Worker(engine, mapper(), [WhileTheDatabaseFails()]).run_once()

    assert quarantined(engine, MINE) == []


def test_a_worker_outlives_trouble_of_the_database(engine, publish, caplog):
    publish_begun(publish)
    stop = Event()
    worker = Worker(engine, mapper(), [WhileTheDatabaseFails()])
    working = Thread(target=worker.run, args=(stop, 0.01))

    working.start()
    while not caplog.records:
        stop.wait(0.01)
    alive = working.is_alive()
    stop.set()
    working.join(timeout=20)

    assert alive
    assert caplog.messages[0] == "The database does not answer the worker: OperationalError"


def test_a_place_that_somebody_else_moved_is_not_moved_again(engine, publish, worker):
    end = publish_begun(publish)
    worker.catch_up()

    with bound_to("sxd"), pytest.raises(OvertakenError), writing(engine) as connection:
        move(connection, [Claim("sxd", "nomination_board", 1, 0)], end)


def test_the_catalogue_names_each_projection_and_table_once():
    names = [each.name for each in PROJECTIONS]
    tables = [table.name for each in PROJECTIONS for table in each.tables]

    assert len(names) == len(set(names))
    assert len(tables) == len(set(tables))
    assert all(isinstance(each, Projection) for each in PROJECTIONS)
