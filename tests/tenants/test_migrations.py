import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from tenants import migrations, schema
from tenants.accounts import tables as accounts
from tenants.engine import open_engine, reading, writing


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


def test_an_upgrade_takes_away_the_functions_of_earlier_versions(postgres_owner_url):
    engine = open_engine(postgres_owner_url)
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION guong_stream(of_tenant text) RETURNS text LANGUAGE sql AS 'SELECT $1'"
        )

    migrations.upgrade(postgres_owner_url)

    with reading(engine) as connection:
        called = text("SELECT proargnames FROM pg_proc WHERE proname = 'guong_stream'")
        found = connection.execute(called).scalars().all()
    engine.dispose()
    assert [names[:2] for names in found] == [["of_tenant", "stream"]]


def test_the_read_model_of_access_is_built_anew_by_the_revision_that_changes_it(empty, empty_url):
    config = migrations._config()  # noqa: SLF001 -- there is no other way to stop halfway
    with writing(empty) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0010")
        for view in ("access", "audit_trail"):
            values = f"'sxd', '{view}', 1, 7, NULL, NULL"
            connection.execute(text(f"INSERT INTO tracking VALUES ({values})"))  # noqa: S608 -- our own

    migrations.upgrade(empty_url)

    with reading(empty) as connection:
        followed = connection.execute(text("SELECT projection FROM tracking")).scalars().all()
    assert followed == ["audit_trail"]
    assert "view_access_part" in inspect(empty).get_table_names()


def test_an_upgrade_can_be_repeated(empty, empty_url):
    migrations.upgrade(empty_url)
    tables = sorted(inspect(empty).get_table_names())

    migrations.upgrade(empty_url)

    assert sorted(inspect(empty).get_table_names()) == tables


def test_the_migrations_make_the_tables_that_the_code_expects(engine):
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)
    assert accounts.sign_in.metadata is schema.metadata

    assert [difference for difference in differences if _concerns_us(difference)] == []


def _concerns_us(difference):
    return difference[0] not in {"remove_table", "remove_index"}


def test_every_key_begins_with_the_tenant(engine):
    found = inspect(engine)
    shared = {"user_account", "api_token", "feed_token", "instance", "rate_window"}
    shared |= {"password", "second_factor", "recovery_code", "ticket", "sign_in_attempt"}
    shared |= {"sign_in", "refresh_token", "identity_provider", "external_identity", "seen_logout"}
    shared |= {"projection_generation", "alembic_version"}

    for table in set(found.get_table_names()) - shared:
        keys = [found.get_pk_constraint(table)["constrained_columns"]]
        keys += [unique["column_names"] for unique in found.get_unique_constraints(table)]
        assert all("tenant_id" in key for key in keys), table
