from datetime import date

import pytest
from sqlalchemy import event, text

from tenants import access, directory, users
from tenants.access import Grant, Identity
from tenants.accounts import identities, sign_ins
from tenants.accounts.refreshing import issue_refresh_token, use_refresh_token
from tenants.accounts.refusals import InvalidRefreshTokenError, UnknownSignInError
from tenants.accounts.sign_ins import Proven, SignIn
from tenants.directory import Tenant
from tenants.engine import open_engine, reading
from tenants.errors import InvalidTokenError
from tests.tenants.accounts.moments import HOUR, MINUTE, NOW, SECOND

HEAD = Grant("sxd", "head", "", date(2024, 1, 1))
CONSTRUCTION = Tenant("sxd", "Sở Xây dựng", "SXD", "agency", None, date(2010, 5, 3))


def begin(engine, user="alice", at=NOW):
    proven = Proven(user_id=user, methods=("pwd",), authenticated_at=at)
    return sign_ins.begin(engine, proven, device="Firefox", at=at)


def is_in(engine, begun, at):
    try:
        identities.identity_of(engine, begun.sign_in_id, at)
    except InvalidTokenError:
        return False
    return True


def test_a_sign_in_tells_who_it_is_and_which_roles_are_in_force(engine, alice):
    directory.add(engine, CONSTRUCTION)
    access.grant_role(engine, user_id=alice, grant=HEAD, granted_by="op", at=NOW)
    begun = begin(engine)

    expected = Identity(
        "alice",
        "Nguyễn Thị An",
        (HEAD,),
        sign_in_id=begun.sign_in_id,
        authenticated_at=NOW,
    )
    assert identities.identity_of(engine, begun.sign_in_id, NOW) == expected
    assert identities.identity_with_cookie(engine, begun.cookie, NOW) == expected


def test_it_is_one_query(sqlite_url):
    engine = open_engine(sqlite_url)
    users.add_user(engine, user_id="alice", display_name="Alice", at=NOW)
    begun = begin(engine)
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    identities.identity_with_cookie(engine, begun.cookie, NOW + 59 * SECOND)

    assert len(asked) == 1
    engine.dispose()


def test_an_idle_hour_ends_it(engine, alice):  # noqa: ARG001 -- somebody to sign in
    begun = begin(engine)

    assert is_in(engine, begun, NOW + 59 * MINUTE)
    assert is_in(engine, begun, NOW + 118 * MINUTE)
    assert not is_in(engine, begun, NOW + 178 * MINUTE)


def test_half_a_day_ends_it_however_busy(engine, alice):  # noqa: ARG001 -- somebody to sign in
    begun = begin(engine)

    busy = [is_in(engine, begun, NOW + step * 30 * MINUTE) for step in range(25)]

    assert busy == [True] * 24 + [False]


def test_a_user_sees_and_ends_only_sign_ins_of_their_own(engine, alice):
    mine, other, of_bob = begin(engine), begin(engine, at=NOW + SECOND), begin(engine, "bob")
    first = SignIn(mine.sign_in_id, "Firefox", "pwd", NOW, NOW, NOW + 12 * HOUR)

    with pytest.raises(UnknownSignInError):
        sign_ins.end(engine, alice, of_bob.sign_in_id, at=NOW)
    sign_ins.end(engine, alice, other.sign_in_id, at=NOW)
    with pytest.raises(UnknownSignInError):
        sign_ins.end(engine, alice, other.sign_in_id, at=NOW)

    assert sign_ins.sign_ins_of(engine, alice, NOW) == [first]
    assert [is_in(engine, each, NOW) for each in (mine, other, of_bob)] == [True, False, True]
    assert sign_ins.end_every(engine, alice, at=NOW) == 1


def test_a_renewed_cookie_takes_the_place_of_the_old(engine, alice):  # noqa: ARG001
    begun = begin(engine)

    cookie = sign_ins.renew_cookie(engine, begun.sign_in_id)

    assert identities.identity_with_cookie(engine, cookie, NOW).user_id == "alice"
    with pytest.raises(InvalidTokenError):
        identities.identity_with_cookie(engine, begun.cookie, NOW)


def test_a_refresh_token_is_good_once_and_twice_ends_its_sign_in(engine, alice):  # noqa: ARG001
    begun, other = begin(engine), begin(engine)
    token = issue_refresh_token(engine, begun.sign_in_id, at=NOW)

    assert use_refresh_token(engine, token, NOW) == (begun.sign_in_id, "alice")
    successor = issue_refresh_token(engine, begun.sign_in_id, at=NOW)
    for stale in (token, successor):
        with pytest.raises(InvalidRefreshTokenError):
            use_refresh_token(engine, stale, NOW)

    assert [is_in(engine, each, NOW) for each in (begun, other)] == [False, True]


def test_a_refresh_token_expires_and_ends_with_its_sign_in(engine, alice):
    begun = begin(engine)
    late, ended = (issue_refresh_token(engine, begun.sign_in_id, at=NOW) for _ in range(2))

    with pytest.raises(InvalidRefreshTokenError):
        use_refresh_token(engine, late, NOW + HOUR)
    sign_ins.end(engine, alice, begun.sign_in_id, at=NOW)
    for token in (ended, "guongrefresh_nothing"):
        with pytest.raises(InvalidRefreshTokenError):
            use_refresh_token(engine, token, NOW)


def test_only_hashes_of_cookies_and_tokens_are_kept(engine, alice):  # noqa: ARG001
    begun = begin(engine)
    token = issue_refresh_token(engine, begun.sign_in_id, at=NOW)

    with reading(engine) as connection:
        kept = str(connection.execute(text("SELECT * FROM sign_in")).all())
        kept += str(connection.execute(text("SELECT * FROM refresh_token")).all())
    assert begun.cookie not in kept
    assert begun.cookie not in repr(begun)
    assert token.removeprefix("guongrefresh_") not in kept
