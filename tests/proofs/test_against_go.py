"""Another implementation, Go's checksum database, agrees with ours on whole logs.

It is that of Debian's packages `golang-go` and `golang-golang-x-mod-dev`. Without them these tests
skip, and say so; where `.ci/run` runs them, which installs the packages, they fail.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from proofs import trees
from proofs.encoding import to_base64
from proofs.keys import SignerKey
from tests.proofs.logs import Log, entries_of

GO_PATH = Path("/usr/share/gocode")
PROGRAM = Path(__file__).parent / "sumdb" / "main.go"
KEY = SignerKey.generate("vi.example/nhat-ky")


@pytest.fixture(scope="session")
def checker(tmp_path_factory):
    go = shutil.which("go")
    if go is None or not (GO_PATH / "src/golang.org/x/mod/sumdb").is_dir():
        missing = pytest.fail if os.environ.get("GUONG_CI") else pytest.skip
        missing("NO GO: install golang-go and golang-golang-x-mod-dev to check against it.")
    folder = tmp_path_factory.mktemp("go")
    places = {"GOPATH": str(GO_PATH), "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    environment = os.environ | places | {"GO111MODULE": "off", "CGO_ENABLED": "0"}
    built = folder / "checker"
    subprocess.run([go, "build", "-o", built, PROGRAM], env=environment, check=True)
    return built


def checked(checker, folder, key=KEY):
    return subprocess.run(
        [checker, folder, key.verifier.text], capture_output=True, text=True, check=False
    )


def write(folder, size):
    log = Log(entries_of(size))
    log.write(folder, KEY)
    places = {place for place in (0, 1, size // 2, 255, 256, size - 1) if 0 <= place < size}
    inclusion = [
        {
            "Index": index,
            "Size": size,
            "Hashes": texts(trees.inclusion_proof(log.nodes(), index, size)),
        }
        for index in places
    ]
    consistency = [
        {"Old": old, "Size": size, "Hashes": texts(trees.consistency_proof(log.nodes(), old, size))}
        for old in places - {0}
    ]
    proofs = {"Inclusion": inclusion, "Consistency": consistency}
    (folder / "proofs.json").write_text(json.dumps(proofs))
    return log


def texts(hashes):
    return [to_base64(each) for each in hashes]


# Go gives the empty tree a root of its own, all zero; RFC 6962 hashes nothing (test_trees.py).
@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 1000, 65_536, 65_793])
def test_go_reads_our_checkpoint_tiles_entries_and_proofs(checker, tmp_path, size):
    log = write(tmp_path, size)

    found = checked(checker, tmp_path)

    assert (found.stderr, found.stdout) == ("", f"{size} {to_base64(log.tree.root)}\n")


@pytest.mark.parametrize(
    "file",
    ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44", "checkpoint"],
)
def test_go_sees_a_byte_that_was_changed(checker, tmp_path, file):
    write(tmp_path, 300)
    content = bytearray((tmp_path / file).read_bytes())
    content[-5] ^= 1
    (tmp_path / file).write_bytes(content)

    assert checked(checker, tmp_path).returncode == 1


def test_go_believes_no_other_key(checker, tmp_path):
    write(tmp_path, 3)

    assert checked(checker, tmp_path, SignerKey.generate(KEY.name)).returncode == 1
