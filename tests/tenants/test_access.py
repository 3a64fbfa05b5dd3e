from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, text

from tenants import access, errors, instance, machine_keys, users
from tenants.access import Grant, Identity
from tenants.engine import open_engine, reading
from tenants.errors import UnknownTenantError
from tenants.machine_keys import KeyScope

NOW = datetime(2024, 11, 30, 3, 0, tzinfo=UTC)
OFFICE = Grant("sxd", "office", "", date(2024, 1, 1))
UNIT = Grant("sxd", "unit", "phong-qlcl", date(2024, 6, 1), date(2024, 11, 30))
ELSEWHERE = Grant("sngv", "head", "", date(2025, 1, 1))


@pytest.fixture
def alice(engine, agencies):  # noqa: ARG001 -- roles are held somewhere
    users.add_user(engine, user_id="alice", display_name="Nguyễn Thị An", at=NOW)
    for grant in (OFFICE, UNIT, ELSEWHERE):
        access.grant_role(engine, user_id="alice", grant=grant, granted_by="operator", at=NOW)
    return "alice"


def test_a_token_tells_who_calls_and_which_roles_are_in_force(engine, alice):
    token = machine_keys.issue_token(engine, user_id=alice, label="máy tính", at=NOW)

    assert machine_keys.authenticate(engine, token, NOW) == Identity(
        "alice", "Nguyễn Thị An", (OFFICE, UNIT)
    )


def test_a_user_without_roles_is_known_too(engine):
    users.add_user(engine, user_id="charlie", display_name="Charlie", at=NOW)
    token = machine_keys.issue_token(engine, user_id="charlie", label="", at=NOW)

    assert machine_keys.authenticate(engine, token, NOW) == Identity("charlie", "Charlie", ())


def test_a_role_counts_by_the_day_in_vietnam(engine, alice):
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)
    last_minute = datetime(2024, 11, 30, 16, 59, tzinfo=UTC)
    midnight = datetime(2024, 11, 30, 17, 0, tzinfo=UTC)

    assert machine_keys.authenticate(engine, token, last_minute).grants == (OFFICE, UNIT)
    assert machine_keys.authenticate(engine, token, midnight).grants == (OFFICE,)


def test_every_grant_is_remembered(engine, alice):
    assert access.grants_of(engine, alice) == [ELSEWHERE, OFFICE, UNIT]


def test_a_grant_ends_with_a_day(engine, alice):
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)

    access.end_grant(engine, user_id=alice, grant=OFFICE, on=date(2024, 11, 29), by="op", at=NOW)

    assert machine_keys.authenticate(engine, token, NOW).grants == (UNIT,)


def test_authenticating_is_one_query(sqlite_url):
    engine = open_engine(sqlite_url)
    users.add_user(engine, user_id="alice", display_name="Alice", at=NOW)
    token = machine_keys.issue_token(engine, user_id="alice", label="", at=NOW)
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    machine_keys.authenticate(engine, token, NOW)

    assert len(asked) == 1
    engine.dispose()


def test_only_a_hash_of_the_token_is_stored(engine, alice):
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)

    with reading(engine) as connection:
        rows = connection.execute(text("SELECT * FROM api_token")).all()
    assert token.startswith("guong_")
    assert len(rows) == 1
    assert token.removeprefix("guong_") not in str(rows)


def test_an_unknown_token_is_refused(engine, alice):
    machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)

    with pytest.raises(errors.InvalidTokenError) as refusal:
        machine_keys.authenticate(engine, "guong_unknown", NOW)

    assert refusal.value.code == "invalid-token"


def test_an_expired_token_is_refused(engine, alice):
    expires = NOW + timedelta(hours=1)
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW, expires_at=expires)
    machine_keys.authenticate(engine, token, expires - timedelta(seconds=1))

    with pytest.raises(errors.InvalidTokenError):
        machine_keys.authenticate(engine, token, expires)


def test_a_revoked_token_is_refused_and_another_is_not(engine, alice):
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)
    other = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW)

    machine_keys.revoke_token(engine, token, at=NOW)

    with pytest.raises(errors.InvalidTokenError):
        machine_keys.authenticate(engine, token, NOW)
    assert machine_keys.authenticate(engine, other, NOW).user_id == "alice"


def test_a_key_is_good_for_its_agency_and_its_rights(engine, alice):
    at_home = KeyScope(tenant_id="sxd", rights=frozenset({"read", "nominate"}))
    elsewhere = KeyScope(tenant_id="sngv")
    home, away = (
        machine_keys.issue_token(engine, user_id=alice, label="", at=NOW, scope=scope)
        for scope in (at_home, elsewhere)
    )

    found = machine_keys.authenticate(engine, home, NOW)
    assert (found.grants, found.rights) == ((OFFICE, UNIT), at_home.rights)
    assert machine_keys.authenticate(engine, away, NOW).grants == ()


def test_a_key_for_an_agency_that_does_not_exist_is_refused(engine, alice):
    with pytest.raises(UnknownTenantError):
        machine_keys.issue_token(engine, user_id=alice, label="", at=NOW, scope=KeyScope("nowhere"))


def test_a_key_is_exempt_from_the_second_factor_in_a_rehearsal_only(engine, alice):
    exempt = KeyScope(step_up_exempt=True)
    with pytest.raises(machine_keys.StepUpExemptionError):
        machine_keys.issue_token(engine, user_id=alice, label="", at=NOW, scope=exempt)

    instance.change_setting(engine, instance.REHEARSAL, "true")
    token = machine_keys.issue_token(engine, user_id=alice, label="", at=NOW, scope=exempt)

    assert machine_keys.authenticate(engine, token, NOW).step_up_exempt


def test_a_user_id_is_taken_once(engine, alice):
    with pytest.raises(users.UserExistsError):
        users.add_user(engine, user_id=alice, display_name="Bob", at=NOW)


def test_the_same_grant_is_refused(engine, alice):
    with pytest.raises(access.AlreadyGrantedError, match="office at sxd from 2024-01-01"):
        access.grant_role(engine, user_id=alice, grant=OFFICE, granted_by="operator", at=NOW)


def test_a_grant_to_nobody_is_refused(engine, agencies):  # noqa: ARG001 -- the agency is there
    with pytest.raises(users.UnknownUserError):
        access.grant_role(engine, user_id="bob", grant=OFFICE, granted_by="operator", at=NOW)


def test_a_grant_nowhere_is_refused(engine, alice):
    nowhere = Grant("nowhere", "office", "", date(2024, 1, 1))

    with pytest.raises(UnknownTenantError):
        access.grant_role(engine, user_id=alice, grant=nowhere, granted_by="operator", at=NOW)


def test_a_token_for_nobody_is_refused(engine):
    with pytest.raises(users.UnknownUserError):
        machine_keys.issue_token(engine, user_id="bob", label="", at=NOW)
