"""A report as plain data and as canonical bytes: no clock, no name from outside the log.

Every number stands beside the positions of the events that it came from.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from domain.errors import NotFoundError
from domain.nominations import facts as nominations
from domain.rules.spans import Span
from projections.reports.cut import Cut
from projections.reports.kinds import ReportKind, window_of
from projections.reports.ledger import Dossier, Ledger, Recognised, Sent


def report(
    ledger: Ledger, *, kind: ReportKind, cut: Cut, tenant_id: str, plan: str | None
) -> dict[str, Any]:
    """A report on one plan (by id or key), or on all.

    Raises:
        NotFoundError: there was no such plan on that day.
        ReportNeedsPlanError, BeforePlanError: it is a review, and there is nothing to review.
    """
    plan_id = None if plan is None else _plan_id(ledger, plan)
    window = window_of(kind, as_of=cut.as_of, period=_period(ledger, plan_id))
    dossiers = [each for each in _of_plan(ledger, plan_id) if window.holds(each[1].day)]
    return {
        "report": kind.value,
        "tenant": tenant_id,
        "as_of": cut.as_of.isoformat(),
        "basis": cut.basis,
        "window": _window(window),
        "plan": _plan_row(ledger, plan_id),
        "total": _counted(dossiers, _begun),
        "by_kind": _groups(dossiers, "kind", lambda each: each.born.subject_kind),
        "by_field": _groups(dossiers, "field", _field_of),
        "by_stage": _groups(dossiers, "stage", lambda each: each.aggregate.stage.value, _staged),
        "by_unit": _groups(dossiers, "unit", lambda each: _unit_of(ledger, each)),
        "by_year": _groups(dossiers, "year", lambda each: str(each.day.year)),
        "late": [_late_row(ledger, id, each) for id, each in dossiers if each.late],
        "recognised": [*_recognised(ledger, plan_id, window)],
        "referrals": [*_referrals(ledger, plan_id, window)],
        "lists": [*_lists(ledger, plan_id, window)],
        "nil_returns": [*_nil_returns(ledger, plan_id, window)],
    }


def canonical(data: dict[str, Any]) -> bytes:
    """The one way to write a report: sorted keys, no spaces, UTF-8, a newline at the end."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


Dossiers = list[tuple[UUID, Dossier]]


def _plan_id(ledger: Ledger, plan: str) -> UUID:
    for plan_id, known in ledger.plans.items():
        if plan in {str(plan_id), known.values["key"]}:
            return plan_id
    raise NotFoundError(kind="plan", id=plan)


def _period(ledger: Ledger, plan_id: UUID | None) -> tuple[date, date] | None:
    if plan_id is None:
        return None
    period = ledger.plans[plan_id].values["period"]
    return date.fromisoformat(period["start"]), date.fromisoformat(period["end"])


def _window(window: Span) -> dict[str, str]:
    return {
        "key": window.key,
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
    }


def _plan_row(ledger: Ledger, plan_id: UUID | None) -> dict[str, Any] | None:
    if plan_id is None:
        return None
    known = ledger.plans[plan_id]
    return {
        "plan_id": str(plan_id),
        "key": known.values["key"],
        "title": known.values["title"],
        "number": known.values.get("number"),
        "sources": known.sources,
    }


def _of_plan(ledger: Ledger, plan_id: UUID | None) -> Dossiers:
    return [
        (id, each) for id, each in ledger.dossiers.items() if plan_id in {None, each.born.plan_id}
    ]


def _begun(dossier: Dossier) -> int:
    return dossier.begun


def _staged(dossier: Dossier) -> int:
    return dossier.staged


def _counted(dossiers: Dossiers, source: Callable[[Dossier], int]) -> dict[str, Any]:
    return {"count": len(dossiers), "sources": sorted(source(each) for _, each in dossiers)}


def _groups(
    dossiers: Dossiers,
    name: str,
    value: Callable[[Dossier], str | None],
    source: Callable[[Dossier], int] = _begun,
) -> list[dict[str, Any]]:
    """How many dossiers have each value, in the order of the values; those without come first."""
    grouped: dict[str | None, Dossiers] = {}
    for id, each in dossiers:
        grouped.setdefault(value(each), []).append((id, each))
    ordered = sorted(grouped, key=lambda key: (key is not None, key or ""))
    return [{name: key} | _counted(grouped[key], source) for key in ordered]


