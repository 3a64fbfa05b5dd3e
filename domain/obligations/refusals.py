"""Why something cannot be filed for a duty of a plan."""

from domain.errors import DomainError


class DutyUnknownError(DomainError):
    """The plan has no quota and no owed deadline of this key."""

    vi = "Kế hoạch không có nghĩa vụ “{key}”; các nghĩa vụ: {known}."
    en = "The plan has no duty “{key}”; its duties are: {known}."


class WindowUnknownError(DomainError):
    """The duty does not fall due in such a window."""

    vi = "Nghĩa vụ “{key}” không có kỳ “{window}”; các kỳ: {known}."
    en = "The duty “{key}” has no window “{window}”; its windows are: {known}."


class UnitNeededError(DomainError):
    """Each unit owes it for itself."""

    vi = "Nghĩa vụ “{key}” của từng đơn vị: phải ghi rõ đơn vị nào."
    en = "The duty “{key}” is owed by each unit: say which."


class UnitOwesNothingError(DomainError):
    """The agency as a whole owes it."""

    vi = "Nghĩa vụ “{key}” là của cơ quan, không phải của riêng một đơn vị."
    en = "The duty “{key}” is the agency's, not that of a single unit."


class NotAReportError(DomainError):
    """Nothing is filed for it: dossiers meet it."""

    vi = "Nghĩa vụ “{key}” được thực hiện bằng hồ sơ, không phải bằng báo cáo."
    en = "The duty “{key}” is met by dossiers, not by a report."


class NilReturnOfReportError(DomainError):
    """A report is filed or excused; only exemplars can be lacking."""

    vi = "Chỉ báo “không có điển hình trong kỳ” cho việc giới thiệu; “{key}” là một báo cáo."
    en = "Only exemplars can be lacking in a window; “{key}” is a report."


class NoOwnTargetError(DomainError):
    """The plan fixes the number."""

    vi = "Số lượng của “{key}” do kế hoạch ấn định, đơn vị không tự đặt."
    en = "The plan fixes the number of “{key}”; units do not set it."


class TargetTooLowError(DomainError):
    """The unit's own number is below what the plan asks at least."""

    vi = "Số lượng đăng ký {target} thấp hơn mức tối thiểu {minimum}."
    en = "The target {target} is below the minimum {minimum}."


class WindowNotBegunError(DomainError):
    """Nothing can be said yet of a window that has not begun."""

    vi = "Kỳ “{window}” chưa bắt đầu (từ ngày {start})."
    en = "The window “{window}” has not begun (from {start})."


class DocumentMissingError(DomainError):
    """A report is a document with a number or a title."""

    vi = "Phải ghi số, tên văn bản."
    en = "Say which document it is."


class AnswerReasonMissingError(DomainError):
    """A nil return, an excuse and a withdrawal each need a reason."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."


class LateReportError(DomainError):
    """The plan refuses late reports."""

    vi = "Đã quá hạn (trước {due_at}); kế hoạch không nhận nộp muộn."
    en = "It is late (it was due before {due_at}); the plan refuses late reports."


class AlreadyFiledError(DomainError):
    """The same was filed and not taken back."""

    vi = "Việc này đã được ghi cho kỳ này; muốn ghi lại thì rút bản cũ, nêu lý do."
    en = "This was recorded for the window; to record it anew, withdraw it first, with a reason."


class NothingFiledError(DomainError):
    """There is nothing of the kind to take back."""

    vi = "Chưa ghi gì để rút lại."
    en = "There is nothing to withdraw."
