"""What becomes of an exemplar in the rehearsal: supported, told of, adopted, assessed."""

from typing import Any

from service.demo.agency import Agency
from service.demo.dossiers import Dossiers
from service.demo.tale import Tale

_CHANNEL = "portal"
_ADDRESS = "https://example.gov.vn/guong/{nomination}"


class Exemplar:
    """One exemplar after its dossier took the last step of its plan."""

    def __init__(self, *, agency: Agency, dossiers: Dossiers, tale: Tale, nomination: str) -> None:
        self._agency = agency
        self._dossiers = dossiers
        self._tale = tale
        self._nomination = nomination
        self._clerk = agency.cast.clerk_of(tale.candidate.unit)

    def support(self, *, on: str) -> None:
        """Nurture and support the exemplar, and set when its effect is assessed (S1-05, S3-12)."""
        self._agency.clock.set(on)
        tale, today = self._tale, self._today
        self._add(
            self._clerk,
            "nurture",
            measure=tale.measure,
            kind="environment",
            responsible=tale.mentor,
        )
        self._add(self._clerk, "difficulties", what=tale.difficulty)
        head = self._agency.staff.head
        self._add(head, "support", kind="material", what=tale.support, given_on=today)
        standing = self._agency.staff.standing
        answer = self._add(standing, "assessments", due_on=_half_a_year_after(today))
        self._assessment = answer["assessment_id"]

    def publish(self, *, on: str) -> None:
        """Tell the story, with the consents that it needs (S0-18, S4-17, Luật 91/2025)."""
        self._agency.clock.set(on)
        staff, told = self._agency.staff, f"nominations/{self._nomination}/stories"
        basis = self._agency.desk.see(staff.standing, f"{told}/basis")
        decided = basis["decision_number"]
        text = f"{self._tale.text} (Quyết định số {decided})" if decided else self._tale.text
        body = {"title": self._tale.title, "text": text, "facts_ref": basis["facts"][:2]}
        self._story = self._agency.make(staff.standing, told, body)
        for capacity in basis["consents_needed"]:
            self._consent(capacity)
        self._agency.act(staff.publisher, f"stories/{self._story}/publications", self._place())

    def take_down(self, *, on: str, reason: str) -> None:
        """Take the story down."""
        self._agency.clock.set(on)
        body = {"channel": _CHANNEL, "reason": reason}
        self._agency.act(self._agency.staff.publisher, f"stories/{self._story}/takedown", body)

    def spread(self, *, on: str) -> None:
        """Let others visit, hear, compete alongside and adopt (S4-03, S3-13, S0-28)."""
        self._agency.clock.set(on)
        tale, today, standing = self._tale, self._today, self._agency.staff.standing
        seen = {"held_on": today, "place": self._agency.cast.units[tale.candidate.unit]}
        visit = {"visitors": tale.visitors, "number": 18, "learnt": tale.learnt}
        self._add(self._clerk, "visits", **seen, **visit)
        talk = {"speaker": tale.candidate.name, "number": 60, "content": tale.learnt}
        self._add(self._clerk, "talks", **seen, **talk)
        self._add(
            standing,
            "competitions",
            name=f"Thi đua cùng điển hình {tale.candidate.name}",
            launched_by=self._agency.cast.short_name,
            launched_from=today,
            content=tale.learnt,
        )
        self._adopt(today)

    def follow_up(self, *, on: str) -> None:
        """Note what came of the adoption, and assess the effect of the exemplar."""
        self._agency.clock.set(on)
        tale, adopter = self._tale, self._agency.cast.clerk_of(self._tale.adopter)
        self._add(adopter, f"adoptions/{self._adoption}/result", result=tale.outcome)
        self._add(
            self._agency.staff.standing,
            f"assessments/{self._assessment}/result",
            effect=tale.effect,
            reach=tale.reach,
            result="met",
            evidence=[f"Báo cáo của {self._agency.cast.units[tale.adopter]}"],
        )

    @property
    def _today(self) -> str:
        return self._agency.clock.today.isoformat()

    def _adopt(self, today: str) -> None:
        tale = self._tale
        answer = self._add(
            self._agency.cast.clerk_of(tale.adopter),
            "adoptions",
            adopter_unit_id=self._dossiers.unit(tale.adopter),
            adopter=self._agency.cast.units[tale.adopter],
            what=tale.adopted,
            adopted_on=today,
        )
        self._adoption = answer["adoption_id"]

    def _consent(self, capacity: str) -> None:
        by = {"subject": self._tale.candidate.name}.get(capacity, "Người đại diện theo pháp luật")
        body = {
            "consented_by": by,
            "capacity": capacity,
            "document": "Giấy đồng ý đăng tải (minh họa)",
            "scope": [_CHANNEL],
        }
        self._agency.act(self._agency.staff.publisher, f"stories/{self._story}/consents", body)

    def _place(self) -> dict[str, Any]:
        return {
            "channel": _CHANNEL,
            "url": _ADDRESS.format(nomination=self._nomination),
            "published_from": self._today,
            "published_until": self._tale.until,
        }

    def _add(self, who: str, what: str, /, **body: Any) -> Any:
        return self._agency.act(who, f"nominations/{self._nomination}/exemplar/{what}", body)


def _half_a_year_after(day: str) -> str:
    year, month, _ = day.split("-")
    later = int(month) + 6
    return f"{int(year) + (later - 1) // 12}-{(later - 1) % 12 + 1:02}-15"
