"""Events from before the transparency log get their leaves in its migration."""

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tenants import migrations
from tenants.engine import open_engine, writing
from tenants.integrating import integrate

BEFORE = """
INSERT INTO events (tenant_id, position, originator_id, originator_version, topic, state, event_id,
  recorded_at, actor, acting_role, correlation_id)
VALUES ('sxd', :position, :id, 1, 't', :state, :id, '2024-11-30 08:00:00.000001', 'a', 'r', :id)"""


@pytest.fixture(params=["sqlite", "postgres"])
def old_engine(request, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/old.db"
    else:
        url = request.getfixturevalue("empty_postgres_url")
    engine = open_engine(url)
    config = migrations._config()  # noqa: SLF001 -- there is no other way to stop halfway
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        for position in (1, 2):
            row = {"position": position, "id": f"{position:032}", "state": b"{}"}
            connection.execute(text(BEFORE), row)
        connection.execute(text("INSERT INTO tenant_head VALUES ('sxd', 2)"))
    migrations.upgrade(url)
    yield engine
    engine.dispose()


def test_old_events_have_leaves_and_are_guarded_again(old_engine):
    assert integrate(old_engine, "sxd") == 2
    if old_engine.dialect.name == "sqlite":
        with pytest.raises(DBAPIError, match="never changed"), writing(old_engine) as connection:
            connection.execute(text("UPDATE events SET actor = 'm'"))
