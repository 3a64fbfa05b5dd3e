"""Everything that a plan implies for an office, before the round begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import DomainError
from domain.rules.document import PlanDocument
from domain.rules.feasibility.council import council_notes
from domain.rules.feasibility.evidence import evidence_notes
from domain.rules.feasibility.note import Note, Weight
from domain.rules.feasibility.quotas import quota_notes
from domain.rules.feasibility.ratings import UnitRatings, share_notes
from domain.rules.rating_cap import RatingCap

_ORDER = list(Weight)
LARGEST_COUNCIL = 1000


class CouncilSizeError(DomainError):
    """A council has members, and not too many to meet."""

    vi = "Số thành viên Hội đồng phải từ 1 đến {largest}, không phải {size}."
    en = "A council has from 1 to {largest} members, not {size}."


class UnitRepeatedError(DomainError):
    """A unit is given once, so that nobody is counted twice."""

    vi = "Đơn vị “{unit}” được ghi hai lần trong bảng xếp loại."
    en = "The unit “{unit}” is in the ratings twice."


@dataclass(frozen=True, kw_only=True)
class Office:
    """What a simulation knows of an office: its council, last year's ratings, and the cap."""

    council_size: int
    units: Sequence[UnitRatings] = ()
    cap: RatingCap | None = None


def simulate(plan: PlanDocument, office: Office) -> tuple[Note, ...]:
    """What the plan implies: what cannot work first, then what works only just, then the rest.

    Raises:
        CouncilSizeError: the council has no members, or too many.
        UnitRepeatedError: a unit is given twice.
    """
    _require_sensible(office)
    notes = [
        *council_notes(plan, office.council_size),
        *share_notes(plan, office.units, office.cap),
        *evidence_notes(plan),
        *quota_notes(plan, office.units),
    ]
    return tuple(sorted(notes, key=lambda note: _ORDER.index(note.weight)))


def _require_sensible(office: Office) -> None:
    if not 1 <= office.council_size <= LARGEST_COUNCIL:
        raise CouncilSizeError(size=office.council_size, largest=LARGEST_COUNCIL)
    seen: set[str] = set()
    for unit in office.units:
        if unit.unit in seen:
            raise UnitRepeatedError(unit=unit.unit)
        seen.add(unit.unit)
