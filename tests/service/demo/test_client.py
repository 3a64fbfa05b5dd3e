import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import flask
import pytest
from flask import Flask
from typing_extensions import override

from service.demo.client import Answer, InProcess, OverHttp, Request


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was sent, and closes the connection without saying so."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._answer(None)

    def do_POST(self):
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    @override
    def log_message(self, *_):
        pass

    def _answer(self, body):
        said = json.dumps(
            {"path": self.path, "method": self.command, "who": self.headers["Who"], "body": body}
        ).encode()
        self.send_response(202)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
        self.close_connection = True


@contextmanager
def over_http():
    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    client = OverHttp(f"http://127.0.0.1:{server.server_port}")
    try:
        yield client
    finally:
        client.close()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def in_process():
    app = Flask("echo")

    @app.route("/a", methods=["GET", "POST"])
    def echo():
        query = f"?{flask.request.query_string.decode()}" if flask.request.query_string else ""
        return {
            "path": flask.request.path + query,
            "method": flask.request.method,
            "who": flask.request.headers["Who"],
            "body": flask.request.get_json(silent=True),
        }, 202

    yield InProcess(app, work=lambda: None)


@pytest.fixture(params=[over_http, in_process])
def client(request):
    with request.param() as client:
        yield client


def test_a_request_without_a_body_is_a_get(client):
    answer = client.send(Request(path="/a?limit=2", headers={"Who": "alice"}))

    assert answer == Answer(
        status=202, body={"path": "/a?limit=2", "method": "GET", "who": "alice", "body": None}
    )


def test_a_request_with_a_body_is_a_post_even_when_it_is_empty(client):
    full = client.send(Request(path="/a", headers={"Who": "bob"}, body={"tên": "Hòa"}))
    empty = client.send(Request(path="/a", headers={"Who": "bob"}, body={}))

    assert full.body == {"path": "/a", "method": "POST", "who": "bob", "body": {"tên": "Hòa"}}
    assert (empty.body["method"], empty.body["body"]) == ("POST", {})


def test_settling_in_process_lets_the_worker_work():
    worked = []

    InProcess(Flask("idle"), work=lambda: worked.append(True)).settle()

    assert worked == [True]
