"""What was given and ended stays in the journal, whatever SQL the service sends."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tenants import access, grant_journal, migrations, users
from tenants.access import Grant
from tenants.engine import open_engine, reading, writing
from tenants.scope import enter
from tests.tenants.conftest import ALICE, ALICE_ELSEWHERE

NOW = datetime(2024, 11, 30, 3, 0, tzinfo=UTC)
LATER = datetime(2024, 12, 30, 3, 0, tzinfo=UTC)
OFFICE = Grant("sxd", "standing_body", "", date(2024, 1, 1))
CHANGES = {
    "update": "UPDATE role_grant_entry SET why = 'x'",
    "delete": "DELETE FROM role_grant_entry",
}
REPLACE = "INSERT OR REPLACE INTO role_grant_entry SELECT * FROM role_grant_entry"


@pytest.fixture
def given(engine, agencies):  # noqa: ARG001 -- roles are held somewhere
    users.add_user(engine, user_id="alice", display_name="Alice", at=NOW)
    access.grant_role(
        engine, user_id="alice", grant=OFFICE, granted_by="op", at=NOW, why="Quyết định 1/QĐ"
    )
    return engine


def entries(engine, scope=ALICE, **query):
    with enter(scope):
        return [
            (each.what, each.user_id, each.role, each.valid_to, each.by, each.at, each.why)
            for each in grant_journal.entries(engine, **query)
        ]


def test_giving_and_ending_are_both_kept(given):
    last = date(2024, 12, 31)

    access.end_grant(
        given, user_id="alice", grant=OFFICE, on=last, by="henry", at=LATER, why="Nghỉ hưu"
    )

    assert entries(given) == [
        ("given", "alice", "standing_body", None, "op", NOW, "Quyết định 1/QĐ"),
        ("ended", "alice", "standing_body", last, "henry", LATER, "Nghỉ hưu"),
    ]
    assert access.grants_of(given, "alice") == [replace(OFFICE, valid_to=last)]


def test_an_agency_sees_its_own_journal_and_no_other(given):
    assert entries(given, ALICE_ELSEWHERE) == []
    assert entries(given, user_id="bob") == []


def test_what_was_refused_is_not_in_the_journal(given):
    with pytest.raises(access.AlreadyGrantedError):
        access.grant_role(given, user_id="alice", grant=OFFICE, granted_by="op", at=LATER)
    with pytest.raises(access.UnknownGrantError):
        access.end_grant(
            given, user_id="bob", grant=OFFICE, on=date(2024, 12, 31), by="op", at=LATER
        )

    assert len(entries(given)) == 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_journal_is_never_changed(given, change):
    with (
        pytest.raises(DBAPIError, match=r"permission denied|never changed"),
        writing(given) as connection,
    ):
        connection.execute(text(change))

    assert len(entries(given)) == 1


def test_a_grant_is_ended_and_never_deleted(given):
    with (
        pytest.raises(DBAPIError, match=r"permission denied|never deleted"),
        writing(given) as connection,
    ):
        connection.execute(text("DELETE FROM role_grant"))


def test_an_entry_is_not_replaced_on_sqlite(sqlite_engine):
    users.add_user(sqlite_engine, user_id="alice", display_name="Alice", at=NOW)
    access.grant_role(sqlite_engine, user_id="alice", grant=OFFICE, granted_by="op", at=NOW)

    with (
        pytest.raises(DBAPIError, match="never changed"),
        writing(sqlite_engine) as connection,
    ):
        connection.execute(text(REPLACE))


def test_roles_given_before_there_was_a_journal_begin_it(tmp_path):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = open_engine(url)
    with writing(engine) as connection:
        config = migrations._config()  # noqa: SLF001 -- there is no other way to an older schema
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.execute(
            text(
                "INSERT INTO role_grant VALUES ('sxd', 'alice', 'head', '', '2024-01-01', NULL,"
                " 'op', '2024-01-01 00:00:00')"
            )
        )

    migrations.upgrade(url)

    assert [each[:5] for each in entries(engine)] == [("given", "alice", "head", None, "op")]
    with reading(engine) as connection:
        assert connection.execute(text("SELECT * FROM view_access_reading")).all() == []
    engine.dispose()
