import subprocess
import sys
import time

from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.lag import quarantined, worst_lag
from projections.rebuild import rebuild_all
from tests.projections.contents import contents, places
from tests.projections.samples import publish_year

TENANTS = ("sxd", "sngv", "binh-phuoc")


def test_after_workers_were_killed_at_work_the_views_equal_a_rebuild(
    engine, database_url, publish, worker
):
    heads = {tenant: publish_year(publish, tenant=tenant, dossiers=60) for tenant in TENANTS}

    left = []
    for share in (0.1, 0.4, 0.7):
        work_until(engine, database_url, int(share * sum(heads.values())))
        left.append(worst_lag(engine))
    worker.catch_up()

    assert left[0] > 0
    found = contents(engine)
    rebuild_all(engine, mapper(), PROJECTIONS)
    assert contents(engine) == found
    assert quarantined(engine) == []
    assert {tenant for tenant, _ in places(engine)} == set(TENANTS)
    assert all(heads[tenant] == position for (tenant, _), position in places(engine).items())


def work_until(engine, database_url, events):
    process = subprocess.Popen([sys.executable, "-m", "tests.projections.working", database_url])
    try:
        deadline = time.monotonic() + 60
        while board_events(engine) < events:
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.002)
    finally:
        process.kill()
        process.wait()


def board_events(engine):
    return sum(
        position for (_, name), position in places(engine).items() if name == "nomination_board"
    )
