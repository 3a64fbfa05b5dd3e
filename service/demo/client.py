"""How the rehearsal speaks to the service: requests and answers, and two ways to carry them."""

import http.client
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from flask import Flask
from typing_extensions import override

_PAUSE = 0.05
_TIMEOUT = 60


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request to the API; a request with a body is a POST, another a GET."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None

    @property
    def method(self) -> str:
        """The method."""
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the service answered: the status and the JSON, which as `text` is exact."""

    status: int
    body: Any
    text: str = field(default="", compare=False)


class Client(Protocol):
    """Somebody who carries requests to the service."""

    def send(self, request: Request) -> Answer:
        """Carry one request and bring the answer."""
        ...

    def settle(self) -> None:
        """Let the worker do what is due, or give it a moment."""
        ...


class InProcess(Client):
    """Carries requests to the application in this process; `work` does what is due."""

    def __init__(self, app: Flask, *, work: Callable[[], object]) -> None:
        self._client = app.test_client()
        self._work = work

    @override
    def send(self, request: Request) -> Answer:
        answered = self._client.open(
            request.path,
            method=request.method,
            headers=dict(request.headers),
            json=request.body,
        )
        text = answered.get_data(as_text=True)
        return Answer(status=answered.status_code, body=answered.get_json(), text=text)

    @override
    def settle(self) -> None:
        self._work()


class OverHttp(Client):
    """Carries requests over one connection to a server, whose worker runs on its own."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self._connection = http.client.HTTPConnection(
            place.hostname or "", place.port, timeout=_TIMEOUT
        )

    @override
    def send(self, request: Request) -> Answer:
        body = None if request.body is None else json.dumps(request.body, default=str)
        kind = {} if body is None else {"Content-Type": "application/json"}
        try:
            return self._exchange(request, body, {**request.headers, **kind})
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server closed an idle connection; every POST bears a key, so once more is safe.
            self._connection.close()
            return self._exchange(request, body, {**request.headers, **kind})

    @override
    def settle(self) -> None:
        time.sleep(_PAUSE)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _exchange(self, request: Request, body: str | None, headers: Mapping[str, str]) -> Answer:
        encoded = None if body is None else body.encode()
        self._connection.request(request.method, request.path, body=encoded, headers=dict(headers))
        answered = self._connection.getresponse()
        text = answered.read().decode()
        return Answer(status=answered.status, body=json.loads(text), text=text)
