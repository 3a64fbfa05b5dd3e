"""Who sits in a council during a mandate, and in which role (Nghị định 98/2023 Điều 49)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from domain.errors import DomainError


class Role(StrEnum):
    """What a member is in the council."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    STANDING = "standing"
    SECRETARY = "secretary"
    MEMBER = "member"


class NoChairError(DomainError):
    """A roster needs exactly one chair."""

    vi = "Hội đồng phải có đúng một Chủ tịch; danh sách này có {count}."
    en = "A council has exactly one chair; this roster has {count}."


class MemberTwiceError(DomainError):
    """A member sits in a council once."""

    vi = "Thành viên {member_id} có trong danh sách hơn một lần."
    en = "Member {member_id} stands in the roster more than once."


class UnknownRoleError(DomainError):
    """The roles of a council are fixed."""

    vi = "Không có vai trò {role} trong Hội đồng."
    en = "A council has no role {role}."


class MandateFaultyError(DomainError):
    """A mandate does not end before it begins."""

    vi = "Nhiệm kỳ không thể kết thúc ({until}) trước khi bắt đầu ({since})."
    en = "A mandate cannot end ({until}) before it begins ({since})."


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a council: `member_id` is the user, `name` is how the minutes call them."""

    member_id: str
    name: str
    role: str

    def as_data(self) -> dict[str, str]:
        """The member as plain data, as events keep it."""
        return {"member_id": self.member_id, "name": self.name, "role": str(self.role)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The member that an event kept."""
        return cls(member_id=data["member_id"], name=data["name"], role=data["role"])


@dataclass(frozen=True, kw_only=True)
class Mandate:
    """The days from the first to the last, or without a last; both are included."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the mandate runs on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class Roster:
    """One version of who sits in the council."""

    version: int
    members: tuple[Member, ...]
    mandate: Mandate


def check_mandate(mandate: Mandate) -> None:
    """Refuse a mandate that runs backwards (MandateFaultyError)."""
    if mandate.until is not None and mandate.until < mandate.since:
        raise MandateFaultyError(since=mandate.since.isoformat(), until=mandate.until.isoformat())


def check_members(members: Sequence[Member]) -> None:
    """Refuse a roster that no council can have.

    Raises:
        UnknownRoleError: a role is none of a council.
        MemberTwiceError: a member stands in it twice.
        NoChairError: there is not exactly one chair.
    """
    for member in members:
        if member.role not in tuple(Role):
            raise UnknownRoleError(role=member.role)
    _refuse_repeated([member.member_id for member in members])
    chairs = sum(member.role == Role.CHAIR for member in members)
    if chairs != 1:
        raise NoChairError(count=chairs)


def _refuse_repeated(ids: Sequence[str]) -> None:
    for member_id in ids:
        if ids.count(member_id) > 1:
            raise MemberTwiceError(member_id=member_id)
