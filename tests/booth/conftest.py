"""A browser, where this machine has one and the pages were built."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.booth.browser import CHROMIUM, DRIVER, open_chromium

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "service" / "booth" / "built" / "style.css"
NODE = shutil.which("node") or shutil.which("node", path=Path(sys.executable).parent) or ""
"""The machine's, else the one that `make booth` put beside Python."""


@pytest.fixture
def downloads(tmp_path):
    return tmp_path


@pytest.fixture
def chromium(downloads):
    if not (CHROMIUM and DRIVER and BUILT.exists()):
        pytest.skip(
            "THE PAGES OF SECRET BALLOTS ARE NOT TRIED IN A BROWSER: "
            "install chromium and chromium-driver, and run `make booth`"
        )
    driver = open_chromium(downloads)
    yield driver
    driver.quit()
