"""How the nomination board is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from domain.errors import NotFoundError
from projections.nomination_board.projection import NominationBoard
from projections.nomination_board.tables import board
from projections.paging import Page
from projections.view import View


@dataclass(frozen=True, kw_only=True)
class BoardEntry:
    """A dossier as it stands now.

    `version` is that of the dossier, `position` the place of its last event in the log. `stage`
    is a value of `domain.nominations.stages.Stage`; `findings` names the newest finding on each
    criterion, counted in `met`, `not_met` and `insufficient`; `origin_tenant` and `referral_id`
    are set where another agency sent it; `late` tells of its submission; `on_hold` says that it
    waits, and never why; `collective_…` name what a leader's dossier rests on.
    """

    nomination_id: UUID
    version: int
    position: int
    plan_id: UUID
    plan_version: int
    plan_year: int
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    unit_id: UUID | None
    unit_name: str | None
    scope: str
    field: str | None
    stage: str
    late: bool
    due_at: datetime | None
    returned: int
    findings: dict[str, str]
    met: int
    not_met: int
    insufficient: int
    session_id: UUID | None
    ballot_id: UUID | None
    vote_outcome: str | None
    vote_yes: int | None
    vote_base: int | None
    vote_required: int | None
    recognition_id: UUID | None
    decision_number: str | None
    decided_on: date | None
    refusal_reason: str | None
    withdrawal_reason: str | None
    origin_tenant: str | None
    referral_id: UUID | None
    origin_revoked: bool
    on_hold: bool
    collective_subject_id: UUID | None
    collective_nomination_id: UUID | None
    registered_at: datetime
    submitted_at: datetime | None
    updated_at: datetime


class NominationBoardView(View):
    """Where the dossiers of the tenant in scope stand."""

    projection = NominationBoard

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        stage: str | None = None,
        plan_id: UUID | None = None,
        plan_year: int | None = None,
        unit_id: UUID | None = None,
        subject_id: UUID | None = None,
        session_id: UUID | None = None,
        field: str | None = None,
        origin: str | None = None,
    ) -> Page[BoardEntry]:
        """Dossiers in the order of their registration; `origin` is the agency that sent them.

        Raises:
            BadCursorError: `after` is not a cursor of the board.
        """
        wanted = {
            "stage": stage,
            "plan_id": plan_id,
            "plan_year": plan_year,
            "unit_id": unit_id,
            "subject_id": subject_id,
            "session_id": session_id,
            "field": field,
            "origin_tenant": origin,
        }
        order = ("registered_at", "nomination_id")
        return self._page(board, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, nomination_id: UUID) -> BoardEntry:
        """One dossier.

        Raises:
            NotFoundError: the agency has no such dossier, or the board does not show it yet.
        """
        query = select(board).where(self._own(board), board.c.nomination_id == nomination_id)
        for row in self._fetch(query):
            return _entry(row)
        raise NotFoundError(kind="nomination", id=nomination_id)


def _entry(row: RowMapping) -> BoardEntry:
    return BoardEntry(**{name: row[name] for name in BoardEntry.__dataclass_fields__})
