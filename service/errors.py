"""The one table that gives every refusal its HTTP status, and the refusals of HTTP itself."""

import psycopg
from eventsourcing.persistence import IntegrityError, PersistenceError
from sqlalchemy.exc import OperationalError

from domain.criteria.fact_values import FactValueFaultyError
from domain.errors import DomainError, NotFoundError, StaleVersionError
from domain.plans.refusals import PlanVersionUnknownError
from domain.rules.faults import PlanFaultyError
from domain.rules.feasibility.simulation import UnitRepeatedError
from domain.rules.vote_policy import VotePolicyFaultyError
from projections.paging import BadCursorError
from projections.reports.kinds import ReportFaultyError
from projections.retrospect.moments import MomentFaultyError
from projections.view import ViewBehindError
from proofs.errors import ProofError as LogProofError
from service.access.refusals import (
    AccessError,
    SecondFactorStaleError,
    SignInStaleError,
    TenantHiddenError,
    UnauthenticatedError,
)
from service.transparency.proving import NoCheckpointError, NotSignedYetError
from tenants.accounts.lockout import TooManyAttemptsError
from tenants.accounts.refusals import (
    ProofError,
    ProviderRefusedLogoutError,
    ProviderUnreachableError,
    UnknownProviderError,
    UnknownSignInError,
    WeakPasswordError,
)
from tenants.errors import InvalidTokenError, TenancyError, UnknownTenantError
from tenants.keys.errors import InstanceKeyLostError, KeyFileError, SealBrokenError


class MalformedBodyError(DomainError):
    """The body is no JSON that can be read."""

    vi = "Nội dung gửi lên không phải là JSON đọc được."
    en = "The body is no JSON that can be read."


class UnsupportedBodyError(DomainError):
    """The body is not declared as JSON."""

    vi = "Nội dung gửi lên phải là application/json."
    en = "The body must be application/json."


class HeaderFaultyError(DomainError):
    """A header of the request cannot be used."""

    vi = "Tiêu đề {header} không hợp lệ: {allowed}."
    en = "The header {header} is not valid: {allowed}."


class RehearsalOnlyError(DomainError):
    """Only an instance that is marked as a rehearsal lets callers choose the time."""

    vi = "Đây không phải hệ thống diễn tập: không được dùng tiêu đề Rehearsal-Time."
    en = "This is no rehearsal: the header Rehearsal-Time is refused."


class IdempotencyKeyReusedError(DomainError):
    """The key was used before, for another request."""

    vi = "Khóa Idempotency-Key này đã được dùng cho một yêu cầu khác."
    en = "This Idempotency-Key was used for another request."


class TooManyRequestsError(DomainError):
    """The caller has used up what is allowed in a minute; `left` says how much that was."""

    vi = "Quá nhiều yêu cầu; hãy thử lại sau {left.seconds} giây."
    en = "Too many requests; try again in {left.seconds} seconds."


class OvertakenError(DomainError):
    """Another writer was faster; nothing was stored."""

    vi = "Có người khác vừa ghi trước; chưa có gì được lưu, hãy thử lại."
    en = "Somebody else was faster; nothing was stored, try again."


class PositionUnknownError(DomainError):
    """The log of the agency has not reached the position that a reader waits for."""

    vi = "Nhật ký của cơ quan chưa có vị trí {wanted}; hiện tại là {head}."
    en = "The log of the agency has no position {wanted} yet; it stands at {head}."


class NoRoundAboveError(DomainError):
    """The level above has no plan in force for the year, so there is nothing to refer to."""

    vi = "Cấp trên chưa có kế hoạch đang hiệu lực cho năm {year}."
    en = "The level above has no plan in force for {year}."


class NobodyAboveError(DomainError):
    """The agency reports to nobody."""

    vi = "Cơ quan này không có cấp trên để đề nghị."
    en = "This agency reports to nobody."


class NotAffiliatedError(DomainError):
    """What goes up goes to the province or the ministry to which the agency reports."""

    vi = "Cơ quan này không trực thuộc {destination}; các cấp trên: {above}."
    en = "This agency does not report to {destination}; it reports to: {above}."


STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (UnauthenticatedError, 401),
    (InvalidTokenError, 401),
    (ProofError, 401),
    (SecondFactorStaleError, 401),
    (SignInStaleError, 401),
    (TooManyAttemptsError, 429),
    (TenantHiddenError, 404),
    (AccessError, 403),
    (ProviderRefusedLogoutError, 400),
    (MalformedBodyError, 400),
    (HeaderFaultyError, 400),
    (RehearsalOnlyError, 400),
    (UnsupportedBodyError, 415),
    (TooManyRequestsError, 429),
    (IdempotencyKeyReusedError, 422),
    (PlanFaultyError, 422),
    (FactValueFaultyError, 422),
    (UnitRepeatedError, 422),
    (BadCursorError, 422),
    (PositionUnknownError, 422),
    (MomentFaultyError, 422),
    (VotePolicyFaultyError, 422),
    (ReportFaultyError, 422),
    (NotFoundError, 404),
    (PlanVersionUnknownError, 404),
    (StaleVersionError, 412),
    (OvertakenError, 409),
    (ViewBehindError, 503),
    (NotSignedYetError, 404),
    (NoCheckpointError, 404),
    (DomainError, 409),
    (UnknownTenantError, 404),
    (KeyFileError, 503),
    (InstanceKeyLostError, 503),
    (SealBrokenError, 500),
    (UnknownSignInError, 404),
    (UnknownProviderError, 404),
    (WeakPasswordError, 422),
    (ProviderUnreachableError, 503),
    (TenancyError, 409),
    (LogProofError, 409),
)
"""Refusal -> status; the first that fits counts."""

UNAVAILABLE = (OperationalError, psycopg.OperationalError, PersistenceError)
"""What the database raises when it cannot be reached: 503."""

LOST_RACE = IntegrityError
"""What the event log raises when another writer was faster: 409."""


def status_of(refusal: Exception) -> int:
    """The status that answers a refusal of the domain, the tenancy or this service."""
    return next(status for kind, status in STATUSES if isinstance(refusal, kind))
