"""`guong agency take-out` and `bring-in`, as an operator uses them."""

import pytest

from tests.service.cli.conftest import Shell


@pytest.fixture
def passphrase(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text("mật khẩu của gói, đủ dài\n")
    return file


def test_an_agency_is_packed_and_brought_into_another_instance(
    guong_on_sqlite, sqlite_template, tmp_path, passphrase
):
    guong_on_sqlite.json("agency", "add", "binh-phuoc", "--name", "Tỉnh", "--level", "province")
    pack, other = tmp_path / "pack.jsonl", tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    there = Shell(f"sqlite:///{other}")

    out = guong_on_sqlite.json(
        "agency", "take-out", "binh-phuoc", "--output", pack, "--passphrase-file", passphrase
    )
    brought = there.json("agency", "bring-in", pack, "--passphrase-file", passphrase)

    assert (out["rows"], brought["rows"]) == (3, 3)
    assert [each["tenant_id"] for each in there.json("agency", "list")] == ["binh-phuoc"]
    assert pack.stat().st_mode & 0o077 == 0
    code, line = there.refusal("agency", "bring-in", pack, "--passphrase-file", passphrase)
    assert (code, "binh-phuoc" in line) == (1, True)


def test_a_file_that_is_there_is_left_alone(guong_on_sqlite, tmp_path, passphrase):
    guong_on_sqlite.json("agency", "add", "binh-phuoc", "--name", "Tỉnh", "--level", "province")
    mine = tmp_path / "mine"
    mine.write_text("mine")

    code, line = guong_on_sqlite.refusal(
        "agency", "take-out", "binh-phuoc", "--output", mine, "--passphrase-file", passphrase
    )

    assert (code, mine.read_text(), [*tmp_path.glob("*.part")]) == (1, "mine", [])
    assert str(mine) in line
