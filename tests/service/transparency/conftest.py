import pytest

from tenants.engine import open_engine
from tests.service.transparency.logs import Stand


@pytest.fixture
def stand(engine, tmp_path):
    return Stand(engine, tmp_path)


@pytest.fixture
def stand_on_sqlite(sqlite_url, tmp_path):
    engine = open_engine(sqlite_url)
    yield Stand(engine, tmp_path)
    engine.dispose()
