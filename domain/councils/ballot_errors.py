"""What a ballot refuses because of its kind or where it stands."""

from domain.errors import DomainError


class NoRoundLeftError(DomainError):
    """The policy limits the rounds."""

    vi = "Quy chế chỉ cho phép {max_rounds} vòng bỏ phiếu."
    en = "The vote policy allows {max_rounds} round(s) only."


class AlreadyVotedOnError(DomainError):
    """A nominee is voted on again only after a tie or a voided ballot."""

    vi = "Hồ sơ {nomination_id} đã có một lần bỏ phiếu chưa bị hủy trong phiên họp này."
    en = "Nomination {nomination_id} has a ballot in this session that is not voided."


class MixedRoundsError(DomainError):
    """One ballot is one round."""

    vi = "Các hồ sơ này đang ở những vòng bỏ phiếu khác nhau, phải bỏ phiếu riêng."
    en = "These nominees are in different rounds and need ballots of their own."


class BallotUnfinishedError(DomainError):
    """A session does not end while a ballot is neither counted nor voided."""

    vi = "Còn một lần bỏ phiếu chưa kiểm phiếu xong và chưa bị hủy."
    en = "A ballot is neither counted nor voided."


class BallotVoidedError(DomainError):
    """A voided ballot stays as it is."""

    vi = "Lần bỏ phiếu này đã bị hủy."
    en = "This ballot was voided."


class BallotCountedError(DomainError):
    """A counted ballot stays as it is."""

    vi = "Lần bỏ phiếu này đã có kết quả."
    en = "This ballot has been counted."


class SecretBallotError(DomainError):
    """Nobody's choice is known in a secret ballot."""

    vi = "Đây là phiếu kín: không được ghi ai đã bỏ phiếu thế nào."
    en = "The ballot is secret: nobody's vote may be recorded by name."


class NotAPaperBallotError(DomainError):
    """An open vote has no papers to count."""

    vi = "Đây là biểu quyết công khai: không có phiếu giấy để kiểm."
    en = "The vote is open and by name: there are no papers to count."


class AbsentCannotVoteError(DomainError):
    """Whoever did not come holds no paper."""

    vi = "{member_id} không có mặt nên không thể bỏ phiếu."
    en = "{member_id} is not present and cannot take part in the ballot."


class WrittenOpinionError(DomainError):
    """Opinions in writing are for absent members, where the policy asks for them."""

    vi = "Không thể lấy ý kiến bằng văn bản của {member_id}."
    en = "The opinion of {member_id} cannot be taken in writing."


class TallyEnteredError(DomainError):
    """Who took part is not changed after the count."""

    vi = "Đã kiểm phiếu: không sửa được danh sách người bỏ phiếu."
    en = "The papers have been counted; who took part cannot be changed."


class ParticipationUnknownError(DomainError):
    """Papers are counted against those who took part."""

    vi = "Chưa ghi nhận ai đã bỏ phiếu."
    en = "Nobody has recorded who took part."


class TallyConfirmedError(DomainError):
    """A confirmed tally is not corrected; the ballot can be voided."""

    vi = "Kết quả kiểm phiếu đã có người xác nhận, không sửa được; chỉ có thể hủy lần bỏ phiếu."
    en = "The tally has been confirmed and cannot be corrected; the ballot can be voided."


class NothingToConfirmError(DomainError):
    """A tally is confirmed after it was entered."""

    vi = "Chưa có kết quả kiểm phiếu để xác nhận."
    en = "There is no tally to confirm."


class NotOnBallotError(DomainError):
    """Votes are for nominees of the ballot."""

    vi = "Hồ sơ {nomination_id} không có trong lần bỏ phiếu này."
    en = "Nomination {nomination_id} is not on this ballot."


class VotesMissingError(DomainError):
    """An open vote ends when every nominee was voted on."""

    vi = "Chưa ghi nhận biểu quyết về hồ sơ {nomination_id}."
    en = "No votes are recorded for nomination {nomination_id}."


class NotTheChairError(DomainError):
    """Only whoever presides ends an open vote."""

    vi = "Chỉ người chủ trì mới được kết thúc biểu quyết."
    en = "Only the chair of this ballot ends the vote."


class HeldElectronicallyError(DomainError):
    """An election counts its ballots itself."""

    vi = "Lần bỏ phiếu này là bỏ phiếu kín điện tử; hãy làm việc này ở cuộc bỏ phiếu điện tử."
    en = "This ballot is electronic; do this at its election."


class NotAnElectionError(DomainError):
    """A ballot on paper or by name is not counted by an election."""

    vi = "Lần bỏ phiếu này không phải là bỏ phiếu kín điện tử."
    en = "This ballot is not electronic."
