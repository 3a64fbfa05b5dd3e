import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGES, ROOT

LINT_IMPORTS = str(Path(sys.executable).with_name("lint-imports"))
LAYERS = "service -> projections -> (tenants | domain) -> (proofs | ballots) -> refusals"
DOMAIN = "The domain knows no web and no SQL"
PROOFS = "Proofs know bytes and signatures, no web and no SQL"
BALLOTS = "Ballots know numbers and bytes, no web and no SQL"
HTTP = "Only the service knows HTTP"
OUTSIDE = "Nobody imports deploy or tests"
CONTEXTS = "Processes stand above the contexts, and the contexts do not know one another"

OFFENCES = [
    (LAYERS, "domain", "projections"),
    (LAYERS, "domain", "tenants"),
    (LAYERS, "projections", "service"),
    (LAYERS, "tenants", "domain"),
    (LAYERS, "tenants", "service"),
    (LAYERS, "proofs", "tenants"),
    (LAYERS, "ballots", "domain"),
    (LAYERS, "ballots", "proofs"),
    (LAYERS, "refusals", "domain"),
    (LAYERS, "refusals", "proofs"),
    (DOMAIN, "domain", "flask"),
    (DOMAIN, "domain.councils", "proofs"),
    (PROOFS, "proofs", "sqlalchemy"),
    (BALLOTS, "ballots", "sqlalchemy"),
    (DOMAIN, "domain.rules", "yaml"),
    (DOMAIN, "domain.councils", "sqlalchemy"),
    (HTTP, "tenants", "werkzeug"),
    (HTTP, "projections", "flask"),
    (OUTSIDE, "service", "deploy"),
    (OUTSIDE, "tenants", "tests"),
    (CONTEXTS, "domain.councils", "domain.nominations"),
    (CONTEXTS, "domain.nominations", "domain.plans"),
    (CONTEXTS, "domain.recognitions", "domain.processes"),
    (CONTEXTS, "domain.rules", "domain.subjects"),
    (CONTEXTS, "domain.rules", "domain.criteria"),
    (CONTEXTS, "domain.criteria", "domain.subjects"),
    (CONTEXTS, "domain.lists", "domain.nominations"),
    (CONTEXTS, "domain.access", "domain.nominations"),
]


def contracts():
    with (ROOT / "pyproject.toml").open("rb") as file:
        return [each["name"] for each in tomllib.load(file)["tool"]["importlinter"]["contracts"]]


def copy_of_the_source(folder):
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )


def broken_contracts(folder):
    result = subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = result.stdout.splitlines()
    broken = {name for name in contracts() for line in lines if line == f"{name} BROKEN"}
    assert (result.returncode == 0) == (not broken), result.stdout + result.stderr
    return broken


def test_every_contract_is_kept():
    assert broken_contracts(ROOT) == set()


@pytest.mark.parametrize(("contract", "importer", "imported"), OFFENCES)
def test_breaking_a_contract_is_seen(tmp_path, contract, importer, imported):
    copy_of_the_source(tmp_path)
    offender = tmp_path.joinpath(*importer.split("."), "offender.py")
    offender.write_text(f"import {imported}\n")

    assert contract in broken_contracts(tmp_path)


def test_each_contract_is_broken_by_one_of_these_tests():
    assert sorted({contract for contract, _, _ in OFFENCES}) == sorted(contracts())
