import signal
import subprocess
import sys
import time

import pytest

from projections.catalogue import PROJECTIONS
from projections.nomination_board.view import NominationBoardView
from service.cli.scopes import operating
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.service.cli.conftest import Shell

NGOAI_VU = "so-ngoai-vu-binh-phuoc"
UNKNOWN = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def walked_on_sqlite(tmp_path):
    return walks.copy_to(tmp_path / "walked.db", walks.NGOAI_VU)


@pytest.fixture
def walked_on_postgres():
    with walks.postgres_copy(walks.NGOAI_VU) as database:
        yield database.service_url


@pytest.fixture(params=["sqlite", "postgres"])
def walked(request):
    """The year of Sở Ngoại vụ, with every view up to date."""
    return request.getfixturevalue(f"walked_on_{request.param}")


@pytest.fixture
def year(walked):
    return Shell(walked)


@pytest.fixture
def dossier(walked):
    engine = open_engine(walked)
    with operating(engine, NGOAI_VU):
        page = NominationBoardView(engine).page(None, 1, stage="recognised")
    engine.dispose()
    return str(page.items[0].nomination_id)


def test_a_dossier_tells_its_story_in_vietnamese_and_english(year, dossier):
    vietnamese = year("history", "--tenant", NGOAI_VU, dossier).stdout
    english = year("history", "--tenant", NGOAI_VU, dossier, "--lang", "en").stdout

    assert "05/01/2024 08:" in vietnamese
    assert "Đoàn Thanh Bình (Thủ trưởng)" in vietnamese
    assert "Giấy công nhận" in vietnamese
    assert "Đoàn Thanh Bình (head)" in english


def test_a_dossier_tells_its_story_to_programs(year, dossier):
    story = year.json("history", "--tenant", NGOAI_VU, dossier)["items"]

    assert story[0]["topic"] == "nomination.registered"
    assert story[-1]["topic"] == "recognition.certificate-issued"
    assert {"vi", "en", "fact", "actor", "acting_role", "occurred_at"} <= set(story[0])


def test_a_dossier_tells_the_story_that_it_had_on_a_day(year, dossier):
    whole = year.json("history", "--tenant", NGOAI_VU, dossier)["items"]
    by_new_year = [each for each in whole if each["occurred_at"] < "2023-12-31T17:00"]

    assert 0 < len(by_new_year) < len(whole)
    as_of = year.json("history", "--tenant", NGOAI_VU, dossier, "--as-of", "2023-12-31")["items"]
    assert as_of == by_new_year
    assert year.refusal("history", "--tenant", NGOAI_VU, dossier, "--as-of", "1999-01-01")[0] == 1


def test_a_province_is_counted_as_of_a_day(year):
    assert year.json("province", NGOAI_VU)["stages"] != []
    assert year.json("province", NGOAI_VU, "--as-of", "2020-01-01")["stages"] == []


def test_a_moment_that_was_not_is_told_in_one_line(year, dossier):
    code, line = year.refusal("history", "--tenant", NGOAI_VU, dossier, "--as-of", "mai")

    assert (code, "mai" in line, line.count("\n")) == (1, True, 0)


def test_an_unknown_dossier_is_told(year):
    code, line = year.refusal("history", "--tenant", NGOAI_VU, UNKNOWN)

    assert (code, UNKNOWN in line) == (1, True)


def test_a_dossier_of_another_agency_is_unknown(year, dossier):
    assert year.refusal("history", "--tenant", "so-xay-dung-binh-phuoc", dossier)[0] == 1


def test_an_id_that_is_none_is_a_misuse(year):
    assert year.refusal("history", "--tenant", NGOAI_VU, "the-third-one")[0] == 2


def test_a_province_sees_the_counts_of_its_agencies(year):
    counts = year.json("province", "binh-phuoc")

    assert sum(each["count"] for each in counts["stages"]) == 5
    assert sum(each["recognised"] for each in counts["decisions"]) == 4
    assert year.json("province", "binh-phuoc", "--year", "2024")["stages"] == []
    assert "Số hồ sơ" in year("province", "binh-phuoc").stdout


def test_a_province_sees_no_agency_of_others(year):
    assert year.refusal("province", "binh-phuoc", "--agency", "so-khac")[0] == 1
    assert year.refusal("province", "nowhere")[0] == 1


def test_a_rebuild_changes_nothing_that_is_shown(year):
    before = year.json("province", "binh-phuoc")

    assert len(year.json("rebuild")["rebuilt"]) == len(PROJECTIONS)
    assert list(year.json("rebuild", "province_overview")["rebuilt"]) == ["province_overview"]
    assert year.json("province", "binh-phuoc") == before


def test_an_unknown_view_is_not_rebuilt(guong):
    code, line = guong.refusal("rebuild", "nonsense")

    assert (code, "chọn: " in line) == (2, True)


def test_the_lag_is_none_when_the_worker_has_worked(year):
    rows = year.json("lag", "--tenant", NGOAI_VU)

    assert {row["behind"] for row in rows} == {0}
    assert {row["tenant_id"] for row in rows} == {NGOAI_VU}
    assert NGOAI_VU in year("lag").stdout


def test_the_lag_shows_what_is_not_yet_worked(guong, so_xay_dung):
    guong("plan", "issue", "s2-so-xay-dung-2024", "--tenant", so_xay_dung)

    before = {row["behind"] for row in guong.json("lag", "--tenant", so_xay_dung)}
    guong("work", "--once")
    after = {row["behind"] for row in guong.json("lag", "--tenant", so_xay_dung)}

    assert (before, after) == ({2}, {0})


def test_the_lag_of_an_unknown_agency_is_told(guong):
    assert guong.refusal("lag", "--tenant", "nowhere")[0] == 1


def test_the_worker_ends_when_it_is_told_to(sqlite_url):
    shell = Shell(sqlite_url)
    process = subprocess.Popen(
        [sys.executable, "-c", "from service.cli.main import guong; guong()", "work"],
        env={"GUONG_DATABASE_URL": sqlite_url, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
    )
    shell.json("agency", "add", "so-a", "--name", "Sở A")
    shell.json("plan", "issue", "s2-so-xay-dung-2024", "--tenant", "so-a")
    deadline = time.monotonic() + 30
    while shell.json("lag", "--tenant", "so-a")[0]["behind"] and time.monotonic() < deadline:
        time.sleep(0.1)

    process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 0
    assert shell.json("lag", "--tenant", "so-a")[0]["behind"] == 0
