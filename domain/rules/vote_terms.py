"""The words of a vote policy: what each field may say, and its name in Vietnamese."""

from collections.abc import Mapping
from enum import StrEnum


class BallotKind(StrEnum):
    """Whether anybody may learn who voted how."""

    SECRET = "secret"  # noqa: S105 - a kind of ballot, not a password
    OPEN = "open"


class Base(StrEnum):
    """Of whom the threshold is a share."""

    ALL_MEMBERS = "all_members"
    PRESENT = "present"
    VALID_BALLOTS = "valid_ballots"
    CAST = "cast"


class Comparison(StrEnum):
    """Whether reaching the threshold is enough."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


class Absent(StrEnum):
    """How an absent member counts."""

    NOT_COUNTED_YES = "not_counted_yes"
    WRITTEN_OPINION = "written_opinion"


class Recused(StrEnum):
    """Whether a member who does not vote on a nominee still counts in the base."""

    STAY_IN_BASE = "stay_in_base"
    LEAVE_BASE = "leave_base"


class Tie(StrEnum):
    """What equal yes and no, exactly on the threshold, come to."""

    FAIL = "fail"
    CHAIR = "chair"
    REVOTE = "revote"


LABELS: Mapping[str, str] = {
    "ballot_kind": "hình thức phiếu (kín hay công khai)",
    "base": "cơ sở tính tỷ lệ",
    "threshold": "tỷ lệ cần đạt",
    "comparison": "cách so sánh (từ … trở lên hay trên …)",
    "quorum": "số thành viên tối thiểu phải có mặt",
    "absent": "cách tính thành viên vắng mặt",
    "recused": "cách tính thành viên không tham gia vì xung đột lợi ích",
    "abstain_option": "quyền bỏ phiếu trắng",
    "tie": "cách xử lý khi ngang phiếu",
    "max_rounds": "số vòng bỏ phiếu tối đa",
    "chair_must_agree": "yêu cầu chủ tọa phải đồng ý",
    "electronic_allowed": "việc bỏ phiếu điện tử",
    "electronic_authorised_by": "văn bản cho phép bỏ phiếu điện tử",
    "authorised_by": "văn bản làm căn cứ",
}
