"""What a session refuses because of its agenda, its members or where it stands."""

from domain.errors import DomainError


class SessionClosedError(DomainError):
    """Nothing is added to a session that is over."""

    vi = "Phiên họp đã kết thúc."
    en = "The session is over."


class SessionNotOpenError(DomainError):
    """A session votes and ends only after it began, and before it ended."""

    vi = "Phiên họp chưa khai mạc hoặc đã kết thúc."
    en = "The session is not open."


class SessionOpenedError(DomainError):
    """A session begins once."""

    vi = "Phiên họp đã khai mạc."
    en = "The session has been opened already."


class NotAMemberError(DomainError):
    """Only members of the roster in force take part in a session."""

    vi = "{member_id} không phải là thành viên Hội đồng theo danh sách của phiên họp này."
    en = "{member_id} is not a member of the council on this session's roster."


class AlreadyTabledError(DomainError):
    """A nomination stands on an agenda once."""

    vi = "Hồ sơ {nomination_id} đã có trong chương trình phiên họp."
    en = "Nomination {nomination_id} is on the agenda already."


class NotTabledError(DomainError):
    """Only what stands on the agenda is dealt with."""

    vi = "Hồ sơ {nomination_id} không có trong chương trình phiên họp."
    en = "Nomination {nomination_id} is not on the agenda."


class NothingToVoteOnError(DomainError):
    """A ballot needs a nominee."""

    vi = "Không còn hồ sơ nào để bỏ phiếu."
    en = "There is no nominee to vote on."


class BallotCalledError(DomainError):
    """A nomination on which a ballot was called stays on the agenda."""

    vi = "Hồ sơ {nomination_id} đã được đưa ra bỏ phiếu, không thể rút khỏi chương trình."
    en = "A ballot was called on nomination {nomination_id}; it stays on the agenda."
