"""People who sign in as people do: with passwords, codes, cookies; never with a key."""

from copy import copy
from datetime import UTC, datetime, timedelta

import pyotp

from service import clock
from tenants.accounts import passwords, tickets
from tenants.accounts.tickets import Purpose

PASSWORD = "cà phê sữa đá buổi sớm"  # noqa: S105 -- of people who do not exist
ANOTHER = "đường về nhà qua cầu tre"


class Clock:
    """A clock that tests move."""

    def __init__(self, monkeypatch):
        self.instant = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: self.instant)

    def pass_by(self, **time):
        self.instant += timedelta(**time)


class Person:
    """Somebody at a browser or a program of their own, which keeps cookies or tokens."""

    def __init__(self, world, user_id):
        self.world = world
        self.user_id = user_id
        self.client = world.app.test_client()
        self.bearer = self.csrf = self.answer = None
        self.secret = ""
        passwords.set_password(world.engine, user_id, PASSWORD, at=clock.now())

    def elsewhere(self):
        """The same person at another device, not yet signed in."""
        other = copy(self)
        other.client, other.bearer, other.csrf = self.world.app.test_client(), None, None
        return other

    def sign_in(self, *, keep="tokens", password=PASSWORD, source="127.0.0.1", **fields):
        body = {"user_id": self.user_id, "password": password, "keep": keep, **fields}
        place = {"REMOTE_ADDR": source}
        self.answer = self.keep(self.client.post("/v1/sign-in", json=body, environ_base=place))
        return self.answer

    def keep(self, answer):
        if answer.status_code == 200:
            self.bearer = answer.json.get("access_token")
            self.csrf = answer.json.get("csrf_token", self.csrf)
        return answer

    def send(self, method, path, body=None, **headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.bearer:
            sent["Authorization"] = f"Bearer {self.bearer}"
        elif self.csrf:
            sent.setdefault("X-CSRF-Token", self.csrf)
        return self.client.open(path, method=method, json=body, headers=sent)

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body=None, **headers):
        return self.send("POST", path, body or {}, **headers)

    def delete(self, path):
        return self.send("DELETE", path)

    def enrol(self):
        """Set up an authenticator; answers the recovery codes."""
        self.secret = self.post("/v1/me/second-factor").json["secret"]
        answer = self.post("/v1/me/second-factor/confirmation", {"code": self.code()})
        return answer.json["recovery_codes"]

    def prove(self, code=None):
        return self.post("/v1/me/second-factor/proof", {"code": code or self.code()})

    def code(self):
        return pyotp.TOTP(self.secret).at(clock.now())


def invitation(world, user_id, purpose=Purpose.SET_UP, **life):
    now = clock.now()
    return tickets.issue_ticket(
        world.engine,
        user_id=user_id,
        purpose=purpose,
        at=now,
        expires_at=now + timedelta(**(life or {"days": 3})),
    )


def kind_of(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")
