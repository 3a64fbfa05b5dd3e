"""Packages of a real agency: what each opens, tells and keeps closed, and that it verifies."""

import csv
import json
import shutil

import pytest

from deploy.bench.evidence import write_sums
from domain.personal import PROTECTED
from service.transparency.evidence.openings import shows_a_vote
from tests.service import electing, stories
from tests.service.test_erasure import REQUEST
from tests.service.transparency.agency import Agency
from tests.service.transparency.test_evidence import verify
from tests.service.world import World

NAME = "Bà Lê Thị Ánh"
OTHER = "Ông Trần Văn Bình"


@pytest.fixture(scope="module")
def recognised(sqlite_template, tmp_path_factory):
    """An agency that the tests read and do not change, and its story."""
    path = tmp_path_factory.mktemp("packages")
    shutil.copy(sqlite_template, path / "guong.db")
    world = World(f"sqlite:///{path}/guong.db")
    agency = Agency(world, path)
    yield agency, a_story(agency)
    world.close()


@pytest.fixture
def agency(recognised):
    return recognised[0]


@pytest.fixture
def story(recognised):
    return recognised[1]


@pytest.fixture
def changing(world, tmp_path):
    return Agency(world, tmp_path)


def a_story(agency):
    story = stories.recognised(agency.world)
    other = {"kind": "individual", "name": OTHER, "unit_id": story.unit}
    agency.world.done("bob", "subjects", other)
    agency.sign()
    return story


def openings(folder):
    lines = (folder / "openings.jsonl").read_text("utf-8").splitlines()
    return {each["position"]: each for each in map(json.loads, lines)}


def texts(folder):
    """The personal texts that a package opens."""
    return {text["value"] for each in openings(folder).values() for text in each.get("texts", ())}


