"""What the pages compute, by node's own test runner."""

import subprocess

import pytest

from tests.booth.conftest import NODE, ROOT

BOOTH = ROOT / "booth"


@pytest.mark.skipif(
    not (NODE and (BOOTH / "node_modules").is_dir()),
    reason="THE PAGES OF SECRET BALLOTS ARE NOT TESTED: no node here, or `make booth` was not run",
)
def test_the_pages_compute_what_belenios_tool_accepts_and_makes():
    tests = sorted(str(path) for path in (BOOTH / "test").glob("*.test.js"))

    done = subprocess.run(
        [NODE, "--test", *tests], capture_output=True, text=True, check=False, timeout=100
    )

    assert (done.returncode, len(tests) > 2) == (0, True), done.stdout
