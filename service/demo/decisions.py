"""What the council proposes and the head decides in the rehearsal."""

from collections.abc import Iterable
from typing import Any

from service.demo.agency import Agency


class Decisions:
    """Proposals, decisions and referrals of one agency."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def propose(self, nomination: str, *, number: str) -> None:
        """Propose a dossier to the head, as the council has voted."""
        agency = self._agency
        agency.act(
            agency.staff.secretary,
            f"nominations/{nomination}/proposal",
            {"document_number": number, "proposed_on": agency.clock.today.isoformat()},
        )

    def recognise(self, nomination: str, *, number: str) -> str:
        """Recognise by decision; answer the id of the recognition."""
        answer = self._decide(nomination, {"outcome": "recognise", "decision_number": number})
        return str(answer["recognition_id"])

    def recognise_in_vain(self, nomination: str, *, number: str) -> Any:
        """Try to recognise what rests on facts that are not firm; answer the problem."""
        decision = self._signed({"outcome": "recognise", "decision_number": number})
        who = self._agency.staff.head
        return self._agency.act_in_vain(who, f"nominations/{nomination}/decision", decision)

    def refuse(self, nomination: str, *, reason: str, number: str) -> None:
        """Decline to recognise, with the reason."""
        self._decide(nomination, {"outcome": "refuse", "reason": reason, "document_number": number})

    def certify(self, recognitions: Iterable[str], *, numbers: str) -> None:
        """Issue the certificates, numbered on."""
        agency = self._agency
        for place, recognition in enumerate(recognitions, start=1):
            agency.act(
                agency.staff.clerk,
                f"recognitions/{recognition}/certificate",
                {
                    "certificate_number": f"{place:02}/{numbers}",
                    "issued_on": agency.clock.today.isoformat(),
                },
            )

    def refer(self, nomination: str, *, number: str, minutes: str) -> str:
        """Propose a recognised exemplar to the level above; answer the id of the referral."""
        answer = self._agency.act(
            self._agency.staff.head,
            f"nominations/{nomination}/referral",
            {"document_number": number, "council_minutes": minutes},
        )
        return str(answer["referral_id"])

    def _decide(self, nomination: str, decision: dict[str, Any]) -> Any:
        who = self._agency.staff.head
        return self._agency.act(who, f"nominations/{nomination}/decision", self._signed(decision))

    def _signed(self, decision: dict[str, Any]) -> dict[str, Any]:
        agency = self._agency
        return decision | {
            "decided_on": agency.clock.today.isoformat(),
            "signer": agency.cast.name_of(agency.staff.head),
        }
