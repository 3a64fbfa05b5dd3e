"""How the lives of exemplars are asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from domain.errors import NotFoundError
from domain.exemplars.exemplar import exemplar_id_of
from projections.exemplars.life import ExemplarLives
from projections.exemplars.life_tables import adoption, assessment, exemplar, fund
from projections.paging import Page, fetch_page
from projections.view import View
from tenants.engine import reading


@dataclass(frozen=True, kw_only=True)
class ExemplarEntry:
    """An exemplar after its dossier; `state` is in_force or revoked, `funded` is in đồng.

    Each entry of `nurture`, `difficulties`, `support` and `spread` has its `form` and what was
    recorded.
    """

    nomination_id: UUID
    version: int
    recognition_id: UUID | None
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    unit_id: UUID | None
    plan_id: UUID
    plan_year: int
    decision_number: str | None
    decided_on: date | None
    state: str
    nurture: list[dict[str, Any]]
    difficulties: list[dict[str, Any]]
    support: list[dict[str, Any]]
    funded: int
    spread: list[dict[str, Any]]
    adopters: int
    followed_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class AssessmentEntry:
    """An assessment; `pending` until it is made or its exemplar is one no longer."""

    assessment_id: UUID
    nomination_id: UUID
    subject_id: UUID
    subject_name: str | None
    unit_id: UUID | None
    due_on: date
    pending: bool
    assessed_on: date | None
    late: bool | None
    result: str | None
    effect: str | None
    reach: str | None
    evidence: list[str] | None


@dataclass(frozen=True, kw_only=True)
class AdoptionEntry:
    """Who adopted what from whom, and with what result, once it is known."""

    adoption_id: UUID
    nomination_id: UUID
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    adopter_unit_id: UUID | None
    adopter: str
    what: str
    adopted_on: date
    result: str | None


@dataclass(frozen=True, kw_only=True)
class FundEntry:
    """How often and with how much, in đồng, a fund supported exemplars in a year."""

    fund: str
    year: int
    times: int
    amount: int


class ExemplarLivesView(View):
    """The exemplars that the tenant in scope follows."""

    projection = ExemplarLives

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        subject_id: UUID | None = None,
        unit_id: UUID | None = None,
        plan_id: UUID | None = None,
        state: str | None = None,
    ) -> Page[ExemplarEntry]:
        """Exemplars in the order in which they began to be followed.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"subject_id": subject_id, "unit_id": unit_id, "plan_id": plan_id, "state": state}
        order = ("followed_at", "exemplar_id")
        return self._page(exemplar, wanted, order=order, after=after, limit=limit, item=_exemplar)

    def get(self, nomination_id: UUID) -> ExemplarEntry:
        """The exemplar that came of a dossier (NotFoundError before its first record)."""
        of_id = exemplar.c.exemplar_id == exemplar_id_of(nomination_id)
        for row in self._fetch(select(exemplar).where(self._own(exemplar), of_id)):
            return _exemplar(row)
        raise NotFoundError(kind="exemplar", id=nomination_id)

    def assessments(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        nomination_id: UUID | None = None,
        unit_id: UUID | None = None,
        pending: bool | None = None,
        overdue_on: date | None = None,
    ) -> Page[AssessmentEntry]:
        """Assessments in the order of their last days.

        `overdue_on` leaves the pending ones that should have been made before that day.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        columns = assessment.c
        query = select(assessment).where(self._own(assessment))
        if nomination_id is not None:
            query = query.where(columns.nomination_id == nomination_id)
        if unit_id is not None:
            query = query.where(columns.unit_id == unit_id)
        if pending is not None:
            query = query.where(columns.pending == pending)
        if overdue_on is not None:
            query = query.where(columns.pending, columns.due_on < overdue_on)
        order = [columns.due_on, columns.assessment_id]
        with reading(self._engine) as connection:
            return fetch_page(
                connection, query, order=order, after=after, limit=limit, item=_assessment
            )

    def adoptions(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        nomination_id: UUID | None = None,
        subject_id: UUID | None = None,
        subject_kind: str | None = None,
        adopter_unit_id: UUID | None = None,
    ) -> Page[AdoptionEntry]:
        """Adoptions in the order of their days.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {
            "nomination_id": nomination_id,
            "subject_id": subject_id,
            "subject_kind": subject_kind,
            "adopter_unit_id": adopter_unit_id,
        }
        order = ("adopted_on", "adoption_id")
        return self._page(adoption, wanted, order=order, after=after, limit=limit, item=_adoption)

    def funds(self) -> list[FundEntry]:
        """What every fund gave, by fund and year."""
        query = select(fund).where(self._own(fund)).order_by(fund.c.fund, fund.c.year)
        return [
            FundEntry(**{name: row[name] for name in FundEntry.__dataclass_fields__})
            for row in self._fetch(query)
        ]


def _exemplar(row: RowMapping) -> ExemplarEntry:
    return ExemplarEntry(**{name: row[name] for name in ExemplarEntry.__dataclass_fields__})


def _assessment(row: RowMapping) -> AssessmentEntry:
    return AssessmentEntry(**{name: row[name] for name in AssessmentEntry.__dataclass_fields__})


def _adoption(row: RowMapping) -> AdoptionEntry:
    return AdoptionEntry(**{name: row[name] for name in AdoptionEntry.__dataclass_fields__})
