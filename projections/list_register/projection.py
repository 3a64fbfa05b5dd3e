"""Keeps the register of lists in step with what is sent, received and answered."""

from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from typing_extensions import override

from domain.lists import facts, incoming_facts
from projections.list_register.tables import incoming_list, listed, upward_list
from projections.projection import Projection, RecordedFact
from projections.rows import Rows

_SAID = (
    "plan_title",
    "kind",
    "span",
    "first_day",
    "last_day",
    "entries",
    "counts",
    "nil_reason",
)
_ENDED = frozenset({"answered", "returned"})
_SIGNED = ("number", "signed_on", "signer", "council_minutes")


class ListRegister(Projection):
    """One row a list sent upward, one for each exemplar on it, and one a list in the inbox."""

    name = "list_register"
    tables = (upward_list, listed, incoming_list)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Lists of one's own

    @react.register
    def _compiled(self, fact: facts.Compiled, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            upward_list,
            list_id=fact.originator_id,
            state="compiled",
            plan_id=fact.plan_id,
            compiled_at=recorded.occurred_at,
            **_said(fact, _SAID),
            **_newest(recorded),
        )
        for entry in fact.entries:
            rows.insert(
                listed,
                list_id=fact.originator_id,
                nomination_id=UUID(entry["nomination_id"]),
                plan_id=fact.plan_id,
                kind=fact.kind,
                stands=True,
            )

    @react.register
    def _signed(self, fact: facts.Signed, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, upward_list, recorded, state="signed", **_fields(fact, _SIGNED))

    @react.register
    def _sent(self, fact: facts.Sent, recorded: RecordedFact, rows: Rows) -> None:
        _change(
            rows,
            upward_list,
            recorded,
            state="sent",
            destination=fact.destination,
            route_override_reason=fact.route_override_reason,
            sent_at=recorded.occurred_at,
        )

    @react.register
    def _cancelled(self, fact: facts.Cancelled, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, upward_list, recorded, state="cancelled", cancel_reason=fact.reason)
        rows.update(listed, {"list_id": fact.originator_id}, stands=False)

    @react.register
    def _delivered(self, fact: facts.Delivered, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, upward_list, recorded, delivered_at=recorded.occurred_at)

    @react.register
    def _acknowledgement_noted(
        self, fact: facts.Acknowledged, recorded: RecordedFact, rows: Rows
    ) -> None:
        # Two processes at work at once may note the answer before the acknowledgement.
        row = rows.existing(upward_list, list_id=fact.originator_id)
        _acknowledge(rows, upward_list, recorded, fact.receipt_number)
        if row["state"] in _ENDED:
            rows.update(upward_list, {"list_id": fact.originator_id}, state=row["state"])

    @react.register
    def _answer_noted(self, fact: facts.Answered, recorded: RecordedFact, rows: Rows) -> None:
        _answer(rows, upward_list, recorded, fact)

    @react.register
    def _return_noted(self, fact: facts.Returned, recorded: RecordedFact, rows: Rows) -> None:
        _return(rows, upward_list, recorded, fact.reason)
        rows.update(listed, {"list_id": fact.originator_id}, stands=False)

    # Lists in the inbox

    @react.register
    def _received(self, fact: incoming_facts.Received, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            incoming_list,
            list_id=fact.originator_id,
            state="received",
            source_list_id=fact.list_id,
            origin_tenant=fact.origin_tenant,
            received_at=recorded.occurred_at,
            **_said(fact, (*_SAID, *_SIGNED, "route_override_reason")),
            **_newest(recorded),
        )

    @react.register
    def _acknowledged(
        self, fact: incoming_facts.Acknowledged, recorded: RecordedFact, rows: Rows
    ) -> None:
        _acknowledge(rows, incoming_list, recorded, fact.receipt_number)

    @react.register
    def _answered(self, fact: incoming_facts.Answered, recorded: RecordedFact, rows: Rows) -> None:
        _answer(rows, incoming_list, recorded, fact)

    @react.register
    def _returned(self, fact: incoming_facts.Returned, recorded: RecordedFact, rows: Rows) -> None:
        _return(rows, incoming_list, recorded, fact.reason)


def _acknowledge(rows: Rows, table: Table, recorded: RecordedFact, number: str | None) -> None:
    _change(
        rows,
        table,
        recorded,
        state="acknowledged",
        receipt_number=number,
        acknowledged_at=recorded.occurred_at,
    )


def _answer(
    rows: Rows,
    table: Table,
    recorded: RecordedFact,
    fact: facts.Answered | incoming_facts.Answered,
) -> None:
    _change(
        rows,
        table,
        recorded,
        state="answered",
        answer_number=fact.document_number,
        answer_note=fact.note,
        results=fact.results,
        answered_at=recorded.occurred_at,
    )


def _return(rows: Rows, table: Table, recorded: RecordedFact, reason: str) -> None:
    _change(
        rows,
        table,
        recorded,
        state="returned",
        return_reason=reason,
        returned_at=recorded.occurred_at,
    )


def _change(rows: Rows, table: Table, recorded: RecordedFact, **values: Any) -> None:
    keys = {"list_id": recorded.fact.originator_id}
    rows.update(table, keys, **_newest(recorded), **values)


def _newest(recorded: RecordedFact) -> dict[str, Any]:
    return {
        "version": recorded.fact.originator_version,
        "position": recorded.position,
        "updated_at": recorded.occurred_at,
    }


def _said(fact: facts.Compiled | incoming_facts.Received, names: tuple[str, ...]) -> dict[str, Any]:
    total = sum(row["count"] for row in fact.counts)
    return _fields(fact, names) | {"total": total, "results": []}


def _fields(fact: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in names}
