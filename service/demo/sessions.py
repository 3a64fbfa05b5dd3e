"""Sessions and ballots in the rehearsal."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from service.demo.agency import Agency, PlanInForce, scan_of


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the tellers found for one nominee."""

    yes: int
    no: int = 0
    invalid: int = 0
    unused: int = 0

    def as_data(self, nomination: str) -> dict[str, Any]:
        """The count as the service asks for it."""
        issued = self.yes + self.no + self.invalid + self.unused
        return {
            "nomination_id": nomination,
            "issued": issued,
            "yes": self.yes,
            "no": self.no,
            "abstain": 0,
            "invalid": self.invalid,
            "unused": self.unused,
        }


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A session that was opened: who came."""

    session_id: str
    present: Sequence[str]
    place: str
    absent: Mapping[str, str] = field(default_factory=dict)


class Council:
    """The council of one agency at work on one plan."""

    def __init__(self, *, agency: Agency, plan: PlanInForce, council_id: str) -> None:
        self._agency = agency
        self._plan = plan
        self._council_id = council_id

    def convene(self, *, place: str, nominations: Sequence[str]) -> str:
        """Call a session for today and put dossiers on its agenda; answer its id."""
        session_id = self.call(place=place)
        self.table(session_id, nominations)
        return session_id

    def call(self, *, place: str) -> str:
        """Call a session for today; answer its id."""
        agency = self._agency
        return agency.make(
            agency.staff.secretary,
            "sessions",
            {
                "council_id": self._council_id,
                "plan_id": self._plan.plan_id,
                "held_on": agency.clock.today.isoformat(),
                "place": place,
            },
        )

    def table(self, session_id: str, nominations: Sequence[str]) -> None:
        """Put dossiers on the agenda."""
        who, body = self._agency.staff.standing, {"nomination_ids": list(nominations)}
        self._agency.act(who, f"sessions/{session_id}/agenda", body)

    def table_in_vain(self, session_id: str, nominations: Sequence[str]) -> Any:
        """Try to put dossiers on the agenda that may not be there; answer the problem."""
        who, body = self._agency.staff.standing, {"nomination_ids": list(nominations)}
        return self._agency.act_in_vain(who, f"sessions/{session_id}/agenda", body)

    def open(self, session_id: str, *, absent: Mapping[str, str] | None = None) -> list[str]:
        """Note who came, open the session, and answer those present."""
        reasons = absent or {}
        for member in self._agency.cast.council:
            self._note(session_id, member.user_id, reasons.get(member.user_id))
        self._agency.act(self._agency.staff.chair, f"sessions/{session_id}/opening")
        return [
            member.user_id for member in self._agency.cast.council if member.user_id not in reasons
        ]

    def declare_conflict(self, session_id: str, member: str, nomination: str, reason: str) -> None:
        """Let a member declare a conflict and not vote on that nominee."""
        self._agency.act(
            member,
            f"sessions/{session_id}/conflicts",
            {
                "member_id": member,
                "nomination_id": nomination,
                "reason": reason,
                "recused": True,
            },
        )

    def open_ballot(self, session_id: str, nominations: Sequence[str]) -> str:
        """Open a ballot and answer its id."""
        agency = self._agency
        return agency.make(
            agency.staff.chair, f"sessions/{session_id}/ballots", self._ballot(nominations)
        )

    def open_ballot_in_vain(self, session_id: str, nominations: Sequence[str]) -> Any:
        """Try to open a ballot that the rules refuse."""
        agency = self._agency
        return agency.act_in_vain(
            agency.staff.chair, f"sessions/{session_id}/ballots", self._ballot(nominations)
        )

    def count(self, ballot: str, counts: Mapping[str, Count], *, voters: Collection[str]) -> None:
        """Note who voted and enter what was counted."""
        agency = self._agency
        first, _ = agency.staff.tellers
        agency.act(first, f"ballots/{ballot}/participation", {"members": sorted(voters)})
        agency.act(
            first,
            f"ballots/{ballot}/tally",
            {
                "counts": [each.as_data(nomination) for nomination, each in counts.items()],
                "scan_sha256": scan_of(ballot),
            },
        )

    def confirm(self, ballot: str) -> None:
        """Let both tellers and the chair vouch for the count."""
        staff = self._agency.staff
        for who in (*staff.tellers, staff.chair):
            self._agency.act(who, f"ballots/{ballot}/confirmations")

    def void(self, ballot: str, *, reason: str) -> None:
        """Declare a ballot void."""
        who = self._agency.staff.chair
        self._agency.act(who, f"ballots/{ballot}/voiding", {"reason": reason})

    def postpone(self, nomination: str, *, reason: str) -> None:
        """Take a dossier off the agenda."""
        who = self._agency.staff.standing
        self._agency.act(who, f"nominations/{nomination}/postponement", {"reason": reason})

    def close(self, session_id: str, *, minutes: str) -> None:
        """End the session under the number of its minutes."""
        who = self._agency.staff.chair
        self._agency.act(who, f"sessions/{session_id}/closing", {"minutes_number": minutes})

    def adopt_policy(self, policy: Mapping[str, Any], *, authorised_by: str) -> None:
        """Settle what the plan leaves open about the vote."""
        agency = self._agency
        agency.act(
            agency.staff.head,
            f"councils/{self._council_id}/vote-policies",
            {
                "policy": policy,
                "authorised_by": authorised_by,
                "adopted_on": agency.clock.today.isoformat(),
            },
        )

    def _note(self, session_id: str, member: str, reason: str | None) -> None:
        note: dict[str, Any] = {"member_id": member, "presence": "absent" if reason else "present"}
        if reason:
            note["reason"] = reason
        self._agency.act(self._agency.staff.secretary, f"sessions/{session_id}/attendance", note)

    def _ballot(self, nominations: Sequence[str]) -> dict[str, Any]:
        return {"nomination_ids": list(nominations), "tellers": list(self._agency.staff.tellers)}
