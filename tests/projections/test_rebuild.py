from threading import Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import select
from typing_extensions import override

from domain.nominations.nomination import Nomination
from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.generations import active_generations
from projections.lag import quarantined, worst_lag
from projections.nomination_board.projection import NominationBoard
from projections.nomination_board.tables import board, board_names
from projections.nomination_board.view import NominationBoardView
from projections.rebuild import RebuildFailedError, rebuild, rebuild_all
from projections.schema import tracking
from projections.worker import Worker
from tenants.engine import reading
from tenants.scope import enter
from tests.every_tenant import change_in_each, every_row
from tests.projections.contents import contents, places
from tests.projections.publishing import scope_of
from tests.projections.samples import (
    NOMINATION,
    RECEIVED,
    REGISTERED,
    SUBMITTED,
    publish_begun,
    publish_year,
)

NAMES = [each.name for each in PROJECTIONS]


def generations(engine):
    with reading(engine) as connection:
        return active_generations(connection, NAMES)


def stored_generations(engine, table):
    query = select(table.c.tenant_id, table.c.generation)
    return {row.generation for row in every_row(engine, query)}


def test_a_rebuild_of_any_gives_identical_rows(engine, publish, worker):
    for tenant in ("sxd", "sngv"):
        publish_year(publish, tenant=tenant)
    worker.catch_up()
    before, served = contents(engine), dict.fromkeys(NAMES, 1)

    for projection in PROJECTIONS:
        rebuild(engine, mapper(), projection, batch=7)

        served[projection.name] = 2
        assert generations(engine) == served
        assert contents(engine) == before, projection.name


def test_a_rebuild_of_all_gives_identical_rows_and_leaves_no_others(engine, publish, worker):
    publish_year(publish)
    worker.catch_up()
    before = contents(engine)

    rebuild_all(engine, mapper(), PROJECTIONS)
    rebuild_all(engine, mapper(), PROJECTIONS)

    assert contents(engine) == before
    assert generations(engine) == dict.fromkeys(NAMES, 3)
    for table in (board, board_names, tracking):
        assert stored_generations(engine, table) == {3}


def test_what_was_spoilt_by_hand_is_right_after_a_rebuild(engine, publish, worker):
    publish_year(publish)
    worker.catch_up()
    right = contents(engine)
    change_in_each(engine, board.update().values(stage="levitated"))

    rebuild(engine, mapper(), PROJECTIONS[0])

    assert contents(engine) == right


def test_workers_follow_the_new_generation(engine, publish, worker):
    publish_begun(publish)
    worker.catch_up()
    rebuild_all(engine, mapper(), PROJECTIONS)

    end = publish(Nomination, NOMINATION, SUBMITTED)
    worker.catch_up()

    assert set(places(engine).values()) == {end}
    with enter(scope_of("sxd")):
        assert NominationBoardView(engine).get(NOMINATION).stage == "submitted"


def test_readers_see_the_old_generation_until_the_switch(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    worker.catch_up()
    publish(Nomination, NOMINATION, RECEIVED)
    seen = []

    def look(done, total):
        with enter(scope_of("sxd")):
            seen.append((done, total, NominationBoardView(engine).get(NOMINATION).stage))

    rebuild(engine, mapper(), PROJECTIONS[0], look, batch=3)

    assert seen == [(0, 5, "submitted"), (3, 5, "submitted"), (5, 5, "submitted")]
    with enter(scope_of("sxd")):
        assert NominationBoardView(engine).get(NOMINATION).stage == "received"


def test_a_view_never_goes_back_while_it_is_rebuilt_under_writers_and_workers(engine, publish):
    publish_begun(publish)
    stop = Event()
    running = [
        Thread(target=Worker(engine, mapper(), PROJECTIONS[:1], batch=3).run, args=(stop, 0.001))
        for _ in range(2)
    ]
    positions = []
    end = 0

    def watch():
        with enter(scope_of("sxd")):
            while not stop.is_set():
                positions.append(NominationBoardView(engine).position())

    running.append(Thread(target=watch))
    for each in running:
        each.start()
    for number in range(6):
        for other in range(5):
            id = UUID(int=2000 + 10 * number + other)
            end = publish(Nomination, id, REGISTERED, SUBMITTED)
        rebuild(engine, mapper(), PROJECTIONS[0], batch=4)
    with enter(scope_of("sxd")):
        NominationBoardView(engine).wait_for(end, 20)
    stop.set()
    for each in running:
        each.join()

    assert positions == sorted(positions)
    assert len(every_row(engine, select(board))) == 31


# What goes wrong


def test_a_rebuild_that_meets_poison_changes_nothing_for_readers(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    publish(Nomination, UUID(int=99), SUBMITTED)
    worker.catch_up()
    before = contents(engine)

    with pytest.raises(RebuildFailedError) as refusal:
        rebuild(engine, mapper(), PROJECTIONS[0])

    said = "nomination_board could not be rebuilt: sxd stopped (RowMissingError at position 5"
    assert str(refusal.value).startswith(said)
    assert refusal.value.message("vi")
    assert contents(engine) == before
    assert generations(engine) == dict.fromkeys(NAMES, 1)


class Repaired(NominationBoard):
    @override
    def react(self, fact, recorded, rows):
        if recorded.position != 5:
            super().react(fact, recorded, rows)


def test_a_rebuild_with_the_fault_put_right_ends_a_quarantine(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    publish(Nomination, UUID(int=99), SUBMITTED)
    publish(Nomination, NOMINATION, RECEIVED)
    worker.catch_up()

    rebuild(engine, mapper(), Repaired())

    assert quarantined(engine, PROJECTIONS[:1]) == []
    assert worst_lag(engine, PROJECTIONS[:1]) == 0


class PowerCutError(Exception):
    pass


def test_what_an_interrupted_rebuild_left_goes_with_the_next(engine, publish, worker):
    publish_year(publish)
    worker.catch_up()
    before = contents(engine)

    def interrupt(done, _):
        if done > 5:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        rebuild(engine, mapper(), PROJECTIONS[0], interrupt, batch=5)
    assert contents(engine) == before
    assert stored_generations(engine, tracking) == {1, 2}

    rebuild(engine, mapper(), PROJECTIONS[0])

    assert contents(engine) == before
    assert stored_generations(engine, board) == {3}


def test_a_rebuild_without_events_is_a_rebuild_too(engine, agencies):  # noqa: ARG001
    assert rebuild(engine, mapper(), PROJECTIONS[0]) == 2
    assert generations(engine)["nomination_board"] == 2
