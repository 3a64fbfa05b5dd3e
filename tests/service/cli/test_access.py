from datetime import datetime, timedelta

import pytest

from domain.times import VIETNAM
from service.access.two_people import SEPARATIONS
from tests.architecture.access_golden import made_from_the_doors
from tests.service import stories
from tests.service.cli.conftest import Shell
from tests.service.world import World

TODAY = datetime.now(VIETNAM).date()
AUDIT = (
    *("access", "audit", "ingrid", "--tenant", "sxd", "--by", "henry"),
    *("--to", f"{TODAY + timedelta(days=30)}", "--purpose", "Kiểm tra", "--document", "45/QĐ"),
)
DELEGATE = (
    *("access", "delegate", "dan", "--tenant", "sxd", "--by", "henry", "--capacity", "KT"),
    *("--head-title", "Giám đốc", "--own-title", "Phó Giám đốc", "--document", "12/QĐ"),
    *("--document-date", f"{TODAY}", "--right", "decide", "--right", "refer"),
)


@pytest.fixture
def office(database_url):
    world = World(database_url)
    for who in ("ingrid", "dan"):
        world.hire(who)
    yield world
    world.close()


@pytest.fixture
def guong(office, database_url):  # noqa: ARG001 -- it works on the office's database
    return Shell(database_url)


def listed(office, guong, *arguments):
    office.worker.catch_up()
    return guong.json("access", *arguments, "--tenant", "sxd")


def test_the_matrix_is_that_of_the_doors(guong_on_sqlite):
    assert guong_on_sqlite.json("access", "matrix") == made_from_the_doors()


def test_the_matrix_is_told_to_people(guong_on_sqlite):
    lines = guong_on_sqlite("access", "matrix").stdout.splitlines()

    at = lines.index("GET /v1/tenants/<slug:tenant>/access/readings  [read-access]")
    assert lines[at + 1] == "    Thường trực Hội đồng, Thủ trưởng, (Thanh tra)"


def test_the_rules_of_two_people_are_told(guong_on_sqlite):
    told = guong_on_sqlite("access", "rules").stdout

    assert [each.key for each in SEPARATIONS if each.vi not in told] == []
    assert len(guong_on_sqlite.json("access", "rules")) == len(SEPARATIONS)


def test_an_auditor_is_let_in_and_shut_out(office, guong):
    access = guong.json(*AUDIT)["access_id"]
    office.worker.catch_up()
    assert office.get("ingrid", "nominations").status_code == 200

    revoked = guong.json(
        *("access", "revoke", access, "--tenant", "sxd", "--by", "henry", "--reason", "Xong việc")
    )

    assert revoked == {"access_id": access}
    assert office.get("ingrid", "nominations").status_code == 403
    (audit,) = listed(office, guong, "audits")
    assert (audit["given_by"], audit["revoked_by"], audit["scope"]) == ("henry", "henry", "agency")
    (reading,) = listed(office, guong, "readings", "--reader", "ingrid")
    assert (reading["route"], reading["access_id"]) == ("GET /nominations", access)


def test_an_audit_has_one_scope(office, guong):  # noqa: ARG001 -- where the audit would be
    id = "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"

    code, line = guong.refusal("access", *AUDIT[1:], "--unit", id, "--plan", id)

    assert (code, "Choose one scope only" in line) == (2, True)


@pytest.mark.parametrize(
    ("options", "scope"),
    [
        (("--nomination", "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"), "nomination"),
        (("--session", "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"), "session"),
        (("--unit", "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"), "unit"),
        (("--plan", "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"), "plan"),
        (("--since", "2024-01-01", "--until", "2024-12-31"), "period"),
    ],
)
def test_an_audit_has_a_scope(office, guong, options, scope):
    guong.json(*AUDIT, *options)

    assert [each["scope"] for each in listed(office, guong, "audits")] == [scope]


def test_the_command_line_refuses_what_the_api_refuses(office, guong):
    assert "grant an audit to themselves" in guong.refusal(*AUDIT, "--by", "ingrid")[1]
    assert "There is no user nobody." in guong.refusal(*AUDIT, "--by", "nobody")[1]
    assert "delegate to themselves" in guong.refusal(*DELEGATE, "--by", "dan")[1]
    assert listed(office, guong, "audits") == []


def test_a_deputy_may_sign_and_then_no_longer(office, guong):
    made = guong.json(*DELEGATE)
    assert made["signature"] == "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC"

    guong.json(
        *("access", "end-delegation", made["delegation_id"], "--tenant", "sxd"),
        *("--by", "henry", "--reason", "Giám đốc đã về"),
    )

    (shown,) = listed(office, guong, "delegations")
    assert (shown["rights"], shown["ended_by"]) == (["decide", "refer"], "henry")


def test_what_the_operator_reads_at_the_console_is_recorded_too(office, guong):
    story = stories.submitted(office)
    office.worker.catch_up()

    guong.json("history", story.nomination, "--tenant", "sxd")
    guong.json("obligations", "--tenant", "sxd")
    guong.refusal("history", story.unit, "--tenant", "sxd")

    read = office.seen("henry", "access/readings")["items"]
    assert [(each["reader"], each["role"], each["route"], each["ids"]) for each in read] == [
        ("operator", "operator", "guong history", {"nomination": story.nomination}),
        ("operator", "operator", "guong obligations", {}),
        ("operator", "operator", "guong history", {"nomination": story.unit}),
    ]


def test_emergencies_are_listed(office, guong):
    assert listed(office, guong, "emergencies") == []


def test_a_role_is_ended_and_the_journal_keeps_both(office, guong):
    ended = (
        *("access", "end-role", "rita", "--tenant", "sxd", "--role", "registry_clerk"),
        *("--from", "2020-01-01", "--on", "2020-12-31", "--why", "Quyết định 3/QĐ"),
    )

    assert guong.json(*ended)["valid_to"] == "2020-12-31"

    journal = listed(office, guong, "roles", "--user", "rita")
    assert [(each["what"], each["valid_to"], each["why"]) for each in journal] == [
        ("given", None, ""),
        ("ended", "2020-12-31", "Quyết định 3/QĐ"),
    ]
    assert office.get("rita", "nominations").status_code == 404


def test_a_role_that_nobody_holds_is_not_ended(guong):
    ended = (
        *("access", "end-role", "rita", "--tenant", "sxd", "--role", "head"),
        *("--from", "2020-01-01", "--why", "x"),
    )

    assert "rita holds no role head at sxd" in guong.refusal(*ended)[1]


def test_the_role_of_an_auditor_is_not_given_for_good(guong):
    granted = ("user", "grant", "ingrid", "--tenant", "sxd", "--role", "auditor")

    assert guong.refusal(*granted)[0] == 2
