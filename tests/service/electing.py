"""An electronic secret ballot as its people hold it: devices, and what they send."""

import json
from datetime import UTC, date, datetime, timedelta

from service.demo.machines import MembersMachine, TrusteesMachine
from tenants.access import Grant
from tests.service import stories
from tests.service.stories import MEMBERS

TRUSTEES = ("sam", "tom", "tim")
STEPS = ("certificate", "polynomial", "voutput")
ALLOWED = {"electronic_allowed": True, "electronic_authorised_by": "Quy chế số 5/QC-HĐ"}
YES, NO = 0, 1


class Polled:
    """An election of the small council of sxd: clara, max and sam vote, two of three open."""

    def __init__(self, world, story):
        self.world = world
        self.story = story
        self.machines = {member: MembersMachine(member) for member in MEMBERS}
        self.boards = {trustee: TrusteesMachine(trustee) for trustee in TRUSTEES}
        self.id = ""

    @property
    def path(self):
        return f"elections/{self.id}"

    @property
    def council(self):
        return self.see("clara")["council_id"]

    def set_up(self, **changes):
        now = datetime.now(UTC)
        body = {
            "session_id": self.story.session,
            "trustees": list(TRUSTEES),
            "opens_at": (now - timedelta(minutes=1)).isoformat(),
            "closes_at": (now + timedelta(hours=1)).isoformat(),
        }
        answer = self.world.post("clara", "elections", body | changes)
        if answer.status_code == 201:
            self.id = answer.json["id"]
        return answer

    def enrol(self, *members):
        council = council_of(self.world, self.story)
        for member in members or MEMBERS:
            body = self.machines[member].enrolment(
                tenant="sxd", council_id=council, member_id=member
            )
            self.world.done(member, f"councils/{council}/voting-keys", body)

    def make_key(self):
        for step in STEPS:
            for trustee in TRUSTEES:
                self.say(trustee, step)

    def say(self, trustee, step):
        payload = self.boards[trustee].say(self.ceremony(trustee))
        self.world.done(trustee, f"{self.path}/ceremony/{step}", {"payload": payload})

    def ceremony(self, trustee):
        return self.world.get(trustee, f"{self.path}/ceremony").json

    def text(self, name):
        answer = self.world.get("clara", f"{self.path}/{name}")
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_data(as_text=True)

    def ballot(self, member, *choices):
        return self.machines[member].ballot(self.text("definition"), choices or [YES])

    def cast(self, member, text):
        """Sent in ASCII: a forger's text need be no Unicode that could be sent otherwise."""
        return self.world.client.post(
            f"/v1/tenants/sxd/{self.path}/ballots",
            data=json.dumps({"ballot": text}),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.world.tokens[member]}"},
        )

    def vote(self, **choices):
        for member, choice in choices.items():
            answer = self.cast(member, self.ballot(member, choice))
            assert answer.status_code == 202, answer.json

    def end(self):
        self.world.done("clara", f"{self.path}/end")

    def partial(self, trustee):
        ceremony = self.ceremony(trustee)
        return self.boards[trustee].partial(
            self.text("definition"), self.text("encrypted-tally"), ceremony
        )

    def open(self, *trustees):
        for trustee in trustees or TRUSTEES[:2]:
            self.open_share(trustee)

    def open_share(self, trustee):
        body = {"payload": self.partial(trustee)}
        return self.world.done(trustee, f"{self.path}/partial-decryptions", body)

    def see(self, who="clara"):
        answer = self.world.get(who, self.path)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.json


def seat():
    """The role of a member, for somebody who is on no roster."""
    return [Grant("sxd", "council_member", "", date(2020, 1, 1))]


def council_of(world, story):
    return world.seen("clara", f"sessions/{story.session}")["council_id"]


@stories.told_once
def in_session(world, story=None, *, away="", **policy):
    """A session of three, of whom one may be away, whose council lets it vote electronically."""
    story = stories.convened(world, story or stories.verified(world))
    council = council_of(world, story)
    body = {"policy": ALLOWED | policy, "authorised_by": "Quy chế số 5/QC-HĐ"}
    body |= {"adopted_on": "2024-01-01"}
    world.done("henry", f"councils/{council}/vote-policies", body)
    body = {"council_id": council, "plan_id": story.plan, "held_on": "2024-12-05"}
    story.session = world.done("sam", "sessions", body | {"place": "Hội trường"})["id"]
    session = f"sessions/{story.session}"
    world.done("alice", f"{session}/agenda", {"nomination_ids": [story.nomination]})
    for member in MEMBERS:
        note = {"member_id": member, "presence": "present"}
        if member == away:
            note |= {"presence": "absent", "reason": "Đi công tác"}
        world.done("sam", f"{session}/attendance", note)
    world.done("clara", f"{session}/opening")
    return story


def ready(world):
    """An election in which everybody may vote."""
    polled = Polled(world, in_session(world))
    polled.enrol()
    assert polled.set_up().status_code == 201
    polled.make_key()
    return polled
