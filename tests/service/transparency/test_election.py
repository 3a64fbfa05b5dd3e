"""The verifier of electronic ballots runs where there is nothing but Python, and misses no byte."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.transparency.standalone.assembling import ELECTION_PARTS, one_file
from service.transparency.standalone.election import check_archive
from tests.service.cli.conftest import Shell
from tests.service.transparency.made_elections import NO, YES, Election, read_events, write_archive

BELENIOS = Path(__file__).parent / "belenios"
TWO_OF_THREE = BELENIOS / "two-of-three.bel"
BEGINNING = write_archive(read_events(TWO_OF_THREE.read_bytes())[:1])


def run(folder, *arguments):
    """Take the verifier and run it as a stranger would: isolated, without site packages."""
    if not (folder / "election.py").exists():
        assert Shell("sqlite://")("ballot", "verifier", folder / "election.py").exit_code == 0
    command = [sys.executable, "-I", "-S", "election.py", *map(str, arguments)]
    found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return found.returncode, found.stdout.splitlines()


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "mine.py").write_text("mine")

    code, line = Shell("sqlite://").refusal("ballot", "verifier", tmp_path / "mine.py")

    assert (code, "mine.py" in line, (tmp_path / "mine.py").read_text()) == (1, True, "mine")


@pytest.mark.parametrize("name", ["two-of-three", "with-a-mandatory-trustee"])
def test_an_election_made_by_belenios_tool_alone_is_accepted(name):
    report = check_archive(BELENIOS / f"{name}.bel")

    assert report.findings == []
    assert report.phase == "counted"
    assert report.counts == [[3, 1, 0], [2, 1, 1]]
    assert (len(report.credentials), len(report.trackers)) == (5, 4)


def test_the_program_tells_the_counts_and_agrees(tmp_path):
    code, lines = run(tmp_path, TWO_OF_THREE)

    assert code == 0
    assert lines[1:3] == ["Khóa phiếu · credentials: 5", "Phiếu · ballots: 4"]
    assert [line.rpartition(" ")[0] for line in lines[3:7]] == ["   mã theo dõi · tracker"] * 4
    assert lines[7:] == [
        "1. Phòng Quản lý xây dựng: Đồng ý: 3, Không đồng ý: 1, Không có ý kiến: 0",
        '2. Tổ "Một cửa": Đồng ý: 2, Không đồng ý: 1, Không có ý kiến: 1',
        "ĐÚNG (đã có kết quả) · GOOD (with its result)",
    ]


def test_the_program_says_what_is_wrong_and_where(tmp_path):
    code, lines = run(tmp_path, TWO_OF_THREE, "--tracker", "khong-co")

    assert code == 1
    assert lines[-1] == "KHÔNG KHỚP · DOES NOT AGREE"
    assert lines[-2].split(" · ") == [
        "SAI: không có phiếu mang mã theo dõi (mã theo dõi khong-co)",
        "BAD: no ballot has the tracker (tracker khong-co)",
    ]


def test_the_program_says_that_it_cannot_read_a_file(tmp_path):
    (tmp_path / "policy.json").write_text("{")

    code, lines = run(tmp_path, TWO_OF_THREE, "--policy", "policy.json")
    assert (code, [line.partition(": ")[0] for line in lines]) == (
        2,
        ["KHÔNG ĐỌC ĐƯỢC · CANNOT READ"],
    )

    assert run(tmp_path, "e.bel")[0] == 2


def test_the_program_needs_only_the_standard_library_of_python_3_9():
    tree = ast.parse(one_file(ELECTION_PARTS), feature_version=(3, 9))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [getattr(node, "module", None) or node.names[0].name for node in imports]

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, len(BEGINNING) - 1), bit=st.integers(0, 7))
def test_no_bit_of_an_archive_can_be_changed_unseen(place, bit):
    changed = bytearray(BEGINNING)
    changed[place] ^= 1 << bit

    assert not check_archive(bytes(changed)).ok


@pytest.mark.parametrize(
    ("events", "phase"), [(1, "open"), (4, "open"), (6, "ended"), (7, "tallied")]
)
def test_an_election_can_be_followed_before_its_result(events, phase):
    report = check_archive(write_archive(read_events(TWO_OF_THREE.read_bytes())[:events]))

    assert (report.findings, report.phase, report.counts) == ([], phase, [])


def test_an_election_without_ballots_comes_to_nothing():
    election = Election()

    report = check_archive(election.archive([], counts=[[0, 0], [0, 0]]))

    assert (report.findings, report.counts) == ([], [[0, 0], [0, 0]])


def test_a_whole_small_election_is_accepted():
    election = Election()
    ballots = [election.ballot(member, YES, NO) for member in election.members]

    report = check_archive(election.archive(ballots, counts=[[3, 0], [0, 3]]))

    assert (report.findings, report.counts) == ([], [[3, 0], [0, 3]])


@pytest.mark.parametrize("content", [b"", b"\0" * 1024, b"PK", b"x" * 512], ids=len)
def test_a_file_that_is_no_archive_is_said_to_be_none(content):
    assert not check_archive(content).ok
