"""How the record of subjects is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from projections.paging import Page
from projections.subject_record.projection import SubjectRecord
from projections.subject_record.tables import fact, hold
from projections.view import View


@dataclass(frozen=True, kw_only=True)
class FactEntry:
    """A fact and who vouched for it; `state` is `provisional`, `confirmed` or `retracted`."""

    fact_id: UUID
    subject_id: UUID
    kind: str
    of: str
    year: int | None
    value: dict[str, Any]
    source_document: str
    document_date: date
    attested_by: str
    attested_at: datetime
    state: str
    confirmed_by: str | None
    confirmation_document: str | None
    retracted_by: str | None
    retraction_reason: str | None


@dataclass(frozen=True, kw_only=True)
class HoldEntry:
    """Why a subject's dossiers wait, or waited; `state` is `open` or `released`."""

    hold_id: UUID
    subject_id: UUID
    reason_class: str
    reference: str
    held_by: str
    held_at: datetime
    state: str
    release_reason: str | None
    released_by: str | None
    released_at: datetime | None


class SubjectRecordView(View):
    """The facts and holds of the subjects of the tenant in scope."""

    projection = SubjectRecord

    def facts(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        subject_id: UUID,
        kind: str | None = None,
        year: int | None = None,
        state: str | None = None,
    ) -> Page[FactEntry]:
        """The facts of a subject in the order in which they were attested.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"subject_id": subject_id, "kind": kind, "year": year, "state": state}
        return self._page(fact, wanted, order=_ORDER, after=after, limit=limit, item=_fact)

    def holds(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        subject_id: UUID | None = None,
        state: str | None = None,
    ) -> Page[HoldEntry]:
        """The holds in the order in which they were laid; for those who may know why.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"subject_id": subject_id, "state": state}
        return self._page(hold, wanted, order=_ORDER, after=after, limit=limit, item=_hold)


_ORDER = ("position",)


def _fact(row: RowMapping) -> FactEntry:
    return FactEntry(**{name: row[name] for name in FactEntry.__dataclass_fields__})


def _hold(row: RowMapping) -> HoldEntry:
    return HoldEntry(**{name: row[name] for name in HoldEntry.__dataclass_fields__})
