"""A small plan as data, whole and coherent; tests change what they are about."""

import json
from typing import Any

CLAUSE = {"rule": "X-01", "line": 3, "quote": "bỏ phiếu kín", "reading": "Phiếu kín."}

PLAN: dict[str, Any] = {
    "key": "x-2024",
    "title": "Kế hoạch mẫu",
    "issuer": "Sở Mẫu",
    "level": "agency",
    "year": 2024,
    "period": {"start": "2024-01-01", "end": "2024-12-31"},
    "subjects": {"kinds": ["collective", "individual"], "clauses": [CLAUSE]},
    "criteria": [
        {
            "key": "X-02",
            "scope": "specific",
            "applies_to": ["collective"],
            "judged": "B",
            "statement": "Một nửa số người xuất sắc",
            "check": {
                "kind": "share",
                "at_least": "1/2",
            },
            "clause": CLAUSE,
        },
        {
            "key": "X-03",
            "scope": "general",
            "judged": "C",
            "statement": "Gương mẫu",
            "clause": CLAUSE,
        },
    ],
    "steps": [
        "submitted",
        "received",
        "verified",
        "tabled",
        "voted",
        "decided",
        "certified",
        "referred",
    ],
    "intake": {"addressee": "Thường trực Hội đồng", "clause": CLAUSE},
    "deadlines": [
        {
            "key": "submission",
            "step": "submitted",
            "who": "Các phòng",
            "whom": "Văn phòng",
            "before": "2024-11-30",
            "clause": CLAUSE,
        }
    ],
    "checklist": [{"key": "report", "title": "Báo cáo thành tích", "required": True}],
    "verification": {
        "required": True,
        "failed_criterion": "goes_to_council",
        "clauses": [CLAUSE],
    },
    "vote": {"ballot_kind": "secret", "clauses": [CLAUSE]},
    "decision": {"by": "Giám đốc Sở", "form": "Quyết định", "clauses": [CLAUSE]},
    "certificate": {"title": "Giấy công nhận", "clause": CLAUSE},
    "route": {
        "to": "province",
        "only_recognised": True,
        "council_proposal_required": True,
        "form": "dossier",
        "clauses": [CLAUSE],
    },
}


def plan(**changes: Any) -> dict[str, Any]:
    """The sample with some parts replaced; a part given as None is left out."""
    changed = _copied() | changes
    return {part: value for part, value in changed.items() if value is not None}


def plan_with(place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The sample with one value deep inside replaced or added."""
    changed = _copied()
    inner: Any = changed
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return changed


def plan_without(place: tuple[str | int, ...]) -> dict[str, Any]:
    """The sample without one key deep inside."""
    changed = plan_with(place, None)
    inner: Any = changed
    for part in place[:-1]:
        inner = inner[part]
    del inner[place[-1]]
    return changed


def _copied() -> dict[str, Any]:
    copied: dict[str, Any] = json.loads(json.dumps(PLAN))  # every clause apart from the others
    return copied
