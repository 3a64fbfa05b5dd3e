import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from tenants import migrations, schema
from tenants.engine import open_engine, reading


@pytest.fixture
def empty_sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/empty.db"


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request):
    return request.getfixturevalue(f"empty_{request.param}_url")


@pytest.fixture
def empty(empty_url):
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def test_an_empty_database_is_not_current(empty):
    assert migrations.pending(empty)[0] == "0001"
    assert not migrations.is_current(empty)


def test_the_service_does_not_start_on_an_empty_database(empty):
    with pytest.raises(migrations.PendingMigrationsError, match="lacks migrations: 0001"):
        migrations.require_current(empty)


def test_an_upgrade_brings_a_database_up_to_date(empty, empty_url):
    migrations.upgrade(empty_url)

    assert migrations.pending(empty) == []
    assert migrations.is_current(empty)
    migrations.require_current(empty)


def test_an_upgrade_can_be_repeated(empty, empty_url):
    migrations.upgrade(empty_url)
    tables = sorted(inspect(empty).get_table_names())

    migrations.upgrade(empty_url)

    assert sorted(inspect(empty).get_table_names()) == tables


def test_the_migrations_make_the_tables_that_the_code_expects(engine):
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)

    assert [difference for difference in differences if _concerns_us(difference)] == []


def _concerns_us(difference):
    return difference[0] not in {"remove_table", "remove_index"}


def test_every_key_begins_with_the_tenant(engine):
    found = inspect(engine)
    shared = {"user_account", "api_token", "feed_token", "instance"}
    shared |= {"projection_generation", "alembic_version"}

    for table in set(found.get_table_names()) - shared:
        keys = [found.get_pk_constraint(table)["constrained_columns"]]
        keys += [unique["column_names"] for unique in found.get_unique_constraints(table)]
        assert all("tenant_id" in key for key in keys), table
