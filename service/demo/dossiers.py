"""Dossiers in the rehearsal: from registration to verification, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.rules.criteria import Criterion
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

    @property
    def plan_id(self) -> str:
        """The plan under which they are."""
        return self._plan.plan_id

    def unit(self, short_name: str) -> str:
        """The id of a unit."""
        return self._units[short_name]

    def register(self, candidate: Candidate) -> str:
        """Make the subject known, unless it is, and register the dossier; answer its id."""
        whose = {
            "subject_id": self.subject(candidate),
            "unit_id": self._units[candidate.unit],
        }
        who = self._agency.cast.clerk_of(candidate.unit)
        return self._agency.make(who, "nominations", self.described(candidate) | whose)

    def described(self, candidate: Candidate) -> dict[str, Any]:
        """What a dossier says of a candidate, under the plan."""
        return {
            "plan_id": self._plan.plan_id,
            "field": candidate.field,
            "scope": candidate.scope,
            "channel": candidate.channel,
            "achievement": candidate.achievement,
        }

    def subject(self, candidate: Candidate) -> str:
        """The id of the subject, which is made known unless it is."""
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

    def file_list(self, unit: str, candidates: Sequence[Candidate], *, period: str) -> None:
        """Let a unit hand in the list of those whom it means to bring forward in a period."""
        entries = [
            {
                "subject_kind": candidate.kind.value,
                "subject_id": self.subject(candidate),
                "description": candidate.achievement,
            }
            for candidate in candidates
        ]
        body = {"plan_id": self.plan_id, "unit_id": self._units[unit], "period": period}
        who = self._agency.cast.clerk_of(unit)
        self._agency.act(who, "registrations", body | {"entries": entries})

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

    def verify(
        self, nomination: str, kind: SubjectKind, *, overriding: Mapping[str, str] | None = None
    ) -> None:
        """Examine every criterion that the plan has for this kind, and close verification.

        `overriding` says of a criterion why it is met, though the machine sees otherwise.
        """
        who, reasons = self._agency.staff.verifier, overriding or {}
        for criterion in self._plan.rules.criteria_for(kind):
            finding = _found_met(criterion) | {"override_reason": reasons.get(criterion.key)}
            self._agency.act(who, f"nominations/{nomination}/findings", finding)
        self._agency.act(who, f"nominations/{nomination}/verification")

    def find_met_in_vain(self, nomination: str, kind: SubjectKind, *, key: str) -> Any:
        """Try to find met what the machine sees otherwise, without a reason; answer the problem."""
        criteria = self._plan.rules.criteria_for(kind)
        finding = next(_found_met(each) for each in criteria if each.key == key)
        who = self._agency.staff.verifier
        return self._agency.act_in_vain(who, f"nominations/{nomination}/findings", finding)

    def _document(self, key: str, title: str, nomination: str) -> dict[str, str]:
        return {"key": key, "title": title, "sha256": scan_of(f"{nomination}/{key}")}


def _found_met(criterion: Criterion) -> dict[str, Any]:
    return {
        "criterion": criterion.key,
        "finding": "met",
        "opinion": _OPINIONS[criterion.judged],
        "evidence": ["Báo cáo thành tích"],
    }
