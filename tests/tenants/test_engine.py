import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from tenants.engine import (
    UnusableDatabaseUrlError,
    check_connection,
    open_engine,
    reading,
    writing,
)


@pytest.fixture
def sqlite(sqlite_url):
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    "url", ["", "guong.db", "mysql://root:secret@localhost/x", "sqlite://", "sqlite:///:memory:"]
)
def test_an_unusable_url_is_refused(url):
    with pytest.raises(UnusableDatabaseUrlError) as refusal:
        open_engine(url)

    assert "secret" not in str(refusal.value)


def test_a_server_that_does_not_answer_is_refused_without_showing_the_password():
    engine = open_engine("postgresql://guong:secret@127.0.0.1:1/guong")

    with pytest.raises(UnusableDatabaseUrlError) as refusal:
        check_connection(engine)

    assert refusal.value.facts["url"] == "postgresql+psycopg://guong:***@127.0.0.1:1/guong"
    assert "secret" not in str(refusal.value)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/missing/guong.db")

    with pytest.raises(UnusableDatabaseUrlError, match="unable to open database file"):
        check_connection(engine)


def test_sqlite_is_prepared_for_many_readers_and_one_writer(sqlite):
    with reading(sqlite) as connection:
        names = ("journal_mode", "busy_timeout", "synchronous", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    assert found == ["wal", 30_000, 1, 1]


def test_writing_is_undone_when_its_block_fails(engine):
    twice = text("INSERT INTO instance (key, value) VALUES ('a', 'b'), ('a', 'c')")

    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(twice)

    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM instance")).scalar() == 0


def test_a_reader_sees_what_is_committed_between_two_of_its_reads(engine):
    count = text("SELECT count(*) FROM instance")

    with reading(engine) as reader:
        before = reader.execute(count).scalar()
        with writing(engine) as writer:
            writer.execute(text("INSERT INTO instance (key, value) VALUES ('a', 'b')"))
        after = reader.execute(count).scalar()

    assert (before, after) == (0, 1)


def test_a_writer_on_sqlite_holds_the_lock_before_its_first_statement(sqlite):
    with writing(sqlite), reading(sqlite) as other:
        other.exec_driver_sql("PRAGMA busy_timeout = 0")

        with pytest.raises(OperationalError, match="locked"):
            other.exec_driver_sql("BEGIN IMMEDIATE")

        other.exec_driver_sql("PRAGMA busy_timeout = 30000")


def test_a_connection_that_read_can_write_afterwards(engine):
    for _ in range(3):
        with reading(engine) as connection:
            connection.execute(text("SELECT 1"))
        with writing(engine) as connection:
            connection.execute(text("DELETE FROM instance"))
            connection.execute(text("INSERT INTO instance (key, value) VALUES ('a', 'b')"))
