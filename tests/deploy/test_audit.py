"""A known vulnerability fails unless somebody accepted it, with a reason and a last day."""

import json
from datetime import date

import pytest

from deploy.audit import REQUIREMENTS, Verdict, read_accepted, verdict

TODAY = date(2026, 11, 21)
CLEAN = {"name": "flask", "version": "3.1.3", "vulns": []}
VULNERABLE = {
    "name": "click",
    "version": "8.2.0",
    "vulns": [{"id": "PYSEC-2026-7", "aliases": ["CVE-2026-1"], "fix_versions": ["8.2.1"]}],
}
KNOWN = "click 8.2.0: CVE-2026-1, PYSEC-2026-7"
ACCEPTED = '[[accepted]]\nid = "CVE-2026-1"\nreason = "unused"\nuntil = {}\n'


def audited(*dependencies, accepted=""):
    report = json.dumps({"dependencies": dependencies, "fixes": []})
    return verdict(report, read_accepted(accepted), TODAY)


def test_without_a_vulnerability_it_passes():
    assert audited(CLEAN) == Verdict(
        lines=("1 packages audited, 0 vulnerabilities known.",), failed=False
    )


def test_a_vulnerability_fails():
    assert audited(CLEAN, VULNERABLE) == Verdict(
        lines=(f"VULNERABLE {KNOWN}", "2 packages audited, 1 vulnerabilities known."), failed=True
    )


def test_an_accepted_one_passes_until_its_last_day():
    until_today = audited(VULNERABLE, accepted=ACCEPTED.format("2026-11-21"))
    expired = audited(VULNERABLE, accepted=ACCEPTED.format("2026-11-20"))

    assert until_today.lines[0] == f"accepted until 2026-11-21: {KNOWN} (unused)"
    assert (until_today.failed, expired.failed) == (False, True)
    assert expired.lines[0] == f"VULNERABLE {KNOWN}: accepted only until 2026-11-20"


def test_nothing_is_accepted_without_a_reason_and_a_last_day():
    with pytest.raises(TypeError):
        read_accepted('[[accepted]]\nid = "CVE-2026-1"\n')


@pytest.mark.parametrize("report", ["", "Traceback (most recent call last):", "[]", "null"])
def test_advisories_that_cannot_be_asked_warn_and_do_not_fail(report):
    found = verdict(report, {}, TODAY)

    assert (found.failed, "NOTHING was audited" in found.lines[0]) == (False, True)


def test_what_is_accepted_today_can_be_read():
    read_accepted((REQUIREMENTS / "advisories.toml").read_text("utf-8"))
