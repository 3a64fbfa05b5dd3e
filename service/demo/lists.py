"""Lists upward in the rehearsal: sent by an agency, answered by the level above."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from service.demo.agency import Agency, PlanInForce

Results = Mapping[str, str]
"""Id of a dossier on a list -> what the level above makes of it."""


class Lists:
    """The lists of one agency under one plan."""

    def __init__(self, *, agency: Agency, plan: PlanInForce) -> None:
        self._agency = agency
        self._plan = plan

    def compile(
        self, *, kind: str, span: str, nominations: Sequence[str], nil_reason: str | None = None
    ) -> str:
        """Compile a list of these dossiers; answer its id."""
        return self._agency.make(
            self._agency.staff.standing,
            "lists",
            {
                "plan_id": self._plan.plan_id,
                "kind": kind,
                "span": span,
                "nomination_ids": list(nominations),
                "nil_reason": nil_reason,
            },
        )

    def sign(self, list_id: str, *, number: str, minutes: str | None = None) -> None:
        """Sign a list today, on the minutes of the council where the plan asks for them."""
        agency = self._agency
        agency.act(
            agency.staff.head,
            f"lists/{list_id}/signature",
            {
                "number": number,
                "signed_on": agency.clock.today.isoformat(),
                "signer": agency.cast.name_of(agency.staff.head),
                "council_minutes": minutes,
            },
        )

    def send(self, list_id: str) -> None:
        """Send a signed list the way of the plan."""
        self._agency.act(self._agency.staff.head, f"lists/{list_id}/dispatch")

    def send_elsewhere(self, list_id: str, *, destination: str, reason: str) -> None:
        """Send a signed list off the plan's route, for a reason."""
        body = {"destination": destination, "route_override_reason": reason}
        self._agency.act(self._agency.staff.head, f"lists/{list_id}/dispatch", body)

    def send_astray(self, list_id: str, *, destination: str) -> Any:
        """Try to send a list off the plan's route; answer the problem."""
        return self._agency.act_in_vain(
            self._agency.staff.head, f"lists/{list_id}/dispatch", {"destination": destination}
        )

    def await_answers(self, lists: Collection[str]) -> None:
        """Wait until what the level above made of these lists is on record here."""

        def answered() -> bool:
            seen = self._agency.desk.see_all(self._agency.staff.head, "lists?state=answered")
            return {each["list_id"] for each in seen} >= set(lists)

        self._agency.desk.wait_until(answered)


class Inbox:
    """The inbox of a province or a ministry."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def answer(self, lists: Mapping[str, Results], *, on: str, number: str) -> None:
        """Wait for these lists, by their ids at the sender; from a moment on answer each."""
        self._agency.clock.set(on)
        arrived = self._agency.desk.wait_until(lambda: self._arrived(lists))
        for place, (list_id, results) in enumerate(lists.items(), start=1):
            self._answer(arrived[list_id], results, number=f"{place:02}/{number}")

    def _arrived(self, lists: Collection[str]) -> dict[str, str]:
        seen = self._agency.desk.see_all(self._agency.staff.standing, "inbox/lists")
        found = {each["source_list_id"]: each["list_id"] for each in seen}
        return found if found.keys() >= set(lists) else {}

    def _answer(self, incoming: str, results: Results, *, number: str) -> None:
        who = self._agency.staff.standing
        place = f"inbox/lists/{incoming}"
        self._agency.act(who, f"{place}/acknowledgement", {"receipt_number": number})
        answers = [_result(nomination, result) for nomination, result in results.items()]
        self._agency.act(who, f"{place}/answer", {"document_number": number, "results": answers})


def _result(nomination: str, result: str) -> dict[str, Any]:
    reason = "Sẽ xem xét lại ở kỳ sau." if result == "declined" else None
    return {"nomination_id": nomination, "result": result, "reason": reason}
