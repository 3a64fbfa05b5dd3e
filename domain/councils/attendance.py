"""Who is at a session, whether they are enough, and who presides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.councils.reasons import given
from domain.councils.roster import Member, Role
from domain.errors import DomainError


class Presence(StrEnum):
    """Whether a member came."""

    PRESENT = "present"
    ABSENT = "absent"


class UnknownPresenceError(DomainError):
    """A member is either present or absent."""

    vi = "Thành viên chỉ có thể có mặt (present) hoặc vắng mặt (absent), không phải {presence}."
    en = "A member is present or absent, not {presence}."


class AttendanceUnknownError(DomainError):
    """Nobody noted whether these members came."""

    vi = "Chưa ghi nhận có mặt hay vắng mặt của: {members}."
    en = "Neither presence nor absence is recorded for: {members}."


class QuorumNotReachedError(DomainError):
    """Too few members came."""

    vi = "Không đủ số thành viên để họp: có mặt {present}, cần ít nhất {needed}."
    en = "The quorum is not reached: {present} present, {needed} needed."


class NobodyPresidesError(DomainError):
    """A session is chaired by its chair or, in their absence, by a vice-chair who came."""

    vi = "Không có Chủ tịch hoặc Phó Chủ tịch có mặt để chủ trì."
    en = "Neither the chair nor a vice-chair is present to preside."


class CannotPresideError(DomainError):
    """This person may not preside."""

    vi = "{chair} không thể chủ trì phiên họp này."
    en = "{chair} cannot preside over this session."


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """A note that a member is `present` or `absent`; an absence has a reason."""

    member_id: str
    presence: str
    reason: str | None = None

    def checked(self) -> "Attendance":
        """The note as it is recorded.

        Raises:
            UnknownPresenceError: it says neither present nor absent.
            ReasonNeededError: an absence without a reason.
        """
        if self.presence not in tuple(Presence):
            raise UnknownPresenceError(presence=self.presence)
        presence = str(self.presence)
        if presence == Presence.ABSENT:
            return replace(self, presence=presence, reason=given(self.reason))
        return replace(self, presence=presence, reason=self.reason or None)


def check_known(members: tuple[Member, ...], presence: Mapping[str, str]) -> None:
    """Refuse as long as a member is noted neither present nor absent (AttendanceUnknownError)."""
    unknown = [member.name for member in members if member.member_id not in presence]
    if unknown:
        raise AttendanceUnknownError(members=", ".join(unknown))


def check_quorum(*, present: int, needed: int) -> None:
    """Refuse a session of too few (QuorumNotReachedError)."""
    if present < needed:
        raise QuorumNotReachedError(present=present, needed=needed)


def presiding(members: tuple[Member, ...], present: tuple[str, ...], *, chosen: str | None) -> str:
    """Who presides: the chair or, only in their absence, a vice-chair who is present.

    Raises:
        NobodyPresidesError: none of them is present.
        CannotPresideError: `chosen` is not one of those who may.
    """
    eligible = _with_role(members, present, Role.CHAIR) or _with_role(
        members, present, Role.VICE_CHAIR
    )
    if not eligible:
        raise NobodyPresidesError
    if chosen is not None and chosen not in eligible:
        raise CannotPresideError(chair=chosen)
    return chosen or eligible[0]


def _with_role(members: tuple[Member, ...], present: tuple[str, ...], role: Role) -> list[str]:
    return [
        member.member_id
        for member in members
        if member.role == role and member.member_id in present
    ]
