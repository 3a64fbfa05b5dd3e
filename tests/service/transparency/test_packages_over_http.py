"""An auditor takes packages and ballot audits away over HTTP; the agency sees that they did."""

import io
import json
import zipfile

import pytest

from proofs.keys import VerifierKey
from proofs.receipts import InclusionProof
from tests.service import stories
from tests.service.transparency.agency import Agency
from tests.service.transparency.logs import ORIGIN
from tests.service.transparency.test_evidence import verify


@pytest.fixture
def agency(world, tmp_path):
    return Agency(world, tmp_path)


@pytest.fixture
def story(agency):
    return a_story(agency)


def a_story(agency):
    story = stories.recognised(agency.world)
    agency.sign()
    return story


def unpacked(answer, folder):
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    zipfile.ZipFile(io.BytesIO(answer.data)).extractall(folder)
    (found,) = folder.iterdir()
    return found


def opened(folder):
    return len((folder / "openings.jsonl").read_text().splitlines())


def test_an_auditor_takes_packages_away_while_the_access_is_in_force(world_on_both, tmp_path):
    world, agency = world_on_both, Agency(world_on_both, tmp_path)
    story, key = a_story(agency), agency.key.verifier.text
    dossier = f"nominations/{story.nomination}/evidence-package"
    assert world.get("audrey", dossier).status_code == 403
    assert world.get("alice", dossier).status_code == 403
    world.commission("audrey")
    paths = (dossier, f"sessions/{story.session}/evidence-package", "evidence-package")

    folders = [
        unpacked(world.get("audrey", path), tmp_path / f"zip-{number}")
        for number, path in enumerate(paths)
    ]
    for folder in folders:
        code, line = verify(folder, "--key", key)
        assert code == 0, line
    part = world.get("audrey", "evidence-package?from=2024-11-01&to=2024-11-30")
    assert 0 < opened(unpacked(part, tmp_path / "part")) < opened(folders[-1])

    told = world.seen("henry", "access/readings?reader=audrey")["items"]
    assert len(told) == 4
    assert "GET /nominations/<uuid:nomination_id>/evidence-package" in {
        each["route"] for each in told
    }


def test_an_auditor_of_one_dossier_gets_that_one_and_of_others_hashes(agency, story, tmp_path):
    world = agency.world
    world.commission("audrey", scope="nomination", thing_id=story.nomination)

    path = f"nominations/{story.nomination}/evidence-package"
    folder = unpacked(world.get("audrey", path), tmp_path / "zip")

    assert not (folder / "tile/entries").exists()
    for other in ("evidence-package", f"sessions/{story.session}/evidence-package"):
        assert world.get("audrey", other).status_code == 403


def test_the_audit_of_ballots_holds_counts_and_proofs_and_no_vote(agency, story):
    world = agency.world
    audit = world.seen("sam", f"sessions/{story.session}/ballot-audit")
    (ballot,) = audit["ballots"]
    (nominee,) = ballot["nominees"]

    assert audit["session"]["rule"]["vi"].startswith(
        "Đạt khi có ít nhất 9/10 tổng số thành viên Hội đồng đồng ý"
    )
    assert nominee["eligible"] == ["clara", "max", "sam"]
    assert nominee["result"] == {"outcome": "passed", "yes": 3, "base": 3, "required": 3}
    assert [each["by"] for each in ballot["confirmations"]] == ["tom", "tim", "clara"]
    assert {each["topic"].partition(".")[0] for each in audit["events"]} == {"session", "ballot"}
    trusted = [VerifierKey.parse(agency.key.verifier.text).named(ORIGIN)]
    for each in audit["events"]:
        proof = InclusionProof.parse(each["proof"])
        assert proof.index == each["position"] - 1
        proof.verify(each["leaf"].encode(), trusted)

    page = world.get("sam", f"sessions/{story.session}/ballot-audit.md")
    assert page.content_type == "text/markdown; charset=utf-8"
    assert "| Bà Lê Thị Ánh | 3 | 3 | 0 | 3 | 0 | 0 | 3 | 3 | đạt |" in page.text
    told = agency.guong("ballot-audit", story.session, "--tenant", "sxd").stdout
    assert told == page.text
    shown = agency.guong.json("ballot-audit", story.session, "--tenant", "sxd")
    assert shown == audit
    assert world.get("bob", f"sessions/{story.session}/ballot-audit").status_code == 403

    folder = agency.export("session", "--session", story.session)
    assert json.loads((folder / "ballot-audit.json").read_text("utf-8")) == audit
    assert (folder / "ballot-audit.md").read_text("utf-8") == page.text


def test_a_ballot_that_nobody_counted_is_told_as_such(agency):
    story = stories.balloting(agency.world)
    agency.sign()

    told = agency.guong("ballot-audit", story.session, "--tenant", "sxd").stdout

    assert "Tham gia: chưa ghi nhận" in told
    assert "| Bà Lê Thị Ánh | 3 | – | – | – | – | – | – | – | – |" in told
