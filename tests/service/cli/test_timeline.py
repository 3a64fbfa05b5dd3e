from datetime import date

import pytest

from projections.nomination_board.view import NominationBoardView
from service.cli.scopes import operating
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.service.cli.conftest import Shell

NGOAI_VU = "so-ngoai-vu-binh-phuoc"
UNKNOWN = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def url(tmp_path):
    return walks.copy_to(tmp_path / "walked.db", walks.NGOAI_VU)


@pytest.fixture
def year(url):
    return Shell(url)


@pytest.fixture
def subject(url):
    engine = open_engine(url)
    with operating(engine, NGOAI_VU):
        page = NominationBoardView(engine).page(None, 1, stage="recognised")
    engine.dispose()
    return str(page.items[0].subject_id)


def test_an_exemplar_tells_its_life_in_vietnamese_and_english(year, subject):
    vietnamese = year("timeline", "--tenant", NGOAI_VU, subject).stdout
    english = year("timeline", "--tenant", NGOAI_VU, subject, "--lang", "en").stdout

    assert "[Hồ sơ]" in vietnamese
    assert "[Công nhận]" in vietnamese
    assert "(Thủ trưởng)" in vietnamese
    assert "[Recognition]" in english


def test_an_exemplar_tells_its_life_to_programs(year, subject):
    life = year.json("timeline", "--tenant", NGOAI_VU, subject)

    assert life[0]["topic"] == "nomination.registered"
    assert {"vi", "en", "phase", "actor", "acting_role", "occurred_at"} <= set(life[0])
    assert date.fromisoformat(life[0]["occurred_at"][:10]) <= date.fromisoformat(
        life[-1]["occurred_at"][:10]
    )


def test_an_unknown_exemplar_is_told(year):
    code, line = year.refusal("timeline", "--tenant", NGOAI_VU, UNKNOWN)

    assert (code, UNKNOWN in line) == (1, True)


def test_an_inspector_reads_every_event_and_what_stands_out(year):
    whole = year.json("audit", "--tenant", NGOAI_VU)["items"]
    asked = ("--role", "teller", "--topic", "ballot")
    tellers = year.json("audit", "--tenant", NGOAI_VU, *asked)["items"]
    told = year("audit", "--tenant", NGOAI_VU, "--topic", "recognition.granted").stdout

    assert [each["position"] for each in whole] == list(range(1, len(whole) + 1))
    assert {each["acting_role"] for each in tellers} == {"teller"}
    assert "(Thủ trưởng)" in told
    assert year.refusal("audit", "--tenant", NGOAI_VU, "--standing-out", "odd")[0] == 2
