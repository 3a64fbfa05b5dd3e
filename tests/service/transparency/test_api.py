"""The log over the API: an auditor gets everything that it takes to check it himself."""

import json
from urllib.parse import urlencode

import pytest

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.encoding import from_base64
from proofs.hashing import leaf_hash
from proofs.keys import SignerKey
from proofs.notes import Note
from proofs.receipts import InclusionProof
from proofs.tiles import nodes_from, read_bundle
from proofs.verifying import verify_consistency
from service.transparency.memory import memory
from service.transparency.signer import Signer
from tests.service import stories

PREFIX = "vi.example/nhat-ky"
KEY = SignerKey.generate(PREFIX)
TRUSTED = [KEY.verifier.named(f"{PREFIX}/sxd")]


@pytest.fixture
def sign(world, tmp_path):
    def sign_now():
        world.worker.catch_up()
        with memory(tmp_path / "signer") as kept:
            return Signer(world.engine, KEY, kept, []).run_once()

    return sign_now


@pytest.fixture
def signed(world, sign):
    stories.recognised(world)
    assert sign()[1] == []
    return world


def checkpoint(world):
    answer = world.get("henry", "log/checkpoint")
    assert answer.content_type == "text/plain; charset=utf-8"
    note = Note.parse(answer.text)
    assert note.require_signature(TRUSTED)
    return Checkpoint.parse(note.text)


@pytest.mark.usefixtures("signed")
def test_every_event_of_a_story_is_proven_from_outside(world):
    size = checkpoint(world).size
    assert size > 20

    for position in (1, 2, size):
        told = world.get("henry", f"log/proof?position={position}").json
        proof = InclusionProof.parse(told["proof"])
        assert proof.verify(told["leaf"].encode(), TRUSTED).size == size
        assert json.loads(told["leaf"])["position"] == position == told["leaf_index"] + 1


@pytest.mark.usefixtures("signed")
def test_the_tiles_and_leaves_lead_to_the_signed_root(world):
    signed = checkpoint(world)

    def read(tile):
        return world.get("henry", f"log/{tile.path}").data

    nodes = nodes_from(read, signed.size)
    bundle = world.get("henry", f"log/tile/entries/000.p/{signed.size}").data
    leaves = read_bundle(bundle)

    assert trees.root(nodes, signed.size) == signed.root
    assert [leaf_hash(leaf) for leaf in leaves] == [nodes(0, i) for i in range(signed.size)]


@pytest.mark.usefixtures("signed")
def test_the_log_is_proven_to_have_only_grown(world, sign):
    first = checkpoint(world)
    stories.issued_plan(world, "province-binh-phuoc-2024", "binh-phuoc", "paul", "perry")
    world.post("alice", "units", {"name": "Phòng mới", "short_name": "PM"})
    sign()
    second = checkpoint(world)
    assert second.size > first.size

    told = world.get("henry", f"log/consistency?from_size={first.size}").json

    assert (told["old"]["size"], told["new"]["size"]) == (first.size, second.size)
    verify_consistency(
        [from_base64(each) for each in told["hashes"]],
        old_size=first.size,
        old_root=first.root,
        size=second.size,
        root=second.root,
    )
    begin, end = told["old"]["signed_at"], told["new"]["signed_at"]
    period = urlencode({"begin": begin, "end": end})
    assert world.get("henry", f"log/consistency/period?{period}").json == told


@pytest.mark.usefixtures("signed")
def test_a_receipt_waits_for_as_many_witnesses_as_are_asked_for(world):
    answer = world.get("henry", "log/proof?position=1&witnesses=1&wait=0")

    assert (answer.status_code, answer.json["type"]) == (404, "urn:guong:problem:not-signed-yet")
    assert "Sự kiện 1" in answer.json["detail"]


@pytest.mark.usefixtures("signed")
def test_an_event_that_is_not_signed_yet_has_no_proof_yet(world):
    after = checkpoint(world).size + 1

    assert world.get("henry", f"log/proof?position={after}").status_code == 404
    assert world.get("henry", f"log/consistency?from_size={after}").status_code == 404


@pytest.mark.usefixtures("signed")
def test_a_tile_that_is_not_signed_does_not_exist(world):
    for path in ("0/001", "0/000", "entries/000", "1/000.p/1", "x", "0/000.p/256"):
        assert world.get("henry", f"log/tile/{path}").status_code == 404, path


def test_a_log_without_checkpoint_has_none_to_show(world):
    answer = world.get("henry", "log/checkpoint")

    assert (answer.status_code, answer.json["type"]) == (404, "urn:guong:problem:no-checkpoint")


@pytest.mark.usefixtures("signed")
def test_who_may_not_read_the_log_reads_nothing_of_it(world):
    for path in ("checkpoint", "tile/0/000", "proof?position=1", "consistency"):
        assert world.get("vera", f"log/{path}").status_code == 403
        assert world.get("charlie", f"log/{path}").status_code in {403, 404}


@pytest.mark.usefixtures("signed")
def test_no_leaf_tells_a_name_or_a_content(world):
    size = checkpoint(world).size
    bundle = world.get("henry", f"log/tile/entries/000.p/{size}").data

    names = {"acting_role", "actor", "causation_id", "commitment", "correlation_id", "event_id"}
    names |= {"format", "originator_id", "originator_version", "position", "recorded_at"}
    assert all(
        set(json.loads(leaf)) - {"personal"} == names | {"tenant_id", "topic"}
        for leaf in read_bundle(bundle)
    )
