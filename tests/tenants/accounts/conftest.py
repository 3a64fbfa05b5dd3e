import pytest

from tenants import users
from tenants.accounts.sealing import Keyring
from tests.tenants.accounts.moments import NOW


@pytest.fixture
def keyring():
    return Keyring(("a secret of this test, long enough",))


@pytest.fixture
def alice(engine):
    users.add_user(engine, user_id="alice", display_name="Nguyễn Thị An", at=NOW)
    users.add_user(engine, user_id="bob", display_name="Trần Văn Bình", at=NOW)
    return "alice"
