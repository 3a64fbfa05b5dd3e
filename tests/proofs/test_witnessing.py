"""A witness answers as C2SP tlog-witness says, and never signs two histories."""

from itertools import pairwise

import pytest

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.hashing import EMPTY_ROOT, leaf_hash
from proofs.keys import COSIGNATURE, SignerKey
from proofs.notes import Note, Signature, signed
from proofs.witnessing import Submission, Witness
from tests.proofs.logs import Log, entries_of

PREFIX = SignerKey.generate("vi.example/nhat-ky")
KEY = PREFIX.named("vi.example/nhat-ky/xa-mot")
WITNESS = SignerKey.generate("vi.example/chung", COSIGNATURE)
TREE = Log(entries_of(300))


class Kept(dict[str, Note]):
    last = dict.get
    keep = dict.__setitem__


@pytest.fixture
def witness():
    return Witness(WITNESS, [PREFIX.verifier], Kept(), clock=lambda: 1_700_000_000.9)


def note_of(size, key=KEY, root=None, log=TREE):
    root = trees.root(log.nodes(size), size) if root is None else root
    return signed(Checkpoint(key.name, size, root).text, key)


def body(old, size, *, proof=None, note=None):
    proof = trees.consistency_proof(TREE.nodes(), old, size) if proof is None else proof
    return Submission(old, tuple(proof), note or note_of(size)).body.encode()


def test_a_first_checkpoint_is_cosigned_with_the_time(witness):
    answer = witness.add_checkpoint(body(0, 100))

    line = Signature.parse(answer.body.removesuffix("\n"))
    note = note_of(100).with_signatures([line])
    assert answer.status == 200
    assert note.signed_by([WITNESS.verifier]) == [WITNESS.verifier]
    assert line.value[:8] == (1_700_000_000).to_bytes(8, "big")


def test_a_log_that_grows_is_cosigned_again(witness):
    sizes = [0, 1, 100, 100, 256, 300]

    answers = [witness.add_checkpoint(body(old, new)).status for old, new in pairwise(sizes)]

    assert answers == [200] * 5


def test_the_last_checkpoint_can_be_asked_for_with_both_signatures(witness):
    stranger = signed(note_of(100).text, SignerKey.generate("la")).signatures
    witness.add_checkpoint(body(0, 100, note=note_of(100).with_signatures(stranger)))

    answer = witness.checkpoint(KEY.name)

    note = Note.parse(answer.body)
    assert [each.name for each in note.signatures] == [KEY.name, WITNESS.name]
    assert witness.checkpoint("vi.example/nhat-ky/xa-hai").status == 404


def test_another_old_size_than_the_one_remembered_answers_that_size(witness):
    witness.add_checkpoint(body(0, 100))

    answer = witness.add_checkpoint(body(0, 200))

    assert (answer.status, answer.body, answer.content_type) == (409, "100\n", "text/x.tlog.size")


def test_an_unknown_log_is_not_found(witness):
    stranger = SignerKey.generate("vi.example/nhat-ky-khac")

    assert witness.add_checkpoint(body(0, 5, note=note_of(5, stranger))).status == 404


def test_a_checkpoint_without_the_signature_of_its_log_is_forbidden(witness):
    forged = SignerKey.generate(KEY.name)
    false = Note(note_of(5).text, note_of(6).signatures)

    assert witness.add_checkpoint(body(0, 5, note=note_of(5, forged))).status == 403
    assert witness.add_checkpoint(body(0, 5, note=false)).status == 403


def test_one_logs_signature_does_not_serve_for_another(witness):
    other = PREFIX.named("vi.example/nhat-ky/xa-hai")
    moved = Note(Checkpoint(other.name, 5, EMPTY_ROOT).text, note_of(5).signatures)

    assert witness.add_checkpoint(body(0, 5, note=moved)).status == 403


def test_a_fork_and_a_rollback_are_not_cosigned(witness):
    witness.add_checkpoint(body(0, 100))
    forked = Log([*entries_of(50), b"!", *entries_of(149)])
    note = note_of(200, log=forked)

    assert witness.add_checkpoint(body(100, 200, note=note)).status == 422
    assert witness.add_checkpoint(body(100, 50, proof=[])).status == 400
    assert witness.add_checkpoint(body(50, 50, proof=[])).status == 409
    same = note_of(100, root=leaf_hash(b"?"))
    assert witness.add_checkpoint(body(100, 100, note=same)).status == 422
    assert witness.add_checkpoint(body(100, 200)).status == 200


def test_a_first_checkpoint_takes_no_proof_and_an_empty_log_has_the_empty_root(witness):
    assert witness.add_checkpoint(body(0, 5, proof=[EMPTY_ROOT])).status == 422
    wrong = note_of(0, root=leaf_hash(b""))
    assert witness.add_checkpoint(body(0, 0, note=wrong)).status == 422
    assert witness.add_checkpoint(body(0, 0, note=note_of(0, root=EMPTY_ROOT))).status == 200


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(b"old 0", b"old 00"),
        lambda text: text.replace(b"old 0", b"old"),
        lambda text: text.replace(b"old 0", b"new 0"),
        lambda text: text.replace(b"\n\n", b"\nAAAA\n\n", 1),
        lambda text: text.replace(b"\n\n", b"\n" + b"A" * 43 + b"=\n" * 64 + b"\n", 1),
        lambda text: text + b"\xff",
        lambda text: text[:-1],
        lambda _: b"",
    ],
    ids=["zeroes", "no-size", "no-old", "short-hash", "many-hashes", "no-utf8", "cut", "empty"],
)
def test_a_request_that_is_malformed_is_bad(witness, spoil):
    assert witness.add_checkpoint(spoil(body(0, 5))).status == 400