def _field_of(dossier: Dossier) -> str | None:
    born = dossier.born
    return born.field if isinstance(born, nominations.Registered) else None


def _unit_of(ledger: Ledger, dossier: Dossier) -> str | None:
    born = dossier.born
    return _name(ledger.units, born.unit_id if isinstance(born, nominations.Registered) else None)


def _name(known: dict[UUID, Any], id: UUID | None) -> str | None:
    return None if id is None or id not in known else str(known[id].values["name"])


def _late_row(ledger: Ledger, id: UUID, dossier: Dossier) -> dict[str, Any]:
    due_at = dossier.submitted.due_at if dossier.submitted else None
    return {
        "nomination_id": str(id),
        "subject_name": _name(ledger.subjects, dossier.born.subject_id),
        "unit": _unit_of(ledger, dossier),
        "due_at": due_at.isoformat() if due_at else None,
        "sources": dossier.late,
    }


def _recognised(ledger: Ledger, plan_id: UUID | None, window: Span) -> Iterator[dict[str, Any]]:
    rows = [
        (id, each)
        for id, each in ledger.recognised.items()
        if window.holds(each.granted.decided_on) and plan_id in {None, each.granted.plan_id}
    ]
    for id, each in sorted(rows, key=lambda row: (row[1].granted.decided_on, row[1].sources)):
        yield _recognised_row(ledger, id, each)


def _recognised_row(ledger: Ledger, id: UUID, recognised: Recognised) -> dict[str, Any]:
    granted, revoked = recognised.granted, recognised.revoked
    dossier = ledger.dossiers.get(granted.nomination_id)
    return {
        "recognition_id": str(id),
        "nomination_id": str(granted.nomination_id),
        "subject_name": _name(ledger.subjects, granted.subject_id),
        "subject_kind": granted.subject_kind,
        "unit": _unit_of(ledger, dossier) if dossier else None,
        "level": granted.level,
        "decision_number": granted.decision_number,
        "decided_on": granted.decided_on.isoformat(),
        "signer": granted.signer,
        "certificate_number": recognised.certificate_number,
        "revoked_by": revoked.decision_number if revoked else None,
        "revoked_on": revoked.decided_on.isoformat() if revoked else None,
        "sources": recognised.sources,
    }


def _referrals(ledger: Ledger, plan_id: UUID | None, window: Span) -> Iterator[dict[str, Any]]:
    for id, sent in _in_window(ledger.referrals.items(), window):
        nomination_id = sent.values["nomination_id"]
        dossier = ledger.dossiers.get(nomination_id)
        if dossier is None or plan_id in {None, dossier.born.plan_id}:
            subject = _name(ledger.subjects, dossier.born.subject_id) if dossier else None
            yield {
                "referral_id": str(id),
                "subject_name": subject,
                "sent_on": sent.day.isoformat(),
                "received": False,
                "withdrawn": False,
                "result": None,
                "reason": None,
                "decision_number": None,
                **sent.values,
                "nomination_id": str(nomination_id),
                "sources": sent.sources,
            }


def _lists(ledger: Ledger, plan_id: UUID | None, window: Span) -> Iterator[dict[str, Any]]:
    for id, sent in _in_window(ledger.lists.items(), window):
        if plan_id in {None, sent.values["plan_id"]}:
            yield {
                "list_id": str(id),
                "compiled_on": sent.day.isoformat(),
                "number": None,
                "destination": None,
                "reason": None,
                "results": [],
                **sent.values,
                "plan_id": str(sent.values["plan_id"]),
                "sources": sent.sources,
            }


def _in_window(sent: Iterable[tuple[UUID, Sent]], window: Span) -> Iterator[tuple[UUID, Sent]]:
    return ((id, each) for id, each in sent if window.holds(each.day))


def _nil_returns(ledger: Ledger, plan_id: UUID | None, window: Span) -> Iterator[dict[str, Any]]:
    """Returns of “không có điển hình trong kỳ” that were filed in the window."""
    for each in ledger.nil_returns.standing():
        if window.holds(each.day) and plan_id in {None, each.plan_id}:
            yield {
                "duty": each.duty_key,
                "window": each.window,
                "unit": _name(ledger.units, each.unit_id),
                "reason": each.reason,
                "filed_on": each.day.isoformat(),
                "sources": [each.position],
            }