def index(folder):
    with (folder / "muc-luc.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything_in(folder):
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_a_dossier_is_told_opened_and_proven(agency, story):
    folder = agency.export("dossier", "--dossier", story.nomination)

    code, line = verify(folder, "--key", agency.key.verifier.text)
    assert code == 0, line
    history = agency.guong.json("history", story.nomination, "--tenant", "sxd")["items"]
    assert [int(row["position"]) for row in index(folder)] == [each["position"] for each in history]
    told = (folder / "lich-su.md").read_text("utf-8")
    assert all(each["vi"] in told for each in history)
    assert set(openings(folder)) == {each["position"] for each in history}
    assert "Rút ngắn thời gian cấp phép" in texts(folder)
    assert OTHER not in everything_in(folder).decode("utf-8", "replace")


def test_a_list_tells_of_a_dossier_and_opens_nobody_else(changing, district):
    agency = changing
    dossier, other = district.received("Hộ ông Bảy"), "Hộ bà Chín"
    district.received(other)
    district.sent()
    agency.sign()

    folder = agency.export("listed", "--dossier", dossier, tenant="thach-an")

    assert verify(folder)[0] == 0
    sent = [row["position"] for row in index(folder) if row["topic"] == "upward-list.sent"]
    assert len(sent) == 1
    assert int(sent[0]) not in openings(folder)
    assert other not in everything_in(folder).decode("utf-8", "replace")
    assert other in texts(agency.export("whole", "--all", tenant="thach-an"))


def test_an_extract_shows_nothing_of_other_events_but_their_hashes(agency, story):
    folder = agency.export("extract", "--dossier", story.nomination, "--extract")

    assert verify(folder)[0] == 0
    assert not (folder / "tile/entries").exists()
    assert b"plan.issued" not in everything_in(folder)
    leaves = (folder / "leaves.jsonl").read_text("utf-8").splitlines()
    assert len(leaves) == len(index(folder))

    forged = leaves[0].replace("nomination.registered", "nomination.registerex")
    (folder / "leaves.jsonl").write_text("\n".join([forged, *leaves[1:]]), "utf-8")
    write_sums(folder)
    assert verify(folder)[1].startswith("SAI · BAD: leaves.jsonl: leaf ")


def test_a_forged_text_is_located(agency, story):
    folder = agency.export("forged", "--dossier", story.nomination)
    content = (folder / "openings.jsonl").read_text("utf-8")
    (folder / "openings.jsonl").write_text(content.replace("Rút ngắn", "Kéo dài"), "utf-8")
    write_sums(folder)

    code, line = verify(folder)

    assert (code, line.endswith(": text achievement")) == (1, True), line


def test_without_names_nothing_personal_leaves(agency):
    folder = agency.export("closed", "--all", "--without-names")

    assert verify(folder)[0] == 0
    assert texts(folder) == set()
    whole = everything_in(folder).decode("utf-8", "replace")
    assert NAME not in whole
    assert "Rút ngắn" not in whole
    assert PROTECTED in (folder / "lich-su.md").read_text("utf-8")


def test_who_was_erased_is_opened_no_more_and_the_package_still_verifies(changing):
    agency, world = changing, changing.world
    story = a_story(agency)
    assert NAME in texts(agency.export("before", "--all"))
    friday = {"Rehearsal_Time": "2025-11-21T09:00:00+07:00"}
    path = f"subjects/{story.subject}/erasures"
    body = REQUEST | {"received_on": "2025-11-21"}
    erasure = world.done("alice", path, body, **friday)["id"]
    world.done("henry", f"erasures/{erasure}/grant", {"document": "45/QĐ"}, **friday)
    agency.sign()

    folder = agency.export("after", "--all")

    assert verify(folder)[0] == 0
    assert NAME not in everything_in(folder).decode("utf-8", "replace")
    assert OTHER in texts(folder)
    before = agency.folder / "before" / "checkpoint"
    grown = (folder / "checkpoint").read_text().split("\n")[1]
    assert int(before.read_text().split("\n")[1]) < int(grown)


def test_a_session_is_taken_out_with_its_ballots_and_no_vote(agency, story):
    folder = agency.export("session", "--session", story.session)

    assert verify(folder)[0] == 0
    topics = {row["topic"].partition(".")[0] for row in index(folder)}
    assert topics == {"session", "ballot"}
    assert len(openings(folder)) == len(index(folder))


def test_events_that_show_who_voted_how_are_proven_but_not_opened():
    by_name = "ballot.votes-by-name-recorded"
    alone = b'{"counts":[{"yes":2,"no":0,"written_yes":1,"written_no":0}]}'
    on_paper = b'{"counts":[{"yes":2,"no":1,"written_yes":0,"written_no":0}]}'

    assert shows_a_vote(by_name, b"{}")
    assert shows_a_vote("ballot.tally-entered", alone)
    assert not shows_a_vote("ballot.tally-entered", on_paper)
    assert not shows_a_vote("ballot.counted", b"{}")


def test_a_period_opens_its_own_days_and_holds_every_leaf(agency):
    folder = agency.export("period", "--from", "2024-11-01", "--to", "2024-11-30")

    assert verify(folder)[0] == 0
    size = json.loads((folder / "package.json").read_text("utf-8"))["size"]
    assert 0 < len(openings(folder)) < size
    assert len(index(folder)) == len(openings(folder))
    refused = agency.guong.refusal(
        "evidence", "export", agency.folder / "x", "--tenant", "sxd", "--from", "2025-01-02",
        "--to", "2025-01-01",
    )  # fmt: skip
    assert refused[0] == 1


def test_an_extent_is_asked_for_once_and_must_be_there(agency, story):
    def refused(*options):
        command = ("evidence", "export", agency.folder / "none", "--tenant", "sxd")
        return agency.guong.refusal(*command, *options)[1]

    assert "phạm vi" in refused()
    assert "phạm vi" in refused("--all", "--dossier", story.nomination)
    assert story.ballot in refused("--dossier", story.ballot)
    assert story.ballot in refused("--session", story.ballot)
    assert not (agency.folder / "none").exists()


def test_a_session_takes_the_archive_of_its_electronic_ballot_along(changing):
    polled = electing.ready(changing.world)
    polled.vote(clara=electing.YES, max=electing.YES, sam=electing.NO)
    polled.end()
    polled.open()
    changing.world.worker.catch_up()
    changing.sign()

    folder = changing.export("session", "--session", polled.story.session)

    code, told = verify(folder)
    assert (code, "Phiếu điện tử đúng: 1" in told) == (0, True)
    roster = folder / "elections" / f"{polled.id}.roster.json"
    roster.write_text(roster.read_text("utf-8").replace('"turnout": 3', '"turnout": 4'), "utf-8")
    write_sums(folder)
    assert verify(folder)[0] == 1
