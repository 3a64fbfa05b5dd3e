from uuid import UUID

import pytest
from sqlalchemy import select, update

from domain.erasures.commands import GrantErasure, RequestErasure
from domain.erasures.erasure import AskedBy
from domain.personal import ERASED
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import RegisterSubject
from projections.registers.subjects import SubjectRegisterView
from service.backend import Backend
from service.key_file import keyring_of
from service.settings import UnusableSettingError
from service.worker import BackgroundWorker
from tenants.engine import open_engine
from tenants.keys.tables import subject_key
from tenants.scope import Scope, enter
from tests.every_tenant import change_in_each, every_row, owning
from tests.service.cli.conftest import Shell
from tests.specification import NOW

AN, REQUEST = UUID(int=71), UUID(int=72)
SCOPE = Scope("so-xay-dung", "alice", "head", UUID(int=1))


@pytest.fixture
def backend(guong, so_xay_dung):  # noqa: ARG001 -- the agency must be there
    engine = open_engine(guong.environment["GUONG_DATABASE_URL"])
    yield Backend(engine=engine)
    engine.dispose()


@pytest.fixture
def registered(backend):
    with enter(SCOPE):
        backend.office().subjects.register_subject(
            RegisterSubject(
                subject_id=AN, kind=SubjectKind.INDIVIDUAL, name="Bà Lê Thị Ánh", at=NOW
            )
        )
    BackgroundWorker(backend).catch_up()


def name_shown(backend):
    with enter(SCOPE):
        return SubjectRegisterView(backend.engine).get(AN).name


def ask(backend):
    with enter(SCOPE):
        backend.office().erasing.request_erasure(
            RequestErasure(
                erasure_id=REQUEST,
                subject_id=AN,
                asked_by=AskedBy.SUBJECT,
                document="Đơn",
                received_on=NOW.date(),
                by="alice",
                at=NOW,
            )
        )
    BackgroundWorker(backend).catch_up()


def grant(backend):
    with enter(SCOPE):
        backend.office().erasing.grant_erasure(
            GrantErasure(erasure_id=REQUEST, document="45/QĐ", by="henry", at=NOW)
        )
    BackgroundWorker(backend).catch_up()


def keys_of(backend):
    return every_row(backend.engine, select(subject_key))


@pytest.mark.usefixtures("registered")
def test_keys_are_rotated_and_everything_opens_as_before(guong, backend):
    (before,) = keys_of(backend)

    with owning(backend.engine) as owner:
        as_owner = Shell(owner.url.render_as_string(hide_password=False))
        assert as_owner.json("keys", "rotate") == {"rewrapped": 1}
        assert as_owner.json("keys", "rotate", "--tenant", "so-xay-dung") == {"rewrapped": 1}
        assert as_owner.json("keys", "rotate", "--instance") == {"rewrapped": 2}

    (after,) = keys_of(backend)
    assert (after.subject_id, after.tenant_key_version) == (AN, 3)
    assert after.wrapped != before.wrapped
    guong.json("rebuild", "subject_register")
    assert name_shown(backend) == "Bà Lê Thị Ánh"


def test_the_role_that_serves_is_told_that_it_cannot_rotate_keys(postgres_url):
    code, line = Shell(postgres_url).refusal("keys", "rotate")

    assert code != 0
    assert "guong_owner" in line


@pytest.mark.usefixtures("registered")
def test_keys_that_come_back_from_a_backup_are_destroyed_again(guong, backend):
    ask(backend)
    backup = [row._asdict() for row in keys_of(backend) if row.subject_id == AN]
    grant(backend)
    of_an = update(subject_key).where(subject_key.c.subject_id == AN)
    change_in_each(backend.engine, of_an.values(**backup[0]))
    guong.json("rebuild", "subject_register")
    assert name_shown(backend) == "Bà Lê Thị Ánh"

    assert guong.json("keys", "check") == {"destroyed_again": 1}

    assert name_shown(backend) == ERASED
    assert guong.json("keys", "check") == {"destroyed_again": 0}


@pytest.mark.usefixtures("registered")
def test_requests_to_erase_are_listed_by_their_last_days(guong, backend):
    ask(backend)

    (row,) = guong.json("erasures", "--tenant", "so-xay-dung")
    assert (row["due_on"], row["state"], row["overdue"]) == ("2024-12-04", "requested", True)
    assert "04/12/2024" in guong("erasures", "--tenant", "so-xay-dung").stdout


def test_a_key_file_is_made_once_where_it_is_named(guong, tmp_path):
    path = tmp_path / "ring" / "keys"
    guong.environment["GUONG_KEY_FILE"] = str(path)

    assert guong.json("keys", "init") == {"key_file": str(path)}
    made = path.read_text()
    assert guong.json("keys", "init") == {"key_file": str(path)}

    assert path.read_text() == made
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_file_must_be_named_to_be_made(guong):
    guong.environment["GUONG_KEY_FILE"] = None

    assert guong.refusal("keys", "init")[0] != 0


def test_beyond_this_machine_the_key_file_must_be_named(guong):
    guong("init")
    guong.environment |= {"GUONG_KEY_FILE": None, "GUONG_BIND": "0.0.0.0:0"}

    code, line = guong.refusal("serve")

    assert (code, "GUONG_KEY_FILE" in line) == (1, True)


def test_a_database_elsewhere_needs_a_named_key_file():
    elsewhere = open_engine("postgresql://guong@db.example.vn/guong").url

    with pytest.raises(UnusableSettingError, match="GUONG_KEY_FILE"):
        keyring_of(elsewhere, {})
