"""Who took part in a ballot on paper; never what they chose."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.councils.ballot_errors import AbsentCannotVoteError, WrittenOpinionError
from domain.errors import DomainError


class TookPartTwiceError(DomainError):
    """Everybody takes part once."""

    vi = "Một thành viên chỉ được ghi nhận bỏ phiếu một lần."
    en = "A member is recorded as taking part more than once."


@dataclass(frozen=True, kw_only=True)
class Participation:
    """The members who put a paper into the box, and the absent ones who gave their opinion."""

    members: tuple[str, ...]
    written: tuple[str, ...] = ()


def check_participation(
    participation: Participation,
    *,
    present: Collection[str],
    absent: Collection[str],
    in_writing: bool,
) -> None:
    """Refuse voters who cannot have voted so.

    Raises:
        TookPartTwiceError: a member is named twice.
        AbsentCannotVoteError: a paper from somebody who is not present.
        WrittenOpinionError: a written opinion of somebody present, or where the policy has none.
    """
    everybody = participation.members + participation.written
    if len(set(everybody)) < len(everybody):
        raise TookPartTwiceError
    for member_id in sorted(set(participation.members).difference(present)):
        raise AbsentCannotVoteError(member_id=member_id)
    allowed = absent if in_writing else ()
    for member_id in sorted(set(participation.written).difference(allowed)):
        raise WrittenOpinionError(member_id=member_id)
