"""A decision and a tally answer where their receipt is; it is there once a witness cosigned."""

import json

import pytest

from proofs.keys import SignerKey
from proofs.notes import Note
from proofs.receipts import InclusionProof
from proofs.tiles import Tile
from proofs.witnessing import Submission, keys_of
from service.transparency.gathering import Gathering
from service.transparency.memory import memory
from service.transparency.signer import Signer
from tenants.log_tables import PROVINCE_LOG
from tests.service import electing, stories
from tests.service.transparency.logs import witnessing
from tests.service.transparency.test_api import KEY, TRUSTED

DECISION = {
    "outcome": "recognise",
    "decision_number": "99/QĐ",
    "decided_on": "2024-12-12",
    "signer": "Giám đốc",
}
PROVINCE_KEY = SignerKey.generate("vi.example/nhat-ky-tinh")


@pytest.fixture
def witness(tmp_path):
    with witnessing(tmp_path / "w", [KEY.verifier, PROVINCE_KEY.verifier]) as remote:
        yield remote


@pytest.fixture
def sign(world, tmp_path, witness):
    """Let the logs be signed, entered above and witnessed."""

    def sign_now():
        world.worker.catch_up()
        with memory(tmp_path / "signer") as kept:
            Signer(world.engine, KEY, kept, [witness]).run_once()
        with memory(tmp_path / "province-signer") as kept:
            Gathering(world.engine, [KEY.verifier]).run_once()
            Signer(world.engine, PROVINCE_KEY, kept, [witness], PROVINCE_LOG).run_once()

    return sign_now


def test_a_decision_gets_its_receipt_once_it_is_witnessed(world, sign, witness):
    """One walk: the answer of the decision, 202, the receipt, the entry above, who may read it."""
    story = stories.proposed(world)
    decided = world.done("henry", f"nominations/{story.nomination}/decision", DECISION)
    address = decided["receipt"]
    assert address == f"/v1/tenants/sxd/receipts/{decided['position']}"
    assert decided["witnessed"] is False

    _says_how_far_it_is_vouched_for(world, story, "Chưa được ai bên ngoài chứng thực")
    waiting = world.get("henry", address)
    assert (waiting.status_code, waiting.json["status"]) == (202, "pending")
    assert waiting.headers["Retry-After"] == "2"
    sign()

    sentence = f"Đã kiểm chứng đến sự kiện {decided['position']}, được chứng thực lúc "
    _says_how_far_it_is_vouched_for(world, story, sentence)
    told = world.get("henry", address, Prefer="wait=5").json
    assert told["status"] == "witnessed"
    assert json.loads(told["leaf"])["position"] == decided["position"]
    proof = InclusionProof.parse(told["proof"])
    assert proof.verify(told["leaf"].encode(), TRUSTED).size >= decided["position"]
    assert proof.note.signed_by([witness.key]) == [witness.key]
    (above,) = told["province"]
    assert above["tenant"] == "binh-phuoc"
    assert Submission.parse(above["entry"]).note.text == proof.note.text
    trusted = keys_of("vi.example/nhat-ky-tinh/binh-phuoc", [PROVINCE_KEY.verifier])
    checkpoint = InclusionProof.parse(above["proof"]).verify(above["entry"].encode(), trusted)

    size = json.loads(world.get("henry", "log/proof?position=1").text)["checkpoint"]["size"]
    (same,) = world.get("henry", f"log/checkpoints/{size}/above").json["items"]
    assert same["entry"] == above["entry"]
    assert world.get("henry", "log/checkpoints/99999/above").status_code == 404
    _served_by_the_province(world, checkpoint, above["entry"])
    _read_by_whom_it_concerns(world, address)


def _says_how_far_it_is_vouched_for(world, story, sentence):
    """No answer to an auditor is without it, whether somebody vouches or nobody."""
    history = f"nominations/{story.nomination}/history"
    for path in ("audit-trail", "audit-trail/standing-out", "audit-trail/1", history):
        told = world.seen("henry", path)["assurance"]
        assert told["vi"].startswith(sentence), (path, told)
        assert bool(told["witnesses"]) == sentence.startswith("Đã")


def _served_by_the_province(world, checkpoint, entry):
    at = {"tenant": "binh-phuoc"}
    note = Note.parse(world.get("perry", "province-log/checkpoint", **at).text)
    assert note.text == checkpoint.text
    tile = Tile(0, 0, checkpoint.size)
    assert len(world.get("perry", f"province-log/{tile.path}", **at).data) == 32 * tile.width
    bundle = world.get("perry", f"province-log/{tile.bundle_path}", **at).data
    assert entry.encode() in bundle
    assert world.get("perry", "province-log/tile/0/001", **at).status_code == 404
    assert world.get("pam", "province-log/checkpoint", **at).status_code == 403
    assert world.get("henry", "province-log/checkpoint").status_code == 404


def _read_by_whom_it_concerns(world, address):
    """Who recorded it and who reads the log; others not, and no receipt of what is not there."""
    assert world.get("vera", address).status_code == 404
    assert world.get("alice", address).status_code == 200
    assert world.get("henry", "receipts/99999").status_code == 404


def test_a_decision_that_is_sent_again_is_answered_with_its_receipt(world, sign):
    """Whoever lost the first answer learns by the second where the proof is, now witnessed."""
    story = stories.proposed(world)
    asked = (f"nominations/{story.nomination}/decision", DECISION)
    first = world.post("henry", *asked, Idempotency_Key="decided")
    sign()

    again = world.post("henry", *asked, Idempotency_Key="decided", Prefer="wait=5")

    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json == first.json | {"witnessed": True}
    assert again.headers["Link"] == first.headers["Link"]


def test_the_confirmation_of_a_count_waits_for_its_witness(world, sign):
    story = stories.balloting(world)
    sign()
    ballot = f"ballots/{story.ballot}"
    world.done("tom", f"{ballot}/participation", {"members": list(stories.MEMBERS)})
    count = {"nomination_id": story.nomination, "issued": 3, "yes": 3, "no": 0}
    body = {"counts": [count], "scan_sha256": stories.DIGEST}

    answer = world.post("tom", f"{ballot}/tally", body, Prefer="wait=1")

    assert (answer.status_code, answer.json["witnessed"]) == (202, False)
    sign()
    assert world.get("tom", answer.json["receipt"]).json["status"] == "witnessed"


def test_the_share_that_opens_a_sum_has_a_receipt_as_a_count_on_paper_has(world, sign):
    polled = electing.Polled(world, electing.in_session(world))
    polled.set_up()
    polled.make_key()
    polled.enrol()
    world.done("clara", f"{polled.path}/definition")
    polled.vote(clara=electing.YES, max=electing.YES, sam=electing.YES)
    polled.end()
    polled.open("tom")

    opened = polled.open_share("tim")
    sign()

    told = world.get("tim", opened["receipt"]).json
    assert (told["status"], told["position"]) == ("witnessed", opened["position"])
    assert polled.see()["phase"] == "decided"
