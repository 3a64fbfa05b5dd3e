import pytest

from service.cli.database import is_rehearsal
from tenants import directory, migrations
from tenants.engine import open_engine
from tests.service.cli.conftest import Shell

NOT_INITIALISED = "guong: Chưa có cơ sở dữ liệu {path}. Hãy chạy: guong init."


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/guong.db"
    return request.getfixturevalue("empty_postgres_url")


def test_it_makes_an_empty_database_ready(empty_url):
    guong = Shell(empty_url)

    assert guong.json("init")["rehearsal"] is False

    assert guong.json("agency", "list") == []
    engine = open_engine(empty_url)
    assert migrations.is_current(engine)
    engine.dispose()


def test_it_can_be_run_again_and_keeps_what_is_there(empty_url):
    guong = Shell(empty_url)
    guong("init")
    guong("agency", "add", "so-a", "--name", "Sở A")

    guong("init")

    assert [each["tenant_id"] for each in guong.json("agency", "list")] == ["so-a"]


def test_it_marks_a_rehearsal_only_when_asked(tmp_path):
    url = f"sqlite:///{tmp_path}/guong.db"
    guong = Shell(url)

    before = guong.json("init")
    after = guong.json("init", "--rehearsal")

    assert (before["rehearsal"], after["rehearsal"]) == (False, True)
    engine = open_engine(url)
    assert is_rehearsal(engine)
    engine.dispose()


def test_without_it_every_command_says_what_to_run_and_makes_no_file(tmp_path):
    path = tmp_path / "none.db"

    code, line = Shell(f"sqlite:///{path}").refusal("agency", "list")

    assert code == 1
    assert line.startswith(NOT_INITIALISED.format(path=path))
    assert not path.exists()


def test_a_database_without_migrations_says_what_to_run(empty_postgres_url):
    code, line = Shell(empty_postgres_url).refusal("agency", "list")

    assert code == 1
    assert "Hãy chạy: guong init." in line
    assert "Run: guong init." in line


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://root:hidden@127.0.0.1/x", "neither sqlite nor postgresql"),
        ("nonsense", "not a database URL"),
        ("postgresql://nobody:hidden@127.0.0.1:1/x", "connection"),
    ],
)
def test_an_unusable_url_is_told_without_its_password(url, said):
    code, line = Shell(url).refusal("agency", "list")

    assert code == 1
    assert said in line
    assert "hidden" not in line


def test_the_database_is_named_without_its_password(empty_postgres_url):
    shown = Shell(empty_postgres_url).json("init")["database"]

    assert shown.startswith("postgresql")


def test_nothing_is_done_on_a_database_that_lacks_migrations(tmp_path):
    path = tmp_path / "old.db"
    path.touch()

    code, _ = Shell(f"sqlite:///{path}").refusal("agency", "add", "so-a", "--name", "Sở A")

    assert code == 1
    Shell(f"sqlite:///{path}")("init")
    engine = open_engine(f"sqlite:///{path}")
    assert directory.all(engine) == []
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()

    code, line = Shell(f"sqlite:///{tmp_path}/file/guong.db").refusal("init")

    assert (code, "Hệ điều hành từ chối" in line) == (1, True)
