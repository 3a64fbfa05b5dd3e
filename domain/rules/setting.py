"""Where a plan stands: its period, the plans above it, its legal bases and whom it admits."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Optional, Self

from pydantic import Field, model_validator

from domain.rules.checks.standing import Launcher
from domain.rules.clauses import Clause, Passage
from domain.rules.kinds import SubjectKind
from domain.rules.model import Key, Rule, Text, flaw

InstrumentKind = Literal[
    "law", "decree", "circular", "directive", "decision", "guidance", "plan", "rules"
]
"""What kind of document a legal instrument is."""


class Level(StrEnum):
    """The level of the body that issues the plan."""

    AGENCY = "agency"
    PROVINCE = "province"
    MINISTRY = "ministry"


class Period(Rule):
    """The days for which a plan holds, the first and the last included."""

    start: date
    end: date

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise flaw(
                name="period_backwards",
                vi="Giai đoạn kết thúc trước khi bắt đầu",
                en="The period ends before it starts",
            )
        return self


class ExtraDays(Rule):
    """Days off and working days that the issuer knows beside the public calendar."""

    days_off: tuple[date, ...] = ()
    working_days: tuple[date, ...] = ()
    note: Text

    @model_validator(mode="after")
    def _each_day_once(self) -> Self:
        if set(self.days_off) & set(self.working_days):
            raise flaw(
                name="day_off_and_worked",
                vi="Một ngày không thể vừa là ngày nghỉ (days_off) vừa là ngày làm việc",
                en="A day cannot be both off and worked",
            )
        return self


class ParentPlan(Rule):
    """A plan under which this one stands, and the one above that."""

    title: Text
    number: Text | None = None
    issuer: Text
    period: Period
    parent: Optional["ParentPlan"] = None


class LegalBasis(Rule):
    """An instrument that the plan cites; the days are None where they are not known."""

    number: Text | None = None
    title: Text
    issuer: Text
    kind: InstrumentKind
    issued_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    clause: Passage

    def in_force_on(self, day: date) -> bool:
        """Whether it is not known to be out of force on that day."""
        begins = self.effective_from or day
        ends = self.effective_to or day
        return begins <= day <= ends


class Subjects(Rule):
    """The kinds of subject that the plan admits."""

    kinds: Annotated[tuple[SubjectKind, ...], Field(min_length=1)]
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]


class Movement(Rule):
    """An emulation movement, or those of one launcher, through which exemplars are found."""

    key: Key
    title: Text
    launched_by: Text
    launcher: Launcher | None = None


class Discovery(Rule):
    """How exemplars are found."""

    movements: tuple[Movement, ...]
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]


class Lead(Rule):
    """A body that leads a field; of several, one is accountable."""

    body: Text
    accountable: bool = True


class PlanField(Rule):
    """A field of work, or a model of collective, in which subjects are put forward.

    `verb` is how its leads were told: `giao` assigns to a body under the issuer's authority,
    `de_nghi` requests of one outside it, which is never sanctioned as overdue. A field without
    leads has no verb. `kinds` empty means every kind that the plan admits.
    """

    key: Key
    title: Text
    verb: Literal["giao", "de_nghi"] | None = None
    leads: tuple[Lead, ...] = ()
    partners: tuple[Text, ...] = ()
    kinds: tuple[SubjectKind, ...] = ()
    clause: Passage

    def takes(self, kind: SubjectKind) -> bool:
        """Whether subjects of this kind are put forward in this field."""
        return not self.kinds or kind in self.kinds

    @model_validator(mode="after")
    def _tells_its_leads(self) -> Self:
        if bool(self.leads) != (self.verb is not None):
            raise flaw(
                name="leads_are_told",
                vi="“leads” (đơn vị chủ trì) đi cùng “verb” (giao hoặc de_nghi), và chỉ khi đó",
                en="“leads” go with a “verb” (giao or de_nghi), and only with one",
            )
        return self
