"""What an election refuses because of who asks, when, or what was said before."""

from domain.errors import DomainError


class ElectronicNotAuthorisedError(DomainError):
    """Nobody votes electronically unless a document says so."""

    vi = (
        "Chưa thể bỏ phiếu kín điện tử: quy chế biểu quyết của phiên họp chưa cho phép "
        "hoặc chưa nêu văn bản cho phép."
    )
    en = (
        "No electronic secret ballot: the vote policy of the session does not allow it "
        "or names no document that does."
    )


class NotASecretBallotError(DomainError):
    """An open vote is recorded by name."""

    vi = "Quy chế quy định biểu quyết công khai: không bỏ phiếu kín điện tử."
    en = "The vote policy asks for an open vote: there is no electronic secret ballot."


class MixedRecusalError(DomainError):
    """Whoever votes in an election votes on every nominee in it."""

    vi = (
        "Các hồ sơ này có người không tham gia bỏ phiếu khác nhau; "
        "hãy lập cuộc bỏ phiếu riêng cho từng nhóm."
    )
    en = "Different members withdrew from these nominees; hold an election of its own for each."


class TooFewVotersError(DomainError):
    """One ballot alone keeps no secret."""

    vi = "Cần ít nhất hai người bỏ phiếu thì mới giữ kín được lá phiếu; hiện có {voters}."
    en = "A ballot is secret among two voters or more; there are {voters}."


class TrusteesFaultyError(DomainError):
    """Three different people of the counting board hold the shares."""

    vi = "Ban kiểm phiếu giữ khóa phải gồm đúng {needed} người khác nhau."
    en = "Exactly {needed} different people of the counting board hold the key."


class TimesFaultyError(DomainError):
    """A ballot closes after it opens."""

    vi = "Giờ đóng phải sau giờ mở bỏ phiếu."
    en = "The ballot must close after it opens."


class NoTrusteeError(DomainError):
    """Only the trustees of this election speak in its ceremony."""

    vi = "{person} không giữ phần khóa nào của cuộc bỏ phiếu này."
    en = "{person} holds no share of the key of this election."


class NotThisStepError(DomainError):
    """The ceremony goes step by step, and everybody speaks once in each."""

    vi = "Bước làm khóa hiện tại là {step}; {person} không gửi được nội dung này lúc này."
    en = "The key ceremony is at the step {step}; {person} cannot send this now."


class WrongPhaseError(DomainError):
    """It is not the time for this."""

    vi = "Không làm được việc này khi cuộc bỏ phiếu đang ở giai đoạn {phase}."
    en = "This cannot be done while the election is in the phase {phase}."


class NotOnRollError(DomainError):
    """Only members on the roll of this election vote."""

    vi = "{person} không có trong danh sách bỏ phiếu này."
    en = "{person} is not on the roll of this election."


class NobodyEnrolledError(DomainError):
    """Too few members have a voting key."""

    vi = "Mới có {enrolled} thành viên đăng ký khóa bỏ phiếu; cần ít nhất hai."
    en = "Only {enrolled} members enrolled a voting key; at least two are needed."


class OthersBallotError(DomainError):
    """A ballot comes from the member whose key signed it."""

    vi = "Lá phiếu này ký bằng khóa của thành viên khác."
    en = "This ballot is signed with another member's key."


class AlreadyCastError(DomainError):
    """One ballot for each member; nobody votes anew (decision 0041)."""

    vi = "Bạn đã bỏ phiếu. Mỗi thành viên chỉ bỏ một phiếu và không bỏ lại."
    en = "You have voted. Everybody votes once, and nobody votes anew."


class StillOpenError(DomainError):
    """An election ends when its time is up, or when everybody on the roll has voted."""

    vi = "Chưa hết giờ và mới có {cast}/{roll} phiếu: chưa kết thúc được."
    en = "Time is not up and {cast} of {roll} have voted: it cannot end yet."


class TooFewBallotsError(DomainError):
    """The sum of one ballot is that ballot."""

    vi = "Chỉ có {cast} phiếu: mở tổng là mở lá phiếu. Hãy hủy và bỏ phiếu lại."
    en = "There are {cast} ballots: opening the sum would open a ballot. Void it and vote anew."


class OpenedTwiceError(DomainError):
    """Every trustee opens the sum once."""

    vi = "{person} đã mở phần của mình."
    en = "{person} has opened the sum already."


class KeyPinnedError(DomainError):
    """A key stays while an election that has it on its roll is under way."""

    vi = "Khóa bỏ phiếu đang được dùng trong một cuộc bỏ phiếu; chưa thay được."
    en = "The voting key is on the roll of an election under way; it cannot be replaced now."


class KeyTakenError(DomainError):
    """Two members never have the same key, and no key comes back."""

    vi = "Khóa này đã được đăng ký."
    en = "This key has been enrolled before."


class NotAppointedError(DomainError):
    """Only members of the council's roster enrol a key."""

    vi = "{person} không có trong danh sách Hội đồng đang có hiệu lực."
    en = "{person} is not on the roster of the council in force."


class WrittenMembersError(DomainError):
    """Opinions in writing come from absent members, where the policy asks for them."""

    vi = "{person} không thể cho ý kiến bằng văn bản trong lần bỏ phiếu này."
    en = "{person} cannot give an opinion in writing in this ballot."


class ReasonNeededError(DomainError):
    """Nothing is cancelled or voided without saying why."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."
