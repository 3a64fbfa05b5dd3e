"""How long the booth takes in a browser to seal forty nominees with their proofs.

Compared with the scalar multiplications alone that a ballot of forty needs, in the same page.
Without Chromium, node or the libraries of `make booth` nothing is measured.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from deploy.bench.common import Measurement

_BOOTH = Path(__file__).parents[2] / "booth"
_ESBUILD = _BOOTH / "node_modules/esbuild/bin/esbuild"
_LINE = re.compile(r"\{[^}]+\}")
_PAGE = "<!doctype html><meta charset=utf-8><body><script src=bench.js></script>"
_SECONDS = 120


def measure(_: str) -> Iterator[Measurement]:
    """Milliseconds to seal the first and a later ballot, and to check one as trustees do."""
    node, chromium = shutil.which("node"), shutil.which("chromium")
    if not (node and chromium and (_BOOTH / "node_modules").is_dir()):
        return
    for line in _lines(node, chromium):
        told = json.loads(line)
        value, alone = told["milliseconds"], told["alone"]
        yield Measurement(told["name"], value, "ms", "multiplications_alone", value / alone)


def _lines(node: str, chromium: str) -> list[str]:
    with tempfile.TemporaryDirectory() as made:
        page = Path(made) / "bench.html"
        page.write_text(_PAGE, encoding="utf-8")
        bundled = f"--outfile={page.with_suffix('.js')}"
        _output(node, _ESBUILD, _BOOTH / "bench.js", "--bundle", "--log-level=error", bundled)
        profile = f"--user-data-dir={made}/profile"
        shown = ("--dump-dom", page.as_uri())
        return _LINE.findall(_output(chromium, "--headless=new", "--no-sandbox", profile, *shown))


def _output(*command: str | Path) -> str:
    done = subprocess.run(  # noqa: S603 -- programs of this machine, files of this checkout
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a headless browser misses the desktop
        text=True,
        check=True,
        timeout=_SECONDS,
    )
    return done.stdout
