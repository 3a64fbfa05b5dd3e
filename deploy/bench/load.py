"""Clients that ask a server as fast as it answers, each on its own connection."""

import http.client
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

CLIENTS = 8


@dataclass(frozen=True)
class Ask:
    """One request; with a body it is a POST of JSON."""

    path: str
    body: str | None = None


@dataclass(frozen=True)
class Answered:
    """When the first request of a run began, when the last was answered, and how long each took."""

    began: float
    ended: float
    seconds: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.seconds) / (self.ended - self.began)


def load(
    pool: ProcessPoolExecutor, address: str, headers: Mapping[str, str], asks: Sequence[Ask]
) -> Answered:
    """Share requests among the clients of a pool; every one must succeed."""
    shares = [asks[number::CLIENTS] for number in range(CLIENTS)]
    runs = list(pool.map(_ask_all, [address] * CLIENTS, [dict(headers)] * CLIENTS, shares))
    return Answered(
        began=min(run.began for run in runs),
        ended=max(run.ended for run in runs),
        seconds=tuple(each for run in runs for each in run.seconds),
    )


def _ask_all(address: str, headers: Mapping[str, str], asks: Sequence[Ask]) -> Answered:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    connection.connect()
    began = time.monotonic()
    seconds = tuple(_ask(connection, headers, each) for each in asks)
    ended = time.monotonic()
    connection.close()
    return Answered(began, ended, seconds)


def _ask(connection: http.client.HTTPConnection, headers: Mapping[str, str], ask: Ask) -> float:
    began = time.monotonic()
    method = "GET" if ask.body is None else "POST"
    sent = {**headers, "Content-Type": "application/json"} if ask.body else headers
    connection.request(method, ask.path, body=ask.body, headers=sent)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= HTTPStatus.BAD_REQUEST:
        msg = f"{method} {ask.path}: {answer.status} {content[:500]!r}"
        raise RuntimeError(msg)
    return time.monotonic() - began
