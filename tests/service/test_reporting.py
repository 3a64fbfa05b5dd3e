"""The same day gives the same report, byte for byte, whatever happens afterwards."""

import json
from datetime import date
from uuid import UUID

import pytest

from projections.catalogue import PROJECTIONS
from projections.rebuild import rebuild_all
from service import clock
from service.calls import REHEARSAL
from service.reporting import written
from tenants import instance
from tenants.access import Grant
from tenants.scope import Scope, enter
from tests.service.cli.conftest import Shell

ON = "reports/{kind}?as_of={as_of}"
JUNE = {"Rehearsal_Time": "2021-06-02T08:00:00+07:00"}


def read(district, kind="monthly", as_of="2021-05-31", more=""):
    path = ON.format(kind=kind, as_of=as_of) + more
    return district.world.get("dinh", path, "thach-an")


@pytest.fixture
def in_may(district):
    district.received("Hộ bà Tư")
    district.sent()
    return district


def test_a_report_counts_what_had_happened_when_the_day_ended(in_may):
    answer = read(in_may)

    found = answer.json
    assert answer.content_type == "application/json"
    assert (found["total"]["count"], found["by_unit"][0]["unit"]) == (1, "Hội Nông dân")
    assert (found["lists"][0]["number"], found["basis"]) == ("12/DS", "happened")


def test_the_same_day_gives_the_same_bytes_after_more_events_and_after_a_rebuild(in_may):
    before = read(in_may).data

    in_may.received("Hộ ông Bảy", **JUNE)
    after_more = read(in_may).data
    in_may.world.worker.catch_up()
    rebuild_all(in_may.world.engine, in_may.world.backend.mapper, PROJECTIONS)
    after_rebuild = read(in_may).data

    assert before == after_more == after_rebuild
    assert read(in_may, as_of="2021-06-30").json["total"]["count"] == 1
    assert read(in_may, "half-year", "2021-06-30").json["total"]["count"] == 2


def test_a_report_is_the_same_over_http_and_on_the_command_line(in_may, sqlite_url):
    told = Shell(sqlite_url)("report", "monthly", "--tenant", "thach-an", "--as-of", "31/05/2021")

    assert told.stdout.encode() == read(in_may).data


@pytest.mark.parametrize("kind", ["interim", "final"])
def test_a_review_looks_back_to_the_beginning_of_its_plan(in_may, kind):
    found = read(in_may, kind, "2021-06-30", f"&plan={in_may.plan}").json

    assert (found["window"]["first"], found["total"]["count"]) == ("2021-04-01", 1)
    assert found["plan"]["number"] == "1/KH"


@pytest.mark.parametrize(
    ("kind", "as_of", "more", "status", "problem"),
    [
        ("weekly", "2021-05-31", "", 404, "not-found"),
        ("monthly", "2021-05-31", "&plan=s9", 404, "not-found"),
        ("monthly", "2999-01-01", "", 422, "day-not-over"),
        ("final", "2021-05-31", "", 422, "report-needs-plan"),
        ("monthly", "31/05/2021", "", 422, "invalid"),
    ],
)
def test_a_report_that_cannot_be_is_refused(district, kind, as_of, more, status, problem):
    answer = read(district, kind, as_of, more)

    assert (answer.status_code, answer.json["type"]) == (status, f"urn:guong:problem:{problem}")


def test_a_day_that_is_not_over_is_not_reported_on(district):
    today = clock.now().date().isoformat()

    assert read(district, as_of=today).json["type"] == "urn:guong:problem:day-not-over"


@pytest.mark.usefixtures("district")
def test_who_reads_no_counts_reads_no_report(world):
    world.hire("una", Grant("thach-an", "nominating_unit", "", date(2020, 1, 1)))

    path = ON.format(kind="monthly", as_of="2021-05-31")
    assert world.get("una", path, "thach-an").status_code == 403


def test_in_earnest_a_report_holds_what_was_recorded_by_the_end_of_the_day(in_may):
    world = in_may.world
    instance.change_setting(world.engine, REHEARSAL, "")

    with enter(Scope("thach-an", "dinh", "head", UUID(int=1))):
        found = json.loads(written(world.backend, kind="monthly", as_of=date(2021, 5, 31)))

    assert (found["basis"], found["total"], found["lists"]) == (
        "recorded",
        {"count": 0, "sources": []},
        [],
    )
