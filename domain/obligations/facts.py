"""Everything that can happen to an obligation, as it is stored."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.aggregate import Aggregate, Birth


class Opened(Birth):
    """Somebody answered for what a unit, or the agency (None), owes in a window of a plan.

    What the plan said then is pinned; `due_at` is the first instant that is too late.
    """

    TOPIC = "obligation.opened"
    plan_id: UUID
    plan_version: int
    duty_key: str
    kind: str
    window: str
    label_vi: str
    label_en: str
    unit_id: UUID | None
    title: str
    title_en: str
    phrase: str
    minimum: int
    own_target: bool
    window_start: date
    due_at: datetime
    when_late: str


class ReportFiled(Aggregate.Event):
    """The document that was owed was handed over, in time or late."""

    TOPIC = "obligation.report-filed"
    duty_key: str
    window: str
    unit_id: UUID | None
    document: str
    filed_by: str
    late: bool


class NilReturnFiled(Aggregate.Event):
    """“Không có điển hình trong kỳ”, with the reason."""

    TOPIC = "obligation.nil-return-filed"
    duty_key: str
    window: str
    unit_id: UUID | None
    reason: str
    filed_by: str


class TargetSet(Aggregate.Event):
    """A unit fixed its own number and structure (S1:116, “cơ cấu, số lượng”)."""

    TOPIC = "obligation.target-set"
    duty_key: str
    window: str
    unit_id: UUID | None
    target: int
    structure: list[dict[str, Any]]
    document: str
    set_by: str


class Excused(Aggregate.Event):
    """The agency does not hold the ower to it in this window, with the reason."""

    TOPIC = "obligation.excused"
    duty_key: str
    window: str
    unit_id: UUID | None
    reason: str
    excused_by: str


class Withdrawn(Aggregate.Event):
    """What was recorded was wrong and is taken back; `what` says which answer."""

    TOPIC = "obligation.withdrawn"
    what: str
    reason: str
    withdrawn_by: str
