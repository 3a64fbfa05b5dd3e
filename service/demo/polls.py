"""Electronic secret ballots in the rehearsal: the devices of made-up members and trustees."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from service.demo.agency import Agency
from service.demo.machines import MembersMachine, TrusteesMachine

YES, NO = 0, 1
STEPS = ("certificate", "polynomial", "voutput")
_OPEN_FOR = timedelta(hours=4)


class Polls:
    """The elections of one council; its members' devices have their keys."""

    def __init__(self, *, agency: Agency, council_id: str) -> None:
        self._agency = agency
        self._council_id = council_id

    def enrol_everybody(self, *, without: Collection[str] = ()) -> None:
        """Let the members enrol the keys of their devices."""
        for member in self._agency.cast.council:
            if member.user_id not in without:
                self._enrol(member.user_id)

    def set_up(
        self, session_id: str, nominees: Sequence[str], *, open_for: timedelta = _OPEN_FOR
    ) -> "Poll":
        """Set an election up in an open session; it opens at once."""
        agency = self._agency
        at = agency.clock.tick()
        body = {
            "session_id": session_id,
            "nomination_ids": list(nominees),
            "trustees": [*agency.staff.tellers, agency.staff.secretary],
            "opens_at": at.isoformat(),
            "closes_at": (at + open_for).isoformat(),
        }
        election_id = agency.make(agency.staff.chair, "elections", body)
        return Poll(agency=agency, election_id=election_id, nominees=nominees)

    def _enrol(self, member: str) -> None:
        machine, path = MembersMachine(member), f"councils/{self._council_id}/voting-keys"

        def done() -> bool:
            seen = self._agency.desk.see(member, path)
            return bool(seen["my"]["public_key"] == machine.public_key)

        def body() -> dict[str, Any]:
            tenant = self._agency.cast.tenant
            return machine.enrolment(tenant=tenant, council_id=self._council_id, member_id=member)

        self._agency.act_unless(done, member, path, body)


class Poll:
    """One election of the rehearsal."""

    def __init__(self, *, agency: Agency, election_id: str, nominees: Sequence[str]) -> None:
        self._agency = agency
        self.election_id = election_id
        self._path = f"elections/{election_id}"
        self._nominees = nominees
        self.trustees = (*agency.staff.tellers, agency.staff.secretary)

    def make_key(self) -> None:
        """Let the counting board make the key, step by step; no one holds all of it."""
        for step in STEPS:
            for trustee in self.trustees:
                self._say(trustee, step)

    def vote(self, members: Collection[str], *, against: Mapping[str, Collection[str]]) -> None:
        """Let members vote yes, but for those who are `against` a nominee."""
        for member in members:
            choices = [
                NO if member in against.get(nominee, ()) else YES for nominee in self._nominees
            ]
            self._cast(member, choices)

    def end(self) -> None:
        """Let the chair end the vote, after everybody has voted."""
        self._agency.act(self._agency.staff.chair, f"{self._path}/end")

    def open(self) -> None:
        """Let two of the three trustees open the sum."""
        for trustee in self.trustees[:2]:
            self._open(trustee)

    def _say(self, trustee: str, step: str) -> None:
        def ceremony() -> Any:
            return self._agency.desk.see(trustee, f"{self._path}/ceremony")

        def done() -> bool:
            seen = ceremony()
            return bool(seen["step"] != step or seen["said"])

        def body() -> dict[str, Any]:
            return {"payload": TrusteesMachine(trustee).say(ceremony())}

        self._agency.act_unless(done, trustee, f"{self._path}/ceremony/{step}", body)

    def _cast(self, member: str, choices: Sequence[int]) -> None:
        def done() -> bool:
            return self._my(member)["cast_tracker"] is not None

        def body() -> dict[str, Any]:
            definition = self._agency.desk.see_text(member, f"{self._path}/definition")
            return {"ballot": MembersMachine(member).ballot(definition, choices)}

        self._agency.act_unless(done, member, f"{self._path}/ballots", body)

    def _open(self, trustee: str) -> None:
        def done() -> bool:
            return bool(self._my(trustee)["trustee_step"] == "decrypted")

        def body() -> dict[str, Any]:
            desk = self._agency.desk
            return {
                "payload": TrusteesMachine(trustee).partial(
                    desk.see_text(trustee, f"{self._path}/definition"),
                    desk.see_text(trustee, f"{self._path}/encrypted-tally"),
                    desk.see(trustee, f"{self._path}/ceremony"),
                )
            }

        self._agency.act_unless(done, trustee, f"{self._path}/partial-decryptions", body)

    def _my(self, person: str) -> Any:
        return self._agency.desk.see(person, self._path)["my"]
