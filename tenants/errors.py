"""Refusals of the tenancy, in Vietnamese and in English."""

from refusals.refusal import Refusal


class TenancyError(Refusal):
    """The tenancy refused a request; nothing was changed."""


class UnknownTenantError(TenancyError):
    """No agency has this slug."""

    vi = "Không có cơ quan nào mang mã {tenant_id}."
    en = "There is no agency {tenant_id}."


class InvalidTokenError(TenancyError):
    """The token is unknown, expired or revoked; which one is not told."""

    vi = "Mã truy cập không hợp lệ hoặc đã hết hiệu lực."
    en = "The access token is not valid or no longer valid."
