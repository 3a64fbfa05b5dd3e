"""How many dossiers count towards a requirement in a window, and when there were enough."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.obligations.known import Dossier, Ower
from domain.obligations.requirements import Requirement
from domain.rules.occurrences import Occurrence
from domain.rules.steps import Step


@dataclass(frozen=True, kw_only=True)
class Count:
    """The instants at which what counts was done, in order, and how many are asked.

    `required` None: nobody has said yet how many.
    """

    required: int | None
    times: Sequence[datetime]

    @property
    def done(self) -> int:
        """How many there are."""
        return len(self.times)

    @property
    def met_at(self) -> datetime | None:
        """When there were enough; None if there are not, or none are asked."""
        if not self.required or self.done < self.required:
            return None
        return self.times[self.required - 1]


@dataclass(frozen=True)
class _Act:
    at: datetime
    dossier: Dossier


class Counter:
    """Counts dossiers for one requirement, as they were known at an instant.

    The same subject counts once in a window, and anew in a later one. A dossier that was
    withdrawn before the window fell due does not count; one withdrawn later still does. The
    dossiers in `without` never count.
    """

    def __init__(
        self,
        required: Requirement,
        dossiers: Sequence[Dossier],
        *,
        as_of: datetime,
        without: Collection[UUID] = (),
    ) -> None:
        self._required = required
        self._as_of = as_of
        self._dossiers = _by_unit(required, dossiers)
        self._acts = {
            unit_id: _acts(required, [d for d in of_unit if d.nomination_id not in without], as_of)
            for unit_id, of_unit in self._dossiers.items()
        }

    def in_window(self, window: Occurrence, ower: Ower, *, minimum: int | None) -> Count:
        """What one ower has done in one window."""
        taken = self._taken(window, self._acts.get(self._group(ower), ()))
        return Count(required=minimum, times=[act.at for act in taken])

    def every_dossier(self, window: Occurrence, ower: Ower) -> Count:
        """How many of the dossiers that were submitted in time have taken the step."""
        asked = [
            dossier
            for dossier in self._dossiers.get(self._group(ower), ())
            if _reached(dossier, (Step.SUBMITTED,), before=window.due_at)
            and _reached(dossier, (Step.SUBMITTED,), before=self._as_of)
        ]
        times = [at for each in asked if (at := self._taken_at(each)) is not None]
        given_up = sum(self._taken_at(each) is None and self._is_over(each) for each in asked)
        return Count(required=len(asked) - given_up, times=sorted(times))

    def used(self) -> Iterator[UUID]:
        """The dossiers that go into the minimum, the earliest ones of each window."""
        for window in self._required.windows:
            for acts in self._acts.values():
                for act in self._taken(window, acts)[: self._required.minimum]:
                    yield act.dossier.nomination_id

    def _group(self, ower: Ower) -> UUID | None:
        return ower.unit_id if self._required.is_of_units else None

    def _taken(self, window: Occurrence, acts: Sequence[_Act]) -> Sequence[_Act]:
        counted: dict[UUID, _Act] = {}
        for act in acts:
            if window.takes(act.at) and not self._was_withdrawn(act.dossier, window):
                counted.setdefault(act.dossier.subject_id, act)
        return list(counted.values())

    def _was_withdrawn(self, dossier: Dossier, window: Occurrence) -> bool:
        at = dossier.withdrawn_at
        return at is not None and at < window.due_at and at <= self._as_of

    def _taken_at(self, dossier: Dossier) -> datetime | None:
        return _reached(dossier, self._required.steps, before=self._as_of)

    def _is_over(self, dossier: Dossier) -> bool:
        ends = (dossier.withdrawn_at, dossier.stopped_at)
        return any(end is not None and end <= self._as_of for end in ends)


def _by_unit(
    required: Requirement, dossiers: Sequence[Dossier]
) -> Mapping[UUID | None, Sequence[Dossier]]:
    grouped: dict[UUID | None, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        grouped[dossier.unit_id if required.is_of_units else None].append(dossier)
    return grouped


def _acts(required: Requirement, dossiers: Sequence[Dossier], as_of: datetime) -> Sequence[_Act]:
    acts = [
        _Act(at, dossier)
        for dossier in dossiers
        if (at := _reached(dossier, required.steps, before=as_of)) is not None
    ]
    return sorted(acts, key=lambda act: (act.at, str(act.dossier.nomination_id)))


def _reached(dossier: Dossier, steps: Sequence[Step], *, before: datetime) -> datetime | None:
    """When it first took one of the steps, if that was by this instant, included."""
    times = [dossier.reached[step] for step in steps if step in dossier.reached]
    return min((at for at in times if at <= before), default=None)
