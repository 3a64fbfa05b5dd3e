"""Refusals: what a rule says when it says no, in Vietnamese and in English."""

from refusals.refusal import Refusal


class DomainError(Refusal):
    """A rule refused a command; nothing was recorded."""


class NotFoundError(DomainError):
    """Nothing with this identifier exists in the agency."""

    vi = "Không tìm thấy {kind} {id}."
    en = "There is no {kind} {id}."


class StaleVersionError(DomainError):
    """The caller decided on an older version than the one in force."""

    vi = "Dữ liệu đã thay đổi: bạn đang xem phiên bản {expected}, hiện tại là {actual}."
    en = "It has changed: you decided on version {expected}, it is now at {actual}."
