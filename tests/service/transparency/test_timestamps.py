"""Checkpoints get a timestamp when the operator asks for it, and OpenSSL confirms it."""

import shutil

import pytest
from werkzeug import Response

from service.transparency.province import evidence_above, timestamps_of
from service.transparency.timestamps import NotStampedError, TimestampAuthority
from tenants.scope import bound_to
from tests.service.cli.conftest import Shell
from tests.service.transparency.authority import openssl, timestamping
from tests.service.transparency.logs import PREFIX, serving

pytestmark = pytest.mark.skipif(
    not shutil.which("openssl"), reason="NO OPENSSL: no timestamping authority."
)


def test_a_checkpoint_is_stamped_exported_and_confirmed_by_openssl(stand, tmp_path):
    """One walk: none by default, one where asked for, young enough for the next, one each."""
    stand.record(3)
    stand.integrate()
    shell = Shell(stand.engine.url.render_as_string(hide_password=False))
    shell.json("log-key", tmp_path / "key", "--name", PREFIX)
    sign = ("sign", "--once", "--key-file", tmp_path / "key", "--state", tmp_path / "s")
    shell.json(*sign)
    assert stamps(stand) == []

    with timestamping(tmp_path / "tsa") as url:
        shell.json(*sign, "--timestamp", url)
        (first,) = stamps(stand)
        assert first.authority == url
        stand.record(1)
        stand.integrate()
        shell.json(*sign, "--timestamp", url)
        assert stamps(stand) == []
        shell.json(*sign, "--timestamp", url, "--timestamp-every", "0")

    for name, content in evidence_above(stand.engine, "sxd", stand.last()):
        (tmp_path / name.partition("/")[2]).write_bytes(content)
    files = ["-in", tmp_path / "1.tsr", "-CAfile", tmp_path / "tsa" / "ca.pem"]
    said = openssl("ts", "-verify", *files, "-data", tmp_path / "checkpoint.txt")
    assert b"Verification: OK" in said
    assert (tmp_path / "checkpoint.txt").read_text() == stand.last().note.text


def stamps(stand):
    with bound_to("sxd"):
        return timestamps_of(stand.engine, "sxd", stand.last())


def test_what_is_no_timestamp_of_this_text_is_not_kept(tmp_path):
    with timestamping(tmp_path / "tsa") as url:
        other = TimestampAuthority(url).stamp("something else")

    for body, status in ((other, 200), (b"?", 200), (other, 500)):
        with serving(Response(body, status)) as url, pytest.raises(NotStampedError):
            TimestampAuthority(url).stamp("this")
    with pytest.raises(NotStampedError):
        TimestampAuthority("http://127.0.0.1:9").stamp("this")
