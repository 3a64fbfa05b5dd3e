"""Why a plan refuses."""

from domain.errors import DomainError


class PlanNotDraftError(DomainError):
    """Only a draft can be revised or issued."""

    vi = "Kế hoạch “{key}” không còn là dự thảo (đang ở trạng thái: {status_vi})."
    en = "The plan “{key}” is no longer a draft: it is {status}."


class PlanNotInForceError(DomainError):
    """The plan is a draft, or closed."""

    vi = "Kế hoạch “{key}” không có hiệu lực (đang ở trạng thái: {status_vi})."
    en = "The plan “{key}” is not in force: it is {status}."


class PlanClosedError(DomainError):
    """A closed plan stays closed."""

    vi = "Kế hoạch “{key}” đã kết thúc."
    en = "The plan “{key}” is closed."


class PlanNumberMissingError(DomainError):
    """A plan without number stays a draft until the clerk gives one."""

    vi = "Chưa ban hành được: kế hoạch chưa có số, ký hiệu."
    en = "The plan cannot be issued: it has no number yet."


class PlanSignerMissingError(DomainError):
    """Somebody signs a plan."""

    vi = "Chưa ban hành được: kế hoạch chưa có người ký."
    en = "The plan cannot be issued: nobody has signed it."


class PlanSketchError(DomainError):
    """A sketch shows the form of a plan and is not one."""

    vi = "Không ban hành được: “{key}” chỉ là bản phác thảo."
    en = "The plan cannot be issued: “{key}” is a sketch."


class PlanReasonMissingError(DomainError):
    """A change without a reason cannot be understood later."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."


class AmendmentUnauthorisedError(DomainError):
    """An issued plan is amended by a document, and by nothing else."""

    vi = "Sửa đổi kế hoạch đã ban hành phải dẫn văn bản cho phép sửa đổi."
    en = "An issued plan is amended by a document: name it."


class PlanKeyChangedError(DomainError):
    """A plan of another key is another plan."""

    vi = "Khóa của kế hoạch là “{key}”, không đổi thành “{other}” được: đó là kế hoạch khác."
    en = "The key of the plan is “{key}”; “{other}” would be another plan."


class PlanVersionUnknownError(DomainError):
    """The plan was never issued in this version."""

    vi = "Kế hoạch “{key}” không có phiên bản {version}."
    en = "The plan “{key}” has no version {version}."
