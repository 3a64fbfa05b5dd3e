import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from projections.nomination_board.view import NominationBoardView
from service.cli.main import guong
from service.cli.scopes import operating
from service.demo.summary import Summary
from service.demo.year import Year
from tenants import directory
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.end_to_end.rehearsals import CutAfter, CutError, in_process, walk, year_on
from tests.end_to_end.walks import UNTIL
from tests.projections.contents import contents

EVENTS = 642
EXPECTED = Summary(
    agencies=5,
    nominations=18,
    recognised=14,
    refused=1,
    referred=2,
    province_recognised=1,
    events=EVENTS,
    plans=2,
    rules_traced=127,
    obligations=9,
    met=9,
    late=0,
    overdue=0,
)
ALL_UNTIL = replace(
    EXPECTED,
    nominations=142,
    events=1381,
    plans=5,
    obligations=2193,
    met=129,
    late=1,
    overdue=1535,
)
SOC_TRANG_UNTIL = replace(
    EXPECTED,
    nominations=9,
    recognised=0,
    refused=0,
    referred=0,
    province_recognised=0,
    events=97,
    plans=1,
    obligations=80,
    met=7,
    overdue=73,
)


def run(url, *arguments):
    environment = {"GUONG_DATABASE_URL": url, "LANG": "vi_VN.UTF-8"}
    return CliRunner(env=environment).invoke(guong, arguments, catch_exceptions=False)


def test_the_year_comes_to_what_it_always_came_to(tmp_path):
    engine = open_engine(walks.copy_to(tmp_path / "walked.db", walks.BINH_PHUOC))

    assert year_on(engine, in_process(engine)).sum_up() == EXPECTED
    engine.dispose()


def test_all_five_agencies_walked_twice_are_walked_once(tmp_path):
    url = walks.copy_to(tmp_path / "walked.db", walks.ALL)
    engine = open_engine(url)
    before = contents(engine)

    result = run(url, "demo", "--no-serve", "--until", str(UNTIL))

    assert json.loads(result.stdout) == ALL_UNTIL.as_data()
    assert contents(engine) == before
    engine.dispose()


@pytest.mark.soak
def test_the_year_walked_twice_is_walked_once(engine):
    assert walk(engine) == EXPECTED
    before = contents(engine)

    assert walk(engine) == EXPECTED
    assert contents(engine) == before


def test_the_year_goes_on_where_the_power_failed(tmp_path):
    engine = open_engine(walks.copy_to(tmp_path / "walked.db", walks.NGOAI_VU))
    with pytest.raises(CutError):
        year_on(engine, CutAfter(in_process(engine), 300)).walk_binh_phuoc()

    assert walk(engine) == EXPECTED
    engine.dispose()


@pytest.mark.soak
@pytest.mark.parametrize("requests", [1, *range(20, 400, 30)])
def test_the_year_goes_on_wherever_the_power_failed(sqlite_url, requests):
    engine = open_engine(sqlite_url)
    with pytest.raises(CutError):
        year_on(engine, CutAfter(in_process(engine), requests)).walk_binh_phuoc()

    assert walk(engine) == EXPECTED
    engine.dispose()


@pytest.fixture
def only_soc_trang(monkeypatch):
    """The command walks one agency that sends lists, and its province."""
    monkeypatch.setattr(Year, "walk", Year.walk_soc_trang)


@pytest.mark.usefixtures("only_soc_trang")
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_the_command_walks_an_empty_database_and_ends(database, request, tmp_path):
    if database == "sqlite":
        url = f"sqlite:///{tmp_path}/new/guong.db"
    else:
        url = request.getfixturevalue("empty_postgres_url")

    result = run(url, "demo", "--no-serve", "--until", str(UNTIL))

    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == SOC_TRANG_UNTIL.as_data()


@pytest.mark.soak
def test_the_command_walks_an_empty_postgresql_database_twice(empty_postgres_url):
    first = run(empty_postgres_url, "demo", "--no-serve", "--until", str(UNTIL))
    second = run(empty_postgres_url, "demo", "--no-serve", "--until", str(UNTIL))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert json.loads(first.stdout) == json.loads(second.stdout) == ALL_UNTIL.as_data()


def test_the_rehearsal_stays_away_from_real_agencies(database_url):
    run(database_url, "agency", "add", "so-that", "--name", "Sở thật")

    result = run(database_url, "demo", "--no-serve")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Cơ sở dữ liệu này đã có cơ quan thật (so-that)" in result.stderr
    engine = open_engine(database_url)
    assert [each.tenant_id for each in directory.all(engine)] == ["so-that"]
    engine.dispose()


def test_an_office_worker_reads_what_became_of_a_referral(tmp_path):
    url = walks.copy_to(tmp_path / "walked.db", walks.BINH_PHUOC)
    engine = open_engine(url)
    with operating(engine, "so-xay-dung-binh-phuoc"):
        dossiers = NominationBoardView(engine).page(limit=50).items
    engine.dispose()
    (architect,) = (each for each in dossiers if each.subject_name == "Nguyễn Ngọc Lan")

    asked = ("history", "--tenant", "so-xay-dung-binh-phuoc", str(architect.nomination_id))
    vietnamese = run(url, *asked).stdout.splitlines()
    english = run(url, *asked, "--lang", "en").stdout.splitlines()

    assert vietnamese[-4].endswith("  Hệ thống")
    assert "315/QĐ-UBND" in vietnamese[-3]
    assert vietnamese[-1].startswith("Chưa được ai bên ngoài chứng thực")
    assert english[-4].endswith("  The system")
