"""Dossiers in the rehearsal: from registration to verification, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.rules.kinds import SubjectKind
from service.demo.agency import Agency, PlanInForce, scan_of


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody, or a collective, whom a unit puts forward."""

    unit: str
    kind: SubjectKind
    name: str
    achievement: str
    position: str | None = None
    field: str | None = None
    scope: str = "overall"
    channel: str = "Phong trào thi đua do Sở phát động"

    @property
    def leads(self) -> bool:
        """Whether the subject heads the unit."""
        return self.kind is SubjectKind.LEADER


_OPINIONS: Mapping[str, str] = {
    "A": "Đạt; có số và ngày của văn bản.",
    "B": "Đạt; số liệu khớp với tài liệu minh chứng kèm theo.",
    "C": "Đạt; được tập thể đơn vị nhất trí, có biên bản họp.",
}
"""What the verifier writes of a criterion, by how it is judged."""


class Dossiers:
    """The dossiers of one agency under one plan."""

    def __init__(self, *, agency: Agency, plan: PlanInForce, units: dict[str, str]) -> None:
        self._agency = agency
        self._plan = plan
        self._units = units
        self._subjects: dict[tuple[str, str], str] = {}

    def register(self, candidate: Candidate) -> str:
        """Make the subject known, unless it is, and register the dossier; answer its id."""
        return self._agency.make(
            self._agency.cast.clerk_of(candidate.unit),
            "nominations",
            {
                "plan_id": self._plan.plan_id,
                "subject_id": self._subject(candidate),
                "unit_id": self._units[candidate.unit],
                "field": candidate.field,
                "scope": candidate.scope,
                "channel": candidate.channel,
                "achievement": candidate.achievement,
            },
        )

    def _subject(self, candidate: Candidate) -> str:
        known = (candidate.unit, candidate.name)
        if known not in self._subjects:
            self._subjects[known] = self._new_subject(candidate)
        return self._subjects[known]

    def _new_subject(self, candidate: Candidate) -> str:
        unit_id = self._units[candidate.unit]
        subject: dict[str, Any] = {
            "kind": candidate.kind.value,
            "name": candidate.name,
            "unit_id": unit_id,
        }
        if candidate.position:
            subject["position"] = candidate.position
        if candidate.leads:
            subject["leads_unit_id"] = unit_id
        who = self._agency.cast.clerk_of(candidate.unit)
        return self._agency.make(who, "subjects", subject)

    def submit(self, nomination: str, candidate: Candidate, *, without: Sequence[str] = ()) -> None:
        """Hand the dossier in with the documents that the plan asks for, but for some."""
        keys = [item for item in self._plan.rules.checklist if item.key not in without]
        documents = [self._document(item.key, item.title, nomination) for item in keys]
        who = self._agency.cast.clerk_of(candidate.unit)
        self._agency.act(who, f"nominations/{nomination}/submission", {"documents": documents})

    def receive(self, nomination: str, *, number: str) -> None:
        """Take the dossier in under a number."""
        who = self._agency.staff.standing
        self._agency.act(who, f"nominations/{nomination}/receipt", {"receipt_number": number})

    def return_(self, nomination: str, *, reason: str, supplement_by: str) -> None:
        """Give the dossier back."""
        self._agency.act(
            self._agency.staff.standing,
            f"nominations/{nomination}/return",
            {"reason": reason, "supplement_by": supplement_by},
        )

    def supplement(self, nomination: str, candidate: Candidate, *, key: str, note: str) -> None:
        """Answer a return with the document that was missing."""
        titles = {item.key: item.title for item in self._plan.rules.checklist}
        self._agency.act(
            self._agency.cast.clerk_of(candidate.unit),
            f"nominations/{nomination}/supplement",
            {"note": note, "documents": [self._document(key, titles[key], nomination)]},
        )

    def withdraw(self, nomination: str, candidate: Candidate, *, reason: str) -> None:
        """Take the dossier back."""
        who = self._agency.cast.clerk_of(candidate.unit)
        self._agency.act(who, f"nominations/{nomination}/withdrawal", {"reason": reason})

    def verify(self, nomination: str, kind: SubjectKind) -> None:
        """Examine every criterion that the plan has for this kind, and close verification."""
        who = self._agency.staff.verifier
        for criterion in self._plan.rules.criteria_for(kind):
            self._agency.act(
                who,
                f"nominations/{nomination}/findings",
                {
                    "criterion": criterion.key,
                    "finding": "met",
                    "opinion": _OPINIONS[criterion.judged],
                    "evidence": ["Báo cáo thành tích"],
                },
            )
        self._agency.act(who, f"nominations/{nomination}/verification")

    def _document(self, key: str, title: str, nomination: str) -> dict[str, str]:
        return {"key": key, "title": title, "sha256": scan_of(f"{nomination}/{key}")}
