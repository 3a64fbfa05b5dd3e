"""What a list upward refuses."""

from domain.errors import DomainError

STATES_VI = {
    "compiled": "đã lập",
    "signed": "đã ký",
    "sent": "đã gửi",
    "cancelled": "đã hủy",
    "received": "đã đến",
    "acknowledged": "đã tiếp nhận",
    "answered": "đã trả lời",
    "returned": "đã trả lại",
}


class WrongListStateError(DomainError):
    """The list stands where this cannot be done."""

    vi = "Danh sách {state_vi}; không thể thực hiện việc này."
    en = "The list is {state}; this cannot be done now."

    def __init__(self, *, state: str) -> None:
        super().__init__(state=state, state_vi=STATES_VI[state])


class ListNotInPlanError(DomainError):
    """The plan sends dossiers upward one by one, not on lists."""

    vi = "Kế hoạch quy định gửi từng hồ sơ lên cấp trên, không gửi danh sách."
    en = "The plan sends dossiers upward one by one, not on lists."


class WrongSpanError(DomainError):
    """A monthly list is of a month, a half-yearly one of half a year."""

    vi = "Danh sách loại “{kind}” không lập cho kỳ {span}."
    en = "A list of the kind “{kind}” is not made for {span}."


class SpanOutsidePlanError(DomainError):
    """The plan does not hold in that span, or the span has not begun."""

    vi = "Kỳ {span} chưa bắt đầu hoặc nằm ngoài giai đoạn của kế hoạch."
    en = "The span {span} has not begun or lies outside the plan's period."


class OtherPlansDossierError(DomainError):
    """A list holds the dossiers of one plan."""

    vi = "Hồ sơ {nomination_id} thuộc kế hoạch khác với danh sách."
    en = "The dossier {nomination_id} belongs to another plan than the list."


class AfterSpanError(DomainError):
    """The dossier came after the span of the list."""

    vi = "Hồ sơ {nomination_id} ngày {day} đến sau kỳ {span}."
    en = "The dossier {nomination_id} of {day} came after {span}."


class EmptyListError(DomainError):
    """A list without anybody says why: “không có điển hình trong kỳ”."""

    vi = "Danh sách không có điển hình nào thì phải nêu lý do."
    en = "A list without any exemplar needs a reason."


class FutureSignatureError(DomainError):
    """A list cannot be signed on a day that has not come."""

    vi = "Ngày ký {signed_on} chưa đến."
    en = "The day of signature {signed_on} has not come."


class ListReasonMissingError(DomainError):
    """Whoever cancels, returns or declines says why."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."


class NotOnTheListError(DomainError):
    """An answer is about those on the list."""

    vi = "Không có {nomination_ids} trong danh sách."
    en = "These are not on the list: {nomination_ids}."
