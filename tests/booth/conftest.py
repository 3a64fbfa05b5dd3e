"""A browser, and an agency in memory that answers what the pages ask."""

import os
import shutil
import subprocess
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


@pytest.fixture
def board():
    if not NODE:
        pytest.skip("THE PAGES OF SECRET BALLOTS ARE NOT TRIED: there is no node here")
    with subprocess.Popen(
        [NODE, ROOT / "booth" / "test" / "board.js"],
        env=os.environ | {"NOMINEES": "2"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield next(iter(process.stdout or ())).strip()
        process.terminate()
