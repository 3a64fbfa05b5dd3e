"""A desk at one agency: the right person asks, at a moment of the year, and only once."""

import json
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from service.demo.client import Answer, Client, Request

_KEYS = UUID("3a7e7a52-7d8d-4b5e-8d3e-0d5b2c9f4a10")
_PATIENCE = 60.0
_REFUSED = range(400, 500)
_OK = range(200, 300)

Tokens = Mapping[str, str]
"""User id -> bearer token."""


class ActFailedError(Exception):
    """An act of the year was answered otherwise than the story tells."""

    def __init__(self, *, who: str, path: str, answer: Answer) -> None:
        self.answer = answer
        super().__init__(f"{who} {path}: {answer.status} {answer.body}")


class Desk:
    """Carries the acts of the people of one agency to the service."""

    def __init__(
        self, client: Client, *, tenant: str, tokens: Tokens, told: Callable[[str], None]
    ) -> None:
        self.tenant = tenant
        self._client = client
        self._tokens = tokens
        self._told = told

    def tell(self, sentence: str) -> None:
        """Say how far the year has come."""
        self._told(f"{self.tenant}: {sentence}")

    def ask(self, who: str, path: str, body: Mapping[str, Any], *, at: datetime) -> Any:
        """Let somebody act at an instant; asked again, the first answer comes back.

        Raises:
            ActFailedError: the service refused.
        """
        answer = self._post(who, path, body, at)
        if answer.status not in _OK:
            raise ActFailedError(who=who, path=path, answer=answer)
        return answer.body

    def ask_in_vain(self, who: str, path: str, body: Mapping[str, Any], *, at: datetime) -> Any:
        """Let somebody try what the rules refuse, and answer the problem that they are told.

        Raises:
            ActFailedError: the service did it.
        """
        answer = self._post(who, path, body, at)
        if answer.status not in _REFUSED:
            raise ActFailedError(who=who, path=path, answer=answer)
        return answer.body

    def see(self, who: str, path: str) -> Any:
        """What somebody reads.

        Raises:
            ActFailedError: the service refused.
        """
        return self._read(who, path).body

    def see_text(self, who: str, path: str) -> str:
        """A text that somebody reads, byte for byte.

        Raises:
            ActFailedError: the service refused.
        """
        return self._read(who, path).text

    def see_all(self, who: str, path: str) -> list[Any]:
        """Every item of a paged list."""
        items: list[Any] = []
        cursor = ""
        while True:
            joint = "&" if "?" in path else "?"
            page = self.see(who, f"{path}{joint}limit=100{cursor}")
            items += page["items"]
            if not page.get("next_cursor"):
                return items
            cursor = f"&cursor={page['next_cursor']}"

    def wait_until(self, seen: Callable[[], Any]) -> Any:
        """Let the worker go on until there is something to see, and answer it.

        Raises:
            TimeoutError: nothing came.
        """
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            self._client.settle()
            if found := seen():
                return found
        msg = f"{self.tenant}: the views did not come."
        raise TimeoutError(msg)

    def _read(self, who: str, path: str) -> Answer:
        answer = self._client.send(
            Request(path=f"/v1/tenants/{self.tenant}/{path}", headers=self._bearer(who))
        )
        if answer.status not in _OK:
            raise ActFailedError(who=who, path=path, answer=answer)
        return answer

    def _post(self, who: str, path: str, body: Mapping[str, Any], at: datetime) -> Answer:
        headers = self._bearer(who) | {
            "Rehearsal-Time": at.isoformat(),
            "Idempotency-Key": self._key(who, path, body, at),
        }
        return self._client.send(
            Request(path=f"/v1/tenants/{self.tenant}/{path}", headers=headers, body=body)
        )

    def _bearer(self, who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._tokens[who]}"}

    def _key(self, who: str, path: str, body: Mapping[str, Any], at: datetime) -> str:
        act = [self.tenant, who, path, at.isoformat(), body]
        return str(uuid5(_KEYS, json.dumps(act, sort_keys=True, default=str)))
