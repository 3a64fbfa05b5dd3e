"""The facts and ties on which dossiers of the rehearsal rest, and holds that let them wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.demo.agency import Agency


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something to vouch for, of the subject itself or of its party or mass organisation."""

    kind: str
    value: Mapping[str, Any]
    year: int | None = None
    of: str = "subject"


class Grounds:
    """Vouches for facts by documents, confirms them, and lets subjects wait."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency

    def attest(self, subject: str, fact: Fact, *, document: str) -> str:
        """Vouch for a fact that is final; answer its id."""
        return self._attest(subject, fact, document, provisional=False)

    def attest_for_now(self, subject: str, fact: Fact, *, document: str) -> str:
        """Vouch for a fact that is yet to be confirmed; answer its id."""
        return self._attest(subject, fact, document, provisional=True)

    def confirm(self, subject: str, fact_id: str, *, document: str) -> None:
        """Confirm what was vouched for."""
        path = f"subjects/{subject}/facts/{fact_id}/confirmation"
        self._agency.act(self._agency.staff.verifier, path, {"document": document})

    def link(self, nomination: str, **collective: str) -> None:
        """Name the collective that a leader heads, by its dossier or by itself."""
        who = self._agency.staff.standing
        self._agency.act(who, f"nominations/{nomination}/collective", collective)

    def hold(self, subject: str, *, reason_class: str, reference: str) -> str:
        """Let the dossiers of a subject wait; answer the id of the hold."""
        body = {"reason_class": reason_class, "reference": reference}
        answer = self._agency.act(self._agency.staff.head, f"subjects/{subject}/holds", body)
        return str(answer["hold_id"])

    def release(self, subject: str, hold: str, *, reason: str) -> None:
        """Let them go on."""
        path = f"subjects/{subject}/holds/{hold}/release"
        self._agency.act(self._agency.staff.head, path, {"reason": reason})

    def results(self, nomination: str, *, on: date) -> str:
        """What the machine sees on a day of each criterion of which it computes something."""
        who = self._agency.staff.verifier
        seen = self._agency.desk.see(who, f"nominations/{nomination}/assessment?on={on}")
        computed = (each for each in seen["criteria"] if each["assessment"] is not None)
        return ", ".join(f"{each['criterion']} {each['assessment']['value']}" for each in computed)

    def _attest(self, subject: str, fact: Fact, document: str, *, provisional: bool) -> str:
        body = {
            "kind": fact.kind,
            "of": fact.of,
            "year": fact.year,
            "value": fact.value,
            "source_document": document,
            "document_date": self._agency.clock.today.isoformat(),
            "provisional": provisional,
        }
        who = self._agency.staff.standing
        return str(self._agency.act(who, f"subjects/{subject}/facts", body)["fact_id"])
