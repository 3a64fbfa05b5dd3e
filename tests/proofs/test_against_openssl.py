"""OpenSSL confirms a signature that we made, from the bytes of the note and of the key alone."""

import shutil
import subprocess
from base64 import b64decode

import pytest

from proofs.keys import SignerKey
from proofs.notes import signed

DER = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: an Ed25519 public key follows.


def confirms(folder, text):
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin"]
    (folder / "text").write_bytes(text)
    files = ["-inkey", folder / "key", "-in", folder / "text", "-sigfile", folder / "signature"]
    return subprocess.run([*command, *files], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("openssl"), reason="NO OPENSSL: no second opinion on Ed25519.")
def test_openssl_confirms_the_signature_of_a_note(tmp_path):
    key = SignerKey.generate("vi.example/nhat-ky")
    content = signed("Một dòng.\n", key).content
    line = content.splitlines()[-1]
    (tmp_path / "signature").write_bytes(b64decode(line.split(" ")[2])[4:])
    (tmp_path / "key").write_bytes(DER + b64decode(key.verifier.text.split("+", 2)[2])[1:])

    assert confirms(tmp_path, "Một dòng.\n".encode())
    assert not confirms(tmp_path, "Hai dòng.\n".encode())
