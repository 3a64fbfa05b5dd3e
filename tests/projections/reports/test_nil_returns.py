"""Nil returns are told by their topics, whether or not the log knows obligations."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from projections.projection import RecordedFact
from projections.reports.nil_returns import NilReturn, NilReturns

OBLIGATION, PLAN, UNIT = (UUID(int=number) for number in range(1, 4))
AT = datetime(2021, 5, 31, 17, 0, tzinfo=UTC)
FILED: dict[str, Any] = {
    "TOPIC": "obligation.nil-return-filed",
    "duty_key": "unit-month",
    "window": "2021-05",
    "unit_id": UNIT,
    "reason": "Không có điển hình trong kỳ",
}
OPENED: dict[str, Any] = {"TOPIC": "obligation.opened", "plan_id": PLAN}


def returns_after(*events):
    returns = NilReturns()
    for position, fields in enumerate(events, start=1):
        fact: Any = SimpleNamespace(originator_id=OBLIGATION, timestamp=AT, **fields)
        returns.take(
            RecordedFact(
                fact=fact,
                tenant_id="thach-an",
                position=position,
                event_id=UUID(int=9),
                recorded_at=AT,
                actor="alice",
                acting_role="nominating_unit",
                correlation_id=UUID(int=8),
                causation_id=None,
            )
        )
    return returns


@pytest.mark.parametrize(("opened", "plan_id"), [((OPENED,), PLAN), ((), None)])
def test_a_nil_return_stands_with_its_plan(opened, plan_id):
    assert returns_after(*opened, FILED).standing() == [
        NilReturn(
            plan_id=plan_id,
            duty_key="unit-month",
            window="2021-05",
            unit_id=UNIT,
            reason="Không có điển hình trong kỳ",
            day=date(2021, 6, 1),
            position=len(opened) + 1,
        )
    ]


@pytest.mark.parametrize(("what", "left"), [("nil_return", 0), ("report", 1)])
def test_a_nil_return_that_was_withdrawn_does_not_stand(what, left):
    withdrawn = {"TOPIC": "obligation.withdrawn", "what": what}

    assert len(returns_after(OPENED, FILED, withdrawn).standing()) == left
