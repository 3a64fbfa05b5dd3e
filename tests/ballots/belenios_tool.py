"""`belenios-tool` 3.x as a program beside ours: where it is, and what it says."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

VARIABLE = "GUONG_BELENIOS_TOOL"
MISSING = f"NO BELENIOS-TOOL 3.x: not on the path, nor named by {VARIABLE}; see docs/trustees.md."


@cache
def program() -> str | None:
    """The program if it is of a version with the group Ed25519 and the format of 3.x."""
    found = os.environ.get(VARIABLE) or shutil.which("belenios-tool")
    if found is None:
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
    return found if re.match(r"3\.\d", said.stdout) else None


@dataclass
class Belenios:
    """The program, run in one folder."""

    folder: Path

    def __call__(self, *arguments, given="") -> str:
        """What it prints; a failure fails the test with what it said."""
        done = self.tried(*arguments, given=given)
        assert done.returncode == 0, done.stderr
        return str(done.stdout).strip()

    def refuses(self, *arguments) -> bool:
        return bool(self.tried(*arguments).returncode)

    def tried(self, *arguments, given=""):
        found = program()
        if found is None:
            pytest.skip(MISSING)
        return subprocess.run(
            [found, *(str(each) for each in arguments)],
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "BELENIOS_USE_URANDOM": "1"},
        )

    def file(self, name: object) -> Path:
        return self.folder / str(name)

    def read(self, name) -> str:
        return self.file(name).read_text().strip()

    def write(self, name, *lines) -> Path:
        self.file(name).write_text("".join(f"{line}\n" for line in lines))
        return self.file(name)
