"""The log from the command line, as an operator, a witness and a thanh tra use it."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from proofs.keys import VerifierKey
from proofs.receipts import InclusionProof
from tenants.engine import writing
from tenants.scope import bound_to
from tests.service.cli.conftest import Shell
from tests.service.transparency.logs import ORIGIN, PREFIX

GUONG = [sys.executable, "-c", "from service.cli.main import guong; guong()"]


@pytest.fixture
def guong(stand):
    stand.record(5)
    stand.integrate()
    return Shell(stand.engine.url.render_as_string(hide_password=False))


@pytest.fixture
def key(guong, tmp_path):
    made = guong.json("log-key", tmp_path / "key", "--name", PREFIX)
    return made["public_key"]


def sign(guong, folder, *more):
    return guong.json(
        "sign", "--once", "--key-file", folder / "key", "--state", folder / "s", *more
    )


def test_a_key_is_a_file_of_its_owner_and_never_printed(guong, key, tmp_path):
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "key").read_text().startswith("PRIVATE+KEY+")
    assert VerifierKey.parse(key).name == PREFIX
    assert guong.refusal("log-key", tmp_path / "key", "--name", PREFIX)[0] == 1


def test_the_logs_are_signed_and_one_event_is_proven_with_files(guong, key, tmp_path):
    assert sign(guong, tmp_path) == {"signed": 1}
    files = ("--proof-file", tmp_path / "proof", "--leaf-file", tmp_path / "leaf")

    told = guong("prove", "3", "--tenant", "sxd", *files)

    assert (
        told.stdout
        == "Sự kiện 3 nằm trong điểm kiểm 5 mục; người làm chứng: –; nhật ký cấp trên: –.\n"
    )
    proof = InclusionProof.parse((tmp_path / "proof").read_text())
    trusted = [VerifierKey.parse(key).named(ORIGIN)]
    assert proof.verify((tmp_path / "leaf").read_bytes(), trusted).size == 5


def test_what_is_not_signed_is_not_proven(guong):
    code, line = guong.refusal("prove", "3", "--tenant", "sxd")

    assert (code, line.count(" · ")) == (1, 1)


def test_the_database_is_verified_and_a_changed_row_is_located(guong, key, stand, tmp_path):
    sign(guong, tmp_path)
    told = guong("verify", "--log-key", key)
    assert told.exit_code == 0
    assert "sxd: 5 sự kiện, 5 lá trong cây, đã ký đến 5; 0 sai khác. Chưa được" in told.stdout

    stand.record(1)
    _cut_head(stand)

    told = guong("verify", "--tenant", "sxd", "--log-key", key, "--json")
    assert told.exit_code == 1
    assert json.loads(told.stdout)[0]["findings"] == [
        {"kind": "head-moved-back", "tenant_id": "sxd", "place": "4"}
    ]


def _cut_head(stand):
    with bound_to("sxd"), writing(stand.engine) as connection:
        connection.execute(text("UPDATE tenant_head SET position = 4 WHERE tenant_id = 'sxd'"))


@contextmanager
def witness(folder, key):
    """`guong witness` as a process of its own, without any database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = ["witness", "--key-file", folder / "w", "--state", folder / "ws", "--log-key", key]
    environment = {k: v for k, v in os.environ.items() if k != "GUONG_DATABASE_URL"}
    process = subprocess.Popen(
        [*GUONG, *arguments, "--port", str(port), "--json"],
        env=environment | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        process.stdout.close()


def test_a_witness_that_runs_elsewhere_cosigns(guong, key, stand, tmp_path):
    guong.json("log-key", tmp_path / "w", "--name", "vi.example/chung", "--kind", "witness")

    with witness(tmp_path, key) as told:
        where = f"{told['public_key']}@{told['address']}"
        sign(guong, tmp_path, "--witness", where)
        stand.record(2)
        stand.integrate()
        sign(guong, tmp_path, "--witness", where)

    assert "Đã kiểm chứng đến sự kiện 7, được chứng thực lúc" in guong("verify").stdout
    told = guong("prove", "6", "--tenant", "sxd", "--witnesses", "1")
    assert "người làm chứng: vi.example/chung" in told.stdout
