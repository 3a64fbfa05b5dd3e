"""Three trustees make a key with `guong trustee`, and two of them open a sum, all with files."""

import stat
from dataclasses import replace

import pytest

from ballots import archive, ballot, credentials, tally, trustees
from ballots.archive import Archive
from tests.ballots.elections import NO, YES, election_of
from tests.ballots.whole import whole
from tests.service.cli.conftest import Shell

SIZE = 3


class Room:
    """A folder with the files of the trustees; nobody in it asks a database."""

    def __init__(self, folder):
        self.folder = folder
        self.guong = Shell("sqlite:////nowhere/at/all.db")
        self.trustees = trustees.read(self.hold_ceremony())
        self.election = election_of(self.trustees.key)
        self.archive = self.hold_election()
        self.file("session.bel").write_bytes(archive.write(self.archive))

    def file(self, name):
        return self.folder / name

    def trustee(self, command, index, *options):
        return self.guong.json(
            "trustee",
            command,
            "--seed-file",
            self.file(f"{index}.seed"),
            "--out",
            self.file(f"{index}.{command}"),
            *options,
        )

    def messages(self, kind):
        return [self.file(f"{index}.{kind}").read_text().strip() for index in (1, 2, 3)]

    def hold_ceremony(self):
        places = range(1, SIZE + 1)
        for index in places:
            self.trustee("certificate", index, "--index", index)
        certs = self.messages("certificate")
        self.file("certs").write_text("\n".join(certs) + "\n")
        for index in places:
            self.trustee("polynomial", index, "--certificates", self.file("certs"))
        dealt = self.messages("polynomial")
        for index in places:
            given = self.file(f"{index}.vinput")
            given.write_text(trustees.vinput(certs, dealt, index))
            self.trustee("share", index, "--certificates", self.file("certs"), "--input", given)
        return trustees.combine(certs, dealt, self.messages("share"))

    def hold_election(self):
        keys = [credentials.new_key() for _ in range(3)]
        cast = tuple(ballot.cast(self.election, key, [YES, NO]) for key in keys)
        return Archive(
            timestamp=1733104800,
            election=self.election.text,
            trustees=self.trustees.text,
            credentials=archive.credentials_text([credentials.public_of(key) for key in keys]),
            ballots=cast,
            ended=True,
            encrypted_tally=tally.add(self.election, cast),
        )


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return Room(tmp_path_factory.mktemp("trustees"))


def decrypt(room, index, *, bel="session.bel", share=None, out=None):
    return (
        "trustee",
        "decrypt",
        "--seed-file",
        room.file(f"{index}.seed"),
        "--share",
        room.file(share or f"{index}.share"),
        "--archive",
        room.file(bel),
        "--out",
        room.file(out or f"{index}.part"),
    )


def test_two_of_three_open_the_sum_with_files_alone(room):
    told = [room.guong.json(*decrypt(room, index)) for index in (2, 3)]
    assert [(each["owner"], each["ballots"]) for each in told] == [(2, 3), (3, 3)]
    parts = {index: room.file(f"{index}.part").read_text().strip() for index in (2, 3)}
    sums = room.archive.encrypted_tally
    result = tally.combine(room.election, room.trustees, sums, parts, ballots=3)
    assert tally.counts_of(room.election, result) == ((3, 0, 0), (0, 3, 0))


def test_a_sealed_share_of_belenios_tool_is_taken_too(room):
    sealed = trustees.sealed_share(room.file("1.share").read_text().strip())
    room.file("1.dkey").write_text(sealed)
    told = room.guong.json(*decrypt(room, 1, share="1.dkey", out="1.other"))
    assert told["owner"] == 1


def test_the_secret_is_in_a_file_of_its_owner_alone_and_never_told(room):
    seed = room.file("1.seed")
    assert stat.S_IMODE(seed.stat().st_mode) == 0o600
    told = room.guong(*decrypt(room, 1, out="1.told"))
    assert told.exit_code == 0
    assert seed.read_text().strip() not in told.output
    for kind in ("certificate", "polynomial", "share", "told"):
        assert seed.read_text().strip() not in room.file(f"1.{kind}").read_text()


def test_a_seed_that_others_can_read_is_not_used(room):
    open_seed = room.file("open.seed")
    open_seed.write_text(room.file("1.seed").read_text())
    open_seed.chmod(0o644)
    status, line = room.guong.refusal(*decrypt(room, "open", share="1.share"))
    assert status == 1
    assert "chmod 600" in line


def test_nothing_is_overwritten(room):
    before = room.file("1.seed").read_text()
    options = ("--index", 1, "--out", room.file("again"), "--seed-file", room.file("1.seed"))
    status, _ = room.guong.refusal("trustee", "certificate", *options)
    assert status == 1
    assert room.file("1.seed").read_text() == before


def test_a_trustee_opens_nothing_that_does_not_hold(room):
    forged = {
        "open.bel": replace(room.archive, ended=False, encrypted_tally=None),
        "two.bel": replace(room.archive, ballots=room.archive.ballots[:2]),
        "other.bel": replace(whole().archive, partials=(), result=None),
    }
    for name, changed in forged.items():
        room.file(name).write_bytes(archive.write(changed))
    room.file("cut.bel").write_bytes(archive.write(room.archive)[:-512])
    said = {
        name: room.guong.refusal(*decrypt(room, 1, bel=name, out="never"))
        for name in (*forged, "cut.bel")
    }
    assert {status for status, _ in said.values()} == {1}
    assert "chưa có tổng mã hóa" in said["open.bel"][1]
    assert "encrypted_tally" in said["two.bel"][1]
    assert "không thuộc cuộc bỏ phiếu" in said["other.bel"][1]
    assert "chain" in said["cut.bel"][1]
    assert not room.file("never").exists()


def test_a_wrong_place_is_a_misuse(room):
    options = ("--index", 4, "--out", room.file("no"), "--seed-file", room.file("no.seed"))
    status, _ = room.guong.refusal("trustee", "certificate", *options)
    assert status == 2
    assert not room.file("no.seed").exists()
