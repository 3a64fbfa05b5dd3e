"""What giving access refuses."""

from domain.errors import DomainError


class AccessWordsMissingError(DomainError):
    """Whoever gives, takes or ends access says why and by which document."""

    vi = "Phải ghi “{what}”."
    en = "The field “{what}” must say something."


class BackwardsDaysError(DomainError):
    """A last day lies before the first."""

    vi = "Ngày cuối {last_day} trước ngày đầu {first_day}."
    en = "The last day {last_day} is before the first day {first_day}."


class SelfDelegationError(DomainError):
    """Nobody gives themselves the rights of the head."""

    vi = "{person} không được tự giao quyền ký cho chính mình."
    en = "{person} cannot delegate to themselves."


class NothingDelegatedError(DomainError):
    """A delegation names the rights that it gives."""

    vi = "Phải nêu những việc được giao."
    en = "A delegation names what it permits."


class AlreadyEndedError(DomainError):
    """It has ended; what ended stays ended."""

    vi = "Việc này đã chấm dứt trước đó."
    en = "This has ended already."


class GranterIsAuditorError(DomainError):
    """Whoever grants an audit cannot be its auditor: two people where one must not do both."""

    vi = "{person} không được cấp quyền kiểm tra cho chính mình."
    en = "{person} cannot grant an audit to themselves."


class OpenEndError(DomainError):
    """An auditor's access has a last day."""

    vi = "Quyền kiểm tra phải có ngày kết thúc."
    en = "An auditor's access needs a last day."


class AuditTooLongError(DomainError):
    """An auditor's access ends within a year; a longer inspection is granted anew."""

    vi = "Quyền kiểm tra dài nhất {most} ngày."
    en = "An auditor's access lasts {most} days at most."


class AuditOverError(DomainError):
    """It would have ended before it was granted."""

    vi = "Ngày kết thúc {last_day} đã qua."
    en = "The last day {last_day} is past."


class AuditScopeError(DomainError):
    """A dossier, session, unit or plan is named by its id, a period by its days."""

    vi = "Phạm vi “{kind}” phải có đúng các trường: {needs}."
    en = "The scope “{kind}” takes exactly: {needs}."


class EmergencyTooLongError(DomainError):
    """An operator comes in for a day at most."""

    vi = "Truy cập khẩn cấp phải kết thúc trong vòng {most} giờ."
    en = "Emergency access ends within {most} hours."


class EmergencyOverError(DomainError):
    """It would have ended before it began."""

    vi = "Thời điểm kết thúc {ends_at} đã qua."
    en = "The end {ends_at} is past."


class OperatorClosesError(DomainError):
    """The agency closes what the operator did: two people where one must not do both."""

    vi = "{person} đã truy cập khẩn cấp nên không được tự nhận xét, khép lại."
    en = "{person} took the emergency access and cannot close it."


class AlreadyClosedError(DomainError):
    """The agency closed it with a remark before."""

    vi = "Lần truy cập khẩn cấp này đã được cơ quan khép lại."
    en = "The agency has closed this emergency access already."
