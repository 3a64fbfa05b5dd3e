"""The table of security requirements is complete, and names only what is there."""

import re
from collections import Counter

import pytest

from tests.architecture.source import PACKAGES, ROOT

FOLDER = ROOT / "docs" / "security"
ROW = re.compile(r"\| (V[\d.]+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
PLACE = re.compile(r"`([\w./-]+)(?:::(\w+))?`")
STATUSES = ("met", "operator", "partly", "gap", "n/a")
FOLDERS = tuple(f"{each}/" for each in (*PACKAGES, "deploy", "docs", "tests"))
SHOWN = {"met", "operator", "partly", "gap"}
TEXT = (FOLDER / "asvs.md").read_text("utf-8")
ROWS = [found.groups() for found in map(ROW.fullmatch, TEXT.splitlines()) if found]


def required():
    lines = (FOLDER / "asvs-5.0-level-2.txt").read_text("utf-8").splitlines()
    return [tuple(line.split()) for line in lines if line.startswith("V")]


def places(evidence):
    """The files and tests that a row names, as (path, test or empty)."""
    return [
        (path, test)
        for path, test in PLACE.findall(evidence)
        if path.startswith(FOLDERS) or (ROOT / path).exists()
    ]


def is_there(path, test):
    file = ROOT / path
    if not test:
        return file.exists()
    return file.is_file() and f"def {test}(" in file.read_text("utf-8")


def test_every_requirement_of_levels_1_and_2_is_there_once_and_in_order():
    assert [(row[0], row[1]) for row in ROWS] == required()


def test_the_list_is_that_of_the_standard():
    levels = Counter(level for _, level in required())

    assert levels == {"1": 70, "2": 183}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_requirement_is_shown_by_what_exists(row):
    _, _, _, status, evidence = row
    named = places(evidence)

    assert status in STATUSES
    assert [place for place in named if not is_there(*place)] == []
    assert named or status not in SHOWN or "/openapi.json" in evidence


def test_the_counts_above_are_those_of_the_table():
    counts = Counter(row[3] for row in ROWS)
    line = " | ".join(str(counts[status]) for status in STATUSES)

    assert f"| {line} | {len(ROWS)} |" in TEXT


@pytest.mark.parametrize("named", ["tests/nowhere.py", "tests/architecture/test_asvs.py::test_no"])
def test_what_does_not_exist_is_seen(named):
    assert [place for place in places(f"`{named}`") if not is_there(*place)] != []
