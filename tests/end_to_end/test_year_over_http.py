from contextlib import closing

import pytest

from projections.catalogue import PROJECTIONS
from projections.rebuild import rebuild_all
from service.backend import Backend
from service.demo.client import OverHttp
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.end_to_end.processes import serving, working
from tests.end_to_end.rehearsals import Watching, year_on
from tests.end_to_end.test_demo import EXPECTED
from tests.projections.contents import contents

KILLED, STARTED_ANEW, KILLED_AGAIN, STARTED_AT_LAST = 180, 200, 320, 330


@pytest.fixture
def postgres_url():
    """One of the two departments was walked before; it is walked again, which costs little."""
    with walks.postgres_copy(walks.NGOAI_VU) as database:
        yield database.service_url


@pytest.fixture
def service_engine(postgres_url):
    engine = open_engine(postgres_url)
    yield engine
    engine.dispose()


def test_the_year_over_http_survives_the_death_of_the_worker(
    postgres_url, service_engine, tmp_path
):
    with (
        serving(postgres_url, tmp_path, workers=2) as address,
        working(postgres_url, tmp_path) as worker,
        closing(OverHttp(address)) as client,
    ):
        happenings = {
            KILLED: worker.kill,
            STARTED_ANEW: worker.start,
            KILLED_AGAIN: worker.kill,
            STARTED_AT_LAST: worker.start,
        }
        year = year_on(service_engine, Watching(client, happenings))
        year.walk_binh_phuoc()
        summary = year.sum_up()
        code = worker.end()

    shown = contents(service_engine)
    rebuild_all(service_engine, Backend(engine=service_engine).mapper, PROJECTIONS)
    assert (summary, code) == (EXPECTED, 0)
    assert shown == contents(service_engine)
