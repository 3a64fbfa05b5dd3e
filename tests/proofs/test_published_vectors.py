"""Values that others published, judged by us as they were published.

The proofs are those of `testdata` of github.com/transparency-dev/merkle (commit 417fb0c, Copyright
Google LLC, Apache-2.0), each put on one line and named by its file there. The note is the example
of golang.org/x/mod/sumdb/note, the checkpoint that of C2SP tlog-cosignature; of the latter no keys
are published, so that it is read and not verified.
"""

import json
from base64 import b64decode
from pathlib import Path

import pytest

from proofs.checkpoints import Checkpoint
from proofs.errors import FalseProofError
from proofs.hashing import HASH_SIZE
from proofs.keys import SignerKey, VerifierKey, time_of
from proofs.notes import Note, UnverifiedNoteError, signed
from proofs.verifying import verify_consistency, verify_inclusion

VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parent / "merkle_vectors.jsonl").read_text().splitlines()
]
SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
    "otpRZb6KE6RyyBwJnAM=\n"
)
CHECKPOINT = (
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhc"
    "yv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3"
    "b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def cases(kind):
    return [case for case in VECTORS if case["case"].startswith(f"{kind}/")]


def refused(check):
    try:
        check()
    except FalseProofError:
        return True
    return False


def test_every_published_proof_of_inclusion_is_judged_as_published():
    assert len(cases("inclusion")) == 98
    for case in cases("inclusion"):
        judged = refused(
            lambda case=case: verify_inclusion(
                hashes_of(case),
                index=case["leafIdx"],
                size=case["treeSize"],
                leaf=bytes_of(case["leafHash"]),
                root=bytes_of(case["root"]),
            )
        )
        assert judged == case["wantErr"], case["case"]


def test_every_published_proof_of_consistency_is_judged_as_published():
    assert len(cases("consistency")) == 98
    for case in cases("consistency"):
        judged = refused(
            lambda case=case: verify_consistency(
                hashes_of(case),
                old_size=case["size1"],
                old_root=bytes_of(case["root1"]),
                size=case["size2"],
                root=bytes_of(case["root2"]),
            )
        )
        # One case takes any bytes for two equal roots; here a root is a hash.
        expected = case["wantErr"] or len(bytes_of(case["root1"])) != HASH_SIZE
        assert judged == expected, case["case"]


def test_the_published_note_is_signed_and_verified_as_published():
    key = SignerKey.parse(SIGNER)
    text = NOTE.partition("\n\n")[0] + "\n"

    assert key.verifier == VerifierKey.parse(PUBLIC)
    assert signed(text, key).content == NOTE
    assert Note.parse(NOTE).require_signature([key.verifier]) == [key.verifier]
    with pytest.raises(UnverifiedNoteError):
        Note.parse(NOTE.replace("If", "it")).require_signature([key.verifier])


def test_the_published_checkpoint_is_read_and_written_as_published():
    note = Note.parse(CHECKPOINT)
    checkpoint = Checkpoint.parse(note.text)

    assert (note.content, checkpoint.text) == (CHECKPOINT, note.text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20_852_163)
    log, witness = note.signatures
    assert (log.key_id.hex(), len(log.value)) == ("033de0ae", 64)
    assert (witness.name, time_of(witness.value)) == ("witness.example.com/w1", 1_679_315_147)


def hashes_of(case):
    return [bytes_of(each) for each in case["proof"] or []]


def bytes_of(text):
    return b64decode(text or "")
