from datetime import UTC, datetime

import pytest

from tenants import machine_keys
from tenants.engine import open_engine
from tenants.errors import InvalidTokenError

UNIT = "0a0a0a0a-0000-4000-8000-000000000001"


@pytest.fixture
def engine_of(guong):
    engine = open_engine(guong.environment["GUONG_DATABASE_URL"])
    yield engine
    engine.dispose()


def test_a_user_gets_a_dated_role(guong, so_xay_dung):
    guong("user", "add", "alice", "--name", "Alice")

    guong(
        *("user", "grant", "alice", "--tenant", so_xay_dung, "--role", "nominating_unit"),
        *("--unit", UNIT, "--from", "2024-01-01", "--to", "2024-12-31"),
    )

    assert guong.json("user", "grants", "alice") == [
        {
            "tenant_id": so_xay_dung,
            "role": "nominating_unit",
            "unit_id": UNIT,
            "valid_from": "2024-01-01",
            "valid_to": "2024-12-31",
        }
    ]


def test_a_user_is_not_entered_twice(guong):
    guong("user", "add", "alice", "--name", "Alice")

    assert guong.refusal("user", "add", "alice", "--name", "Another")[0] == 1


def test_an_unknown_user_gets_nothing(guong, so_xay_dung):
    code, line = guong.refusal("user", "grant", "bob", "--tenant", so_xay_dung, "--role", "head")

    assert (code, "There is no user bob." in line) == (1, True)
    assert guong.refusal("token", "issue", "bob")[0] == 1


def test_a_role_is_given_at_an_agency_that_exists(guong):
    guong("user", "add", "alice", "--name", "Alice")

    code, line = guong.refusal("user", "grant", "alice", "--tenant", "nowhere", "--role", "head")

    assert (code, "There is no agency nowhere." in line) == (1, True)
    assert guong.json("user", "grants", "alice") == []


def test_a_role_that_nobody_knows_is_refused(guong, so_xay_dung):
    guong("user", "add", "alice", "--name", "Alice")

    assert (
        guong.refusal("user", "grant", "alice", "--tenant", so_xay_dung, "--role", "king")[0] == 2
    )


def test_a_unit_that_is_no_id_is_refused(guong, so_xay_dung):
    guong("user", "add", "alice", "--name", "Alice")
    granted = ("user", "grant", "alice", "--tenant", so_xay_dung, "--role", "nominating_unit")

    assert guong.refusal(*granted, "--unit", "phong-1")[0] == 2


def test_a_token_opens_the_door_until_it_is_revoked(guong, engine_of):
    guong("user", "add", "alice", "--name", "Alice")
    token = guong.json("token", "issue", "alice", "--label", "test", "--days", "1")["token"]
    assert machine_keys.authenticate(engine_of, token, datetime.now(UTC)).user_id == "alice"

    assert guong("token", "revoke", token).exit_code == 0

    with pytest.raises(InvalidTokenError):
        machine_keys.authenticate(engine_of, token, datetime.now(UTC))


def test_a_person_sees_only_the_token(guong):
    guong("user", "add", "alice", "--name", "Alice")

    result = guong("token", "issue", "alice")

    assert result.stdout.startswith("guong_")
    assert len(result.stdout.splitlines()) == 1


def test_an_operator_sees_and_ends_the_keys_of_a_user(guong, engine_of):
    guong("user", "add", "alice", "--name", "Alice")
    tokens = [guong.json("token", "issue", "alice", "--label", name)["token"] for name in "ab"]

    listed = guong.json("token", "list", "alice")
    assert [each["label"] for each in listed] == ["a", "b"]
    assert not [token for token in tokens if token in str(listed)]
    assert guong.json("token", "end", "alice") == {"user_id": "alice", "ended": 2}
    assert guong.json("token", "list", "alice") == []
    with pytest.raises(InvalidTokenError):
        machine_keys.authenticate(engine_of, tokens[0], datetime.now(UTC))
    assert guong.refusal("token", "end", "bob")[0] == 1
