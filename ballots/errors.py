"""Refusals of ballots, in Vietnamese and in English."""

from enum import Enum

from refusals.refusal import Refusal


class BallotsError(Refusal):
    """A message of an election is not what it must be; nothing was counted or changed.

    Its `facts` never hold a secret.
    """


class MalformedTextError(BallotsError):
    """A text is not the compact JSON that the specification gives for this message (4.1, 4.2)."""

    vi = "Nội dung không đúng dạng của Belenios 3.3 ({where})."
    en = "The text does not have the form of Belenios 3.3 ({where})."


class NotAnElementError(BallotsError):
    """A text names no element of the group: not canonical, off the curve, or with torsion (5.2)."""

    vi = "Giá trị không phải phần tử hợp lệ của nhóm Ed25519."
    en = "The value is no valid element of the group Ed25519."


class UnsupportedElectionError(BallotsError):
    """An election asks for something of Belenios that is not offered here."""

    vi = "Cuộc bỏ phiếu dùng một loại câu hỏi hoặc nhóm chưa được hỗ trợ ({what})."
    en = "The election uses a kind of question or a group that is not supported ({what})."


class FalsePossessionError(BallotsError):
    """Whoever sent a public key did not show that the secret half is theirs."""

    vi = "Chứng minh sở hữu khóa bỏ phiếu không hợp lệ."
    en = "The proof of possession of the voting key does not hold."


class TrusteeRefusedError(BallotsError):
    """A message of the trustees' key ceremony does not hold (4.6)."""

    vi = "Thông điệp của người giữ khóa số {index} không hợp lệ: {what}."
    en = "The message of trustee {index} does not hold: {what}."


class DecryptionRefusedError(BallotsError):
    """A partial decryption does not hold; another pair of trustees can open the sum (4.20)."""

    vi = "Phần giải mã của người giữ khóa số {owner} không hợp lệ."
    en = "The partial decryption of trustee {owner} does not hold."


class TooFewDecryptionsError(BallotsError):
    """Fewer trustees have opened their part than the threshold asks for (4.21)."""

    vi = "Mới có {have} phần giải mã, cần {need}."
    en = "There are {have} partial decryptions; {need} are needed."


class NothingOpensError(BallotsError):
    """No count within the number of ballots fits the opened sum (4.21)."""

    vi = "Không tìm được số phiếu khớp với tổng đã mở."
    en = "No number of votes fits the opened sum."


class ArchiveRefusedError(BallotsError):
    """An archive is not a whole and correctly chained one (4.4)."""

    vi = "Hồ sơ bỏ phiếu không hợp lệ: {what}."
    en = "The archive of the election does not hold: {what}."


class Reason(Enum):
    """Why a ballot is refused, with the sentence in both languages."""

    MALFORMED = ("Phiếu không đúng dạng của Belenios 3.3.", "The ballot is malformed.")
    BAD_ELEMENT = (
        "Phiếu chứa giá trị không phải phần tử hợp lệ của nhóm Ed25519.",
        "The ballot holds a value that is no valid element of the group Ed25519.",
    )
    OTHER_ELECTION = ("Phiếu thuộc cuộc bỏ phiếu khác.", "The ballot is for another election.")
    NOT_A_MEMBER = (
        "Khóa bỏ phiếu không thuộc thành viên nào của cuộc bỏ phiếu này.",
        "The voting key belongs to no member of this election.",
    )
    BAD_SIGNATURE = ("Chữ ký của phiếu không hợp lệ.", "The ballot's signature does not hold.")
    BAD_SHAPE = (
        "Phiếu không trả lời đúng số câu hỏi hoặc số phương án.",
        "The ballot does not answer the questions as they were asked.",
    )
    BAD_VALUE = (
        "Một ô của phiếu không chứng minh được là 0 hoặc 1.",
        "A choice of the ballot is not proven to be 0 or 1.",
    )
    BAD_TOTAL = (
        "Phiếu không chứng minh được đã chọn đúng số phương án cho mỗi câu hỏi.",
        "The ballot does not prove that the right number of choices was made.",
    )

    @property
    def code(self) -> str:
        """The stable name of the reason."""
        return self.name.lower().replace("_", "-")


class BallotRefusedError(BallotsError):
    """A ballot is not counted; `reason` says which check it failed (3.2, 4.10 to 4.17)."""

    vi = "{vi}"
    en = "{en}"

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        vi, en = reason.value
        super().__init__(vi=vi, en=en)
