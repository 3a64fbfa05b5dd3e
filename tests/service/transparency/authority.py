"""A timestamping authority on this machine: OpenSSL behind a small server."""

import shutil
import subprocess
from contextlib import contextmanager

from werkzeug import Request, Response

from tests.service.transparency.logs import serving

_CONFIGURATION = """
[ tsa ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""
_EXTENSIONS = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
_EC = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
_NEW_KEY = ["-newkey", "ed25519", "-nodes"]


def openssl(*arguments):
    """Run OpenSSL; what it says is an error is one."""
    program = shutil.which("openssl")
    assert program is not None
    return subprocess.run([program, *arguments], capture_output=True, check=True).stdout


@contextmanager
def timestamping(folder):
    """The address of an authority whose root is `ca.pem` in the folder."""
    folder.mkdir()
    ca = ["-keyout", folder / "ca.key", "-out", folder / "ca.pem", "-subj", "/CN=Root"]
    openssl("req", "-x509", *_NEW_KEY, *ca)
    openssl("req", *_EC, "-nodes", "-keyout", folder / "tsa.key",
            "-out", folder / "tsa.csr", "-subj", "/CN=TSA")  # fmt: skip
    (folder / "ext").write_text(_EXTENSIONS)
    by = ["-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-extfile", folder / "ext"]
    openssl("x509", "-req", "-in", folder / "tsa.csr", *by, "-out", folder / "tsa.pem")
    (folder / "tsa.cnf").write_text(_CONFIGURATION.format(folder=folder))
    (folder / "serial").write_text("01")

    @Request.application
    def answer(request):
        (folder / "query").write_bytes(request.get_data())
        options = ["-config", folder / "tsa.cnf", "-section", "tsa", "-out", folder / "answer"]
        openssl("ts", "-reply", "-queryfile", folder / "query", *options)
        return Response((folder / "answer").read_bytes(), mimetype="application/timestamp-reply")

    with serving(answer) as url:
        yield url
