"""How the register of recognitions is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from domain.errors import NotFoundError
from projections.paging import Page
from projections.recognition_register.projection import RecognitionRegister
from projections.recognition_register.tables import referral, register
from projections.view import View


@dataclass(frozen=True, kw_only=True)
class RegisterEntry:
    """A recognition as it stands now: `state` is `in_force` or `revoked`.

    `version` is that of the recognition, `position` the place of its last event in the log.
    """

    recognition_id: UUID
    version: int
    position: int
    nomination_id: UUID
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    plan_id: UUID
    plan_version: int
    plan_year: int
    level: str
    decision_number: str
    decided_on: date
    signer: str
    certificate_title: str | None
    certificate_number: str | None
    certificate_issued_on: date | None
    state: str
    revocation_reason: str | None
    revocation_number: str | None
    revoked_on: date | None
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralEntry:
    """A referral upward: what was sent, the dossier opened above, and what became of it.

    `route_override_reason` says why it left the plan's route; None where it followed it.
    """

    referral_id: UUID
    recognition_id: UUID
    nomination_id: UUID
    destination: str
    document_number: str
    route_override_reason: str | None
    sent_at: datetime
    received_at: datetime | None
    dossier_id: UUID | None
    result: str | None
    result_reason: str | None
    decision_number: str | None
    decided_on: date | None
    answered_at: datetime | None
    withdrawn_at: datetime | None


class RecognitionRegisterView(View):
    """The recognitions of the tenant in scope and their referrals upward."""

    projection = RecognitionRegister

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        state: str | None = None,
        plan_id: UUID | None = None,
        plan_year: int | None = None,
        nomination_id: UUID | None = None,
        subject_id: UUID | None = None,
    ) -> Page[RegisterEntry]:
        """Recognitions in the order of the days of their decisions.

        Raises:
            BadCursorError: `after` is not a cursor of the register.
        """
        wanted = {
            "state": state,
            "plan_id": plan_id,
            "plan_year": plan_year,
            "nomination_id": nomination_id,
            "subject_id": subject_id,
        }
        order = ("decided_on", "recognition_id")
        return self._page(register, wanted, order=order, after=after, limit=limit, item=_entry)

    def get(self, recognition_id: UUID) -> RegisterEntry:
        """One recognition.

        Raises:
            NotFoundError: the agency has no such recognition, or it is not shown yet.
        """
        of_id = register.c.recognition_id == recognition_id
        for row in self._fetch(select(register).where(self._own(register), of_id)):
            return _entry(row)
        raise NotFoundError(kind="recognition", id=recognition_id)

    def referrals(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        destination: str | None = None,
        recognition_id: UUID | None = None,
        nomination_id: UUID | None = None,
        result: str | None = None,
    ) -> Page[ReferralEntry]:
        """Referrals upward in the order in which they were sent.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {
            "destination": destination,
            "recognition_id": recognition_id,
            "nomination_id": nomination_id,
            "result": result,
        }
        order = ("sent_at", "referral_id")
        return self._page(referral, wanted, order=order, after=after, limit=limit, item=_referral)

    def referral(self, referral_id: UUID) -> ReferralEntry:
        """One referral upward.

        Raises:
            NotFoundError: the agency made no such referral, or it is not shown yet.
        """
        of_id = referral.c.referral_id == referral_id
        for row in self._fetch(select(referral).where(self._own(referral), of_id)):
            return _referral(row)
        raise NotFoundError(kind="referral", id=referral_id)


def _entry(row: RowMapping) -> RegisterEntry:
    return RegisterEntry(**{name: row[name] for name in RegisterEntry.__dataclass_fields__})


def _referral(row: RowMapping) -> ReferralEntry:
    return ReferralEntry(**{name: row[name] for name in ReferralEntry.__dataclass_fields__})
