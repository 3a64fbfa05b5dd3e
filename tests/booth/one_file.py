"""The verifier in one file, run where there is nothing but Python's own library."""

import subprocess
import sys

from click.testing import CliRunner

from service.cli.main import guong


def verdict(archive, directory):
    """What the verifier that `guong ballot verifier` writes says of an archive."""
    program, stored = directory / "verifier.py", directory / "ballot.bel"
    written = CliRunner().invoke(guong, ["ballot", "verifier", str(program)])
    assert written.exit_code == 0, written.output
    stored.write_bytes(archive)
    done = subprocess.run(
        [sys.executable, "-I", "-S", program, stored],
        capture_output=True,
        text=True,
        check=True,
        env={},
        cwd=directory,
    )
    return done.stdout
