"""The command line run in this process on a database of the test."""

import json

import pytest
from click.testing import CliRunner

from service.cli.main import guong as command_line


class Shell:
    """Runs `guong` with an environment of its own."""

    def __init__(self, url):
        self.environment = {"GUONG_DATABASE_URL": url, "LANG": "vi_VN.UTF-8", "GUONG_BIND": None}

    def __call__(self, *arguments):
        return CliRunner(env=self.environment).invoke(
            command_line, [str(each) for each in arguments], catch_exceptions=False
        )

    def json(self, *arguments):
        result = self(*arguments, "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)

    def refusal(self, *arguments):
        """The one line of a command that must fail, with its exit code."""
        result = self(*arguments)
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        return result.exit_code, result.stderr.strip()


@pytest.fixture
def guong(database_url):
    return Shell(database_url)


@pytest.fixture
def guong_on_sqlite(sqlite_url):
    return Shell(sqlite_url)


@pytest.fixture
def so_xay_dung(guong):
    guong.json("agency", "add", "binh-phuoc", "--name", "UBND tỉnh", "--level", "province")
    guong.json("agency", "add", "so-xay-dung", "--name", "Sở Xây dựng", "--parent", "binh-phuoc")
    return "so-xay-dung"
