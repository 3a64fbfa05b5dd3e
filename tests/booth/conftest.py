"""A browser, where this machine has one and the pages were built."""

import shutil
from pathlib import Path

import pytest

from tests.booth.browser import CHROMIUM, DRIVER, open_chromium

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "service" / "booth" / "built" / "style.css"
NODE = shutil.which("node") or ""


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
