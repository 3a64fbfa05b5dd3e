import json
import os
import re
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "gunicorn.conf.py"
APPLICATION = """
def application(environ, start_response):
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH", 0)))
    assert environ["wsgi.url_scheme"] == "http"
    if "HTTP_X_FAIL" in environ:
        raise RuntimeError("swordfish")
    start_response("201 Created", [("X-Request-Id", "request-1"), ("Content-Length", "2")])
    return [b"ok"]
"""


@pytest.fixture
def server(tmp_path):
    (tmp_path / "answering.py").write_text(APPLICATION)
    command = [sys.executable, "-m", "gunicorn", "-c", str(CONFIGURATION), "answering:application"]
    environment = os.environ | {
        "GUONG_BIND": "127.0.0.1:0",
        "GUONG_READ_TIMEOUT": "1",
        "GUONG_THREADS": "1",
        "WEB_CONCURRENCY": "1",
    }
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
    assert datetime.fromisoformat(entry.pop("timestamp")).tzinfo == UTC
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


def raw(address, sent):
    """What comes back for these bytes, until the server closes the connection."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(sent)
        return connection.makefile("rb").read()


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf",
    ],
    ids=["headers", "body"],
)
def test_who_stops_in_the_middle_does_not_keep_the_only_thread(server, beginning):
    address = address_of(server)
    urlopen(address, timeout=10).close()

    assert raw(address, beginning) == b""

    with urlopen(address, timeout=10) as answer:
        assert answer.read() == b"ok"


def test_more_headers_than_anybody_needs_are_refused(server):
    headers = b"".join(b"X-%d: 1\r\n" % number for number in range(60))

    assert b" 431 " in raw(address_of(server), b"GET / HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n")


def test_an_address_that_is_too_long_is_refused(server):
    line = b"GET /" + b"x" * 5000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"

    assert b" 414 " in raw(address_of(server), line)


def test_a_request_that_two_servers_could_split_differently_is_refused(server):
    smuggled = (
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\n\r\n"
    )

    answer = raw(address_of(server), smuggled)

    assert (answer.count(b"HTTP/1.1 "), b" 400 " in answer) == (1, True)


def test_the_server_itself_believes_no_caller_about_tls(server):
    request = Request(address_of(server), headers={"X-Forwarded-Proto": "https"})

    with urlopen(request, timeout=10) as answer:
        assert answer.status == 201


@pytest.mark.parametrize(
    "header",
    [b"Authorization : Bearer swordfish", b"Cookie: sword\x00fish", b"swordfish", b"X: a\r\n b"],
)
def test_what_cannot_be_read_is_not_repeated_in_the_log(server, header):
    told = raw(address_of(server), b"GET /swordfish HTTP/1.1\r\nHost: a\r\n" + header + b"\r\n\r\n")
    server.terminate()

    log = server.stderr.read() + server.stdout.read()
    assert b" 400 " in told
    assert '"Invalid request from ip=127.0.0.1"}\n' in log
    assert "fish" not in log
    assert {json.loads(line)["event"] for line in log.splitlines()} <= {"gunicorn", "request"}


def test_what_fails_outside_the_application_is_told_without_its_values(server):
    request = Request(address_of(server) + "/v1?token=swordfish", headers={"X-Fail": "1"})

    with pytest.raises(HTTPError, match="500"):
        urlopen(request, timeout=10)
    server.terminate()

    log = server.stderr.read()
    assert "RuntimeError" in log
    assert "answering.py" in log
    assert "swordfish" not in log


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
