import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "gunicorn.conf.py"
APPLICATION = """
def application(environ, start_response):
    environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("201 Created", [("X-Request-Id", "request-1"), ("Content-Length", "2")])
    return [b"ok"]
"""


@pytest.fixture
def server(tmp_path):
    (tmp_path / "answering.py").write_text(APPLICATION)
    command = [sys.executable, "-m", "gunicorn", "-c", str(CONFIGURATION), "answering:application"]
    environment = {**os.environ, "GUONG_BIND": "127.0.0.1:0", "WEB_CONCURRENCY": "1"}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.terminate()


def address_of(server):
    for line in server.stderr:
        if found := re.search(r"Listening at: (http://127\.0\.0\.1:\d+)", line):
            return found[1]
    pytest.fail("gunicorn did not start")


def test_a_request_is_one_json_line_without_query_token_or_body(server):
    request = Request(
        address_of(server) + "/v1/a%0Ab?token=in-the-query",
        data=b"in-the-body",
        headers={"Authorization": "Bearer in-the-header"},
        method="POST",
    )
    with urlopen(request, timeout=10) as answer:
        assert answer.read() == b"ok"

    entry = json.loads(server.stdout.readline())

    assert entry.pop("milliseconds") >= 0
    assert entry == {
        "event": "request",
        "remote": "127.0.0.1",
        "method": "POST",
        "path": "/v1/a\nb",
        "status": 201,
        "bytes": 2,
        "request_id": "request-1",
    }


@pytest.mark.parametrize("place", ["/v1/feeds/", "/sign-in/once/"])
def test_a_secret_address_is_not_logged(server, place):
    address = f"{address_of(server)}{place}guongfeed_secret.ics"
    with urlopen(Request(address, data=b"", method="POST"), timeout=10) as answer:
        assert answer.read() == b"ok"

    assert json.loads(server.stdout.readline())["path"] == f"{place}…"


def test_the_secret_that_everybody_knows_serves_nobody_else(tmp_path):
    (tmp_path / "answering.py").write_text(APPLICATION)
    command = [sys.executable, "-m", "gunicorn", "-c", str(CONFIGURATION), "answering:application"]
    environment = {**os.environ, "GUONG_BIND": "0.0.0.0:0"}
    environment.pop("GUONG_SECRET_KEY", None)

    ended = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert ended.returncode != 0
    assert "Set GUONG_SECRET_KEY" in ended.stderr
    assert "Listening at" not in ended.stderr
