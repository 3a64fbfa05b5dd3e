import pytest

from proofs import trees
from proofs.checkpoints import Checkpoint
from proofs.errors import FalseProofError
from proofs.keys import SignerKey
from proofs.notes import UnverifiedNoteError, signed
from proofs.receipts import InclusionProof, MalformedProofError
from tests.proofs.logs import Log, entries_of

KEY = SignerKey.generate("vi.example/nhat-ky")
LOG = Log(entries_of(300))


def proof_of(index, extra=b""):
    note = signed(Checkpoint(KEY.name, 300, LOG.tree.root).text, KEY)
    hashes = trees.inclusion_proof(LOG.nodes(), index, 300)
    return InclusionProof(index, tuple(hashes), note, extra)


@pytest.mark.parametrize("extra", [b"", b"opening"])
@pytest.mark.parametrize("index", [0, 257, 299])
def test_a_proof_reads_back_and_proves_its_entry(index, extra):
    proof = InclusionProof.parse(proof_of(index, extra).text)

    assert proof == proof_of(index, extra)
    assert proof.verify(LOG.entries[index], [KEY.verifier]).size == 300


def test_a_proof_proves_no_other_entry_and_needs_a_trusted_key():
    with pytest.raises(FalseProofError):
        proof_of(7).verify(LOG.entries[8], [KEY.verifier])
    with pytest.raises(UnverifiedNoteError):
        proof_of(7).verify(LOG.entries[7], [SignerKey.generate(KEY.name).verifier])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda text: text.replace("proof@v1", "proof@v2"),
        lambda text: text.replace("index 7", "index 07"),
        lambda text: text.replace("index 7\n", ""),
        lambda text: text.replace("index 7", "extra !"),
        lambda text: text.replace("\n\n", "\n", 1),
    ],
    ids=["empty", "version", "zeroes", "no-index", "extra", "no-blank"],
)
def test_another_text_is_refused(spoil):
    with pytest.raises(MalformedProofError):
        InclusionProof.parse(spoil(proof_of(7).text))
