import time
from threading import Event, Thread
from uuid import UUID

import pytest

from domain.nominations.nomination import Nomination
from projections.nomination_board.view import NominationBoardView
from projections.view import ViewBehindError
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.publishing import scope_of
from tests.projections.samples import (
    NOMINATION,
    SUBMITTED,
    publish_begun,
)


def test_a_reader_waits_for_the_position_that_a_command_answered_with(engine, publish, worker):
    stop = Event()
    working = Thread(target=worker.run, args=(stop, 0.01))
    working.start()
    try:
        position = publish_begun(publish, SUBMITTED)
        with enter(scope_of("sxd")):
            view = NominationBoardView(engine)
            view.wait_for(position, 20)

            assert view.get(NOMINATION).stage == "submitted"
            assert view.position() == position
    finally:
        stop.set()
        working.join()


def test_a_reader_does_not_wait_for_ever(engine, publish):
    position = publish_begun(publish)
    began = time.monotonic()

    with enter(scope_of("sxd")), pytest.raises(ViewBehindError) as refusal:
        NominationBoardView(engine).wait_for(position, 0.05)

    assert str(refusal.value) == "The view is behind: position 3 is wanted, it has reached 0."
    assert refusal.value.message("vi")
    assert time.monotonic() - began < 5


def test_a_reader_does_not_wait_for_a_quarantined_view(engine, publish, worker):
    position = publish(Nomination, NOMINATION, SUBMITTED)
    worker.catch_up()

    with enter(scope_of("sxd")), pytest.raises(ViewBehindError):
        NominationBoardView(engine).wait_for(position, 3600)


def test_a_quarantined_view_still_answers_for_what_it_reached(engine, publish, worker):
    reached = publish_begun(publish)
    publish(Nomination, UUID(int=99), SUBMITTED)
    worker.catch_up()

    with enter(scope_of("sxd")):
        NominationBoardView(engine).wait_for(reached, 0)
        assert NominationBoardView(engine).get(NOMINATION).stage == "registered"


def test_without_a_scope_a_view_shows_nothing(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    worker.catch_up()
    view = NominationBoardView(engine)

    for ask in (
        view.page,
        view.position,
        lambda: view.get(NOMINATION),
        lambda: view.wait_for(0, 0),
    ):
        with pytest.raises(NoTenantInScopeError):
            ask()


def test_each_tenant_sees_its_own(engine, publish, worker):
    publish_begun(publish, SUBMITTED)
    publish_begun(publish, tenant="sngv")
    worker.catch_up()
    view = NominationBoardView(engine)

    stages = {}
    for tenant in ("sxd", "sngv", "khanh-hoa"):
        with enter(scope_of(tenant)):
            stages[tenant] = [entry.stage for entry in view.page().items]

    assert stages == {"sxd": ["submitted"], "sngv": ["registered"], "khanh-hoa": []}
