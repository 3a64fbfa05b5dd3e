import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from projections.nomination_board.view import NominationBoardView
from service.cli.main import guong
from service.cli.scopes import operating
from service.demo.summary import Summary
from tenants import directory
from tenants.engine import open_engine
from tests.end_to_end.rehearsals import CutAfter, CutError, in_process, walk, walk_all, year_on
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
UNTIL = date(2021, 7, 1)
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


def run(url, *arguments):
    environment = {"GUONG_DATABASE_URL": url, "LANG": "vi_VN.UTF-8"}
    return CliRunner(env=environment).invoke(guong, arguments, catch_exceptions=False)


def test_the_year_comes_to_the_same_on_both_databases(engine):
    assert walk(engine) == EXPECTED


def test_the_year_walked_twice_is_walked_once(engine):
    walk(engine)
    before = contents(engine)

    assert walk(engine) == EXPECTED
    assert contents(engine) == before


def test_all_five_agencies_come_to_the_same_on_both_databases(engine):
    assert walk_all(engine, until=UNTIL) == ALL_UNTIL


def test_all_five_agencies_walked_twice_are_walked_once(sqlite_url):
    engine = open_engine(sqlite_url)
    walk_all(engine, until=UNTIL)
    before = contents(engine)

    assert walk_all(engine, until=UNTIL) == ALL_UNTIL
    assert contents(engine) == before
    engine.dispose()


@pytest.mark.parametrize("requests", [1, 40, 170, 300, 370])
def test_the_year_goes_on_where_the_power_failed(sqlite_url, requests):
    engine = open_engine(sqlite_url)
    with pytest.raises(CutError):
        year_on(engine, CutAfter(in_process(engine), requests)).walk_binh_phuoc()

    assert walk(engine) == EXPECTED
    engine.dispose()


def test_the_command_walks_an_empty_sqlite_database_and_ends(tmp_path):
    result = run(f"sqlite:///{tmp_path}/new/guong.db", "demo", "--no-serve", "--until", str(UNTIL))

    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == ALL_UNTIL.as_data()


def test_the_command_walks_an_empty_postgresql_database_and_ends(empty_postgres_url):
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


def test_an_office_worker_reads_what_became_of_a_referral(sqlite_url):
    run(sqlite_url, "demo", "--no-serve", "--until", str(UNTIL))
    engine = open_engine(sqlite_url)
    with operating(engine, "so-xay-dung-binh-phuoc"):
        dossiers = NominationBoardView(engine).page(limit=50).items
    engine.dispose()
    (architect,) = (each for each in dossiers if each.subject_name == "Nguyễn Ngọc Lan")

    asked = ("history", "--tenant", "so-xay-dung-binh-phuoc", str(architect.nomination_id))
    vietnamese = run(sqlite_url, *asked).stdout.splitlines()
    english = run(sqlite_url, *asked, "--lang", "en").stdout.splitlines()

    assert vietnamese[-2].endswith("  Hệ thống")
    assert "315/QĐ-UBND" in vietnamese[-1]
    assert english[-2].endswith("  The system")
