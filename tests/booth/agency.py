"""An agency with a council of eleven, served on loopback, whose people sign in as people do."""

import secrets
import threading
from contextlib import contextmanager
from datetime import date

import pyotp
from typing_extensions import override
from werkzeug.serving import make_server

from service import clock
from service.demo.machines import MembersMachine
from tenants.access import Grant
from tenants.accounts import passwords
from tests.booth.browser import Person
from tests.service import electing, stories

OTHERS = tuple(f"member-{number}" for number in range(1, 9))
ELEVEN = stories.MEMBERS | dict.fromkeys(OTHERS, "member")
TRUSTEES = electing.TRUSTEES


def in_session(world):
    """A session of eleven whose council lets it vote electronically; answers its story."""
    for member in OTHERS:
        world.hire(member, Grant("sxd", "council_member", "", date(2020, 1, 1)))
    story = stories.convened(world, stories.verified(world))
    council = electing.council_of(world, story)
    roster = {
        "members": [
            {"member_id": each, "name": each.title(), "role": role} for each, role in ELEVEN.items()
        ],
        "mandate_from": "2024-01-03",
        "decision_number": "3/QĐ",
    }
    world.done("henry", f"councils/{council}/rosters", roster)
    policy = {"policy": electing.ALLOWED, "authorised_by": "Quy chế số 5/QC-HĐ"}
    world.done("henry", f"councils/{council}/vote-policies", policy | {"adopted_on": "2024-01-01"})
    held = {"council_id": council, "plan_id": story.plan, "held_on": "2024-12-05"}
    story.session = world.done("sam", "sessions", held | {"place": "Hội trường"})["id"]
    return opened(world, story)


def opened(world, story):
    """The session with its dossier on the agenda and everybody present."""
    session = f"sessions/{story.session}"
    world.done("alice", f"{session}/agenda", {"nomination_ids": [story.nomination]})
    for member in ELEVEN:
        note = {"member_id": member, "presence": "present"}
        world.done("sam", f"{session}/attendance", note)
    world.done("clara", f"{session}/opening")
    world.worker.catch_up()
    return story


@contextmanager
def served(world):
    """The address under which browsers reach the world."""
    server = make_server("127.0.0.1", 0, world.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Account(Person):
    """Somebody with a password, and a second factor once it was set up."""

    def __init__(self, world, driver, address, name):
        super().__init__(driver, address, name)
        self.world = world
        self.password = secrets.token_urlsafe(16)
        self.recovery = []
        passwords.set_password(world.engine, name, self.password, at=clock.now())

    def set_up_second_factor(self):
        """As a program does it; the recovery codes stand for the authenticator."""
        client = self.world.app.test_client()
        signed_in = {"user_id": self.name, "password": self.password}
        token = client.post("/v1/sign-in", json=signed_in).json["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        begun = client.post("/v1/me/second-factor", json={}, headers=headers).json
        code = {"code": pyotp.TOTP(begun["secret"]).now()}
        done = client.post("/v1/me/second-factor/confirmation", json=code, headers=headers)
        self.recovery = done.json["recovery_codes"]
        self.code = self.recovery.pop

    @override
    def fill_sign_in(self):
        super().fill_sign_in()
        if self.recovery:
            self.fill("code", self.code())


class AtOwnDevice:
    """A member whose device speaks to the service without a browser."""

    def __init__(self, polled, name):
        self.polled, self.name = polled, name
        self.machine = MembersMachine(name)

    def enrol(self, council):
        body = self.machine.enrolment(tenant="sxd", council_id=council, member_id=self.name)
        self.polled.world.done(self.name, f"councils/{council}/voting-keys", body)

    def cast(self, choice):
        text = self.machine.ballot(self.polled.text("definition"), [choice])
        return self.polled.cast(self.name, text).json["tracker"]
