"""Who may count and confirm: two tellers and the chair, all different people."""

from collections.abc import Sequence

from domain.councils.pinned import Basis
from domain.errors import DomainError

TELLERS_NEEDED = 2


class TwoTellersNeededError(DomainError):
    """A count is witnessed by two tellers."""

    vi = "Ban kiểm phiếu phải có ít nhất hai người khác nhau."
    en = "A ballot needs at least two different tellers."


class ChairIsTellerError(DomainError):
    """The chair confirms what others counted."""

    vi = "Người chủ trì không thể ở trong Ban kiểm phiếu."
    en = "Whoever presides cannot be a teller."


class TellerAbsentError(DomainError):
    """A member who did not come counts nothing."""

    vi = "Thành viên {teller} vắng mặt nên không thể kiểm phiếu."
    en = "Member {teller} is absent and cannot be a teller."


class NotATellerError(DomainError):
    """Only the tellers of this ballot enter its tally."""

    vi = "{person} không thuộc Ban kiểm phiếu của lần bỏ phiếu này."
    en = "{person} is not a teller of this ballot."


class MayNotConfirmError(DomainError):
    """Only the tellers and the chair of this ballot confirm it."""

    vi = "{person} không phải là thành viên Ban kiểm phiếu hoặc người chủ trì."
    en = "{person} is neither a teller nor the chair of this ballot."


class ConfirmedTwiceError(DomainError):
    """Everybody confirms once."""

    vi = "{person} đã xác nhận kết quả kiểm phiếu."
    en = "{person} has confirmed the tally already."


def check_tellers(tellers: Sequence[str], *, basis: Basis) -> None:
    """Refuse tellers who cannot witness the count; they may be staff who are no members.

    Raises:
        TwoTellersNeededError, ChairIsTellerError, TellerAbsentError: not these people.
    """
    if len(set(tellers)) < TELLERS_NEEDED or len(set(tellers)) < len(tellers):
        raise TwoTellersNeededError
    if basis.chair in tellers:
        raise ChairIsTellerError
    absent = {member.member_id for member in basis.members}.difference(basis.present)
    for teller in tellers:
        if teller in absent:
            raise TellerAbsentError(teller=teller)


def capacity_of(person: str, *, tellers: Sequence[str], chair: str) -> str:
    """In which capacity this person confirms: `teller` or `chair`.

    Raises:
        MayNotConfirmError: in neither.
    """
    if person == chair:
        return "chair"
    if person in tellers:
        return "teller"
    raise MayNotConfirmError(person=person)


def is_complete(capacities: Sequence[str]) -> bool:
    """Whether two tellers and the chair have confirmed."""
    return "chair" in capacities and capacities.count("teller") >= TELLERS_NEEDED
