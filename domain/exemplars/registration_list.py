"""A registration list (danh sách đăng ký): the exemplars that a unit intends to build (S4-14)."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.exemplars.guards import require_words
from domain.exemplars.refusals import EmptyListError, PeriodUnreadableError
from domain.personal import PersonalText, Within
from domain.rules.kinds import SubjectKind

_PERIOD = re.compile(r"\d{4}(-\d{4}|-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?")

RegisteredEntries = Annotated[list[dict[str, Any]], Within("description", whose="subject_id")]
"""Entries of a list: the description of one is about its subject, where that is known."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One exemplar to be built; its subject may not be known yet."""

    subject_kind: SubjectKind
    subject_id: UUID | None
    description: str

    def as_dict(self) -> dict[str, Any]:
        """The entry as an event stores it."""
        subject_id = None if self.subject_id is None else str(self.subject_id)
        return asdict(self) | {"subject_kind": self.subject_kind.value, "subject_id": subject_id}


def list_id_of(*, plan_id: UUID, unit_id: UUID, period: str) -> UUID:
    """The id of the one list of a unit for a plan and a period."""
    return uuid5(plan_id, f"registration-list/{unit_id}/{period}")


class RegistrationList(Aggregate):
    """What one unit registered under one plan for one period."""

    TOPIC = "registration-list"

    class Filed(Birth):
        """A unit filed its list."""

        TOPIC = "registration-list.filed"
        plan_id: UUID
        unit_id: UUID
        period: str
        entries: RegisteredEntries
        filed_by: str

    class Amended(Aggregate.Event):
        """The unit put another list in the place of what it had filed."""

        TOPIC = "registration-list.amended"
        entries: RegisteredEntries
        reason: PersonalText
        amended_by: str

    @classmethod
    def file(
        cls,
        *,
        at: datetime,
        by: str,
        plan_id: UUID,
        unit_id: UUID,
        period: str,
        entries: Sequence[Entry],
    ) -> "RegistrationList":
        """File a list; its id follows from plan, unit and period.

        Raises:
            PeriodUnreadableError: the period is not of a known form.
            EmptyListError: the list has no entry.
        """
        if not _PERIOD.fullmatch(period):
            raise PeriodUnreadableError(period=period)
        _require_entries(entries)
        return cls._begin(
            cls.Filed,
            id=list_id_of(plan_id=plan_id, unit_id=unit_id, period=period),
            at=at,
            plan_id=plan_id,
            unit_id=unit_id,
            period=period,
            entries=[entry.as_dict() for entry in entries],
            filed_by=by,
        )

    def amend(self, *, at: datetime, by: str, entries: Sequence[Entry], reason: str) -> None:
        """Put another list in its place, with the reason.

        Raises:
            EmptyListError, WordsMissingError: there is no entry, or no reason.
        """
        _require_entries(entries)
        require_words("reason", reason)
        self._record(
            self.Amended,
            at=at,
            entries=[entry.as_dict() for entry in entries],
            reason=reason,
            amended_by=by,
        )

    @property
    def plan_id(self) -> UUID:
        """The plan under which it was filed."""
        return self._plan_id

    @property
    def unit_id(self) -> UUID:
        """The unit that filed it."""
        return self._unit_id

    @event(Filed)
    def __init__(self, plan_id: UUID, unit_id: UUID) -> None:
        self._plan_id = plan_id
        self._unit_id = unit_id


def _require_entries(entries: Sequence[Entry]) -> None:
    if not entries:
        raise EmptyListError
    for entry in entries:
        require_words("description", entry.description)
