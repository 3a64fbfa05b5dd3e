"""The vectors of github.com/transparency-dev/merkle (Apache-2.0), read where they are installed.

They are not copied here. `GUONG_MERKLE_VECTORS` names the folder `testdata` of that project, which
`go mod download github.com/transparency-dev/merkle@v0.0.2` brings; without it these tests skip.
"""

import json
import os
from base64 import b64decode
from pathlib import Path

import pytest

from proofs.errors import FalseProofError
from proofs.hashing import HASH_SIZE
from proofs.verifying import verify_consistency, verify_inclusion

VARIABLE = "GUONG_MERKLE_VECTORS"


def vectors(kind):
    folder = Path(os.environ.get(VARIABLE, "/nonexistent")) / kind
    found = sorted(folder.rglob("*.json"))
    if not found:
        pytest.skip(f"NO PUBLISHED VECTORS: {VARIABLE} does not name transparency-dev's testdata.")
    return [(path, json.loads(path.read_text())) for path in found]


def refused(check):
    try:
        check()
    except FalseProofError:
        return True
    return False


def test_every_published_proof_of_inclusion_is_judged_as_published():
    for path, case in vectors("inclusion"):
        judged = refused(
            lambda case=case: verify_inclusion(
                hashes_of(case),
                index=case["leafIdx"],
                size=case["treeSize"],
                leaf=bytes_of(case["leafHash"]),
                root=bytes_of(case["root"]),
            )
        )
        assert judged == case["wantErr"], path


def test_every_published_proof_of_consistency_is_judged_as_published():
    for path, case in vectors("consistency"):
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
        assert judged == (case["wantErr"] or len(bytes_of(case["root1"])) != HASH_SIZE), path


def hashes_of(case):
    return [bytes_of(each) for each in case["proof"] or []]


def bytes_of(text):
    return b64decode(text or "")
