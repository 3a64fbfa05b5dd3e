"""Why an erasure is not asked for, decided or carried out."""

from domain.errors import DomainError


class ErasureDecidedError(DomainError):
    """A request is decided once."""

    vi = "Yêu cầu xóa này đã được quyết định."
    en = "This request for erasure has been decided."


class ErasureNotGrantedError(DomainError):
    """Only what was granted is carried out."""

    vi = "Yêu cầu xóa này chưa được chấp thuận."
    en = "This request for erasure has not been granted."


class PreservedError(DomainError):
    """What a document orders to be preserved is not erased while that order stands."""

    vi = "Dữ liệu của đối tượng phải được lưu giữ theo {documents}; chưa thể xóa."
    en = "The data of the subject must be preserved by {documents}; they cannot be erased yet."


class ErasureReasonMissingError(DomainError):
    """Whoever refuses a request says why."""

    vi = "Từ chối yêu cầu xóa phải nêu lý do."
    en = "To refuse a request for erasure, give the reason."


class ErasureReceivedLaterError(DomainError):
    """A request cannot have been received on a day that has not come."""

    vi = "Ngày nhận yêu cầu {received_on} chưa đến."
    en = "The day {received_on} on which the request was received has not come."


class PreservingDocumentMissingError(DomainError):
    """An order to preserve, and its end, rest on a document."""

    vi = "Lệnh lưu giữ và việc bãi bỏ phải ghi văn bản làm căn cứ."
    en = "An order to preserve and its end need the document that they rest on."
