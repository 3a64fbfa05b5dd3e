"""Why a proof of identity was not taken; which part of it was wrong is not told."""

from tenants.errors import TenancyError


class ProofError(TenancyError):
    """What was shown does not prove who somebody is."""


class WrongProofError(ProofError):
    """The user is unknown, or has no password, or it or the code is another."""

    vi = "Tên người dùng, mật khẩu hoặc mã xác thực không đúng."
    en = "The user, the password or the code is wrong."


class SecondFactorNeededError(ProofError):
    """The password was right; this account asks for a code, too."""

    vi = "Cần thêm mã xác thực lớp thứ hai."
    en = "A code of the second factor is needed, too."


class WrongCodeError(ProofError):
    """The code is wrong, too old or was used before."""

    vi = "Mã xác thực không đúng, đã hết hạn hoặc đã được dùng."
    en = "The code is wrong, too old or used."


class InvalidTicketError(ProofError):
    """The one-time token is unknown, expired or used; which one is not told."""

    vi = "Mã dùng một lần không hợp lệ, đã hết hạn hoặc đã được dùng."
    en = "The one-time token is not valid, too old or used."


class InvalidRefreshTokenError(ProofError):
    """The refresh token is unknown, expired, used or of a sign-in that has ended."""

    vi = "Phiên đăng nhập đã kết thúc; hãy đăng nhập lại."
    en = "The sign-in has ended; sign in again."


class UnlinkedIdentityError(ProofError):
    """The identity provider vouches for somebody whom no operator has linked to a user."""

    vi = "Tài khoản này chưa được liên kết với người dùng nào; hãy liên hệ người vận hành."
    en = "This account is not linked to a user; ask the operator."


class ProviderRefusedError(ProofError):
    """The identity provider did not vouch for anybody, or not as the standard asks."""

    vi = "Nhà cung cấp danh tính không xác nhận được người đăng nhập ({reason})."
    en = "The identity provider did not vouch for the caller ({reason})."


class ProviderRefusedLogoutError(TenancyError):
    """What came to end sign-ins is no logout token of the provider, or was used before."""

    vi = "Không nhận mã đăng xuất này ({reason})."
    en = "This logout token is not accepted ({reason})."


class NoSecondFactorError(TenancyError):
    """There is nothing to confirm or to show: no second factor is set up."""

    vi = "Tài khoản chưa thiết lập xác thực lớp thứ hai."
    en = "The account has no second factor."


class AlreadyEnrolledError(TenancyError):
    """A second factor is in force; it is removed before another is set up."""

    vi = "Tài khoản đã có xác thực lớp thứ hai; hãy gỡ trước khi thiết lập lại."
    en = "The account has a second factor; remove it before setting up another."


class WeakPasswordError(TenancyError):
    """The password is too short, too long, or one that others would try first."""

    vi = (
        "Mật khẩu cần {least}–{most} ký tự, không chứa tên người dùng "
        "và không chỉ gồm những từ dễ đoán."
    )
    en = (
        "A password has {least} to {most} characters, does not contain the user's name "
        "and is more than words that are easily guessed."
    )


class UnknownSignInError(TenancyError):
    """The user has no sign-in of this id that goes on."""

    vi = "Không có phiên đăng nhập này."
    en = "There is no such sign-in."


class UnknownProviderError(TenancyError):
    """No identity provider has this id."""

    vi = "Không có nhà cung cấp danh tính {provider_id}."
    en = "There is no identity provider {provider_id}."


class ProviderExistsError(TenancyError):
    """The id or the issuer of the provider is taken."""

    vi = "Đã có nhà cung cấp danh tính {provider_id} hoặc đơn vị phát hành {issuer}."
    en = "There already is an identity provider {provider_id}, or one of the issuer {issuer}."


class ProviderUnreachableError(TenancyError):
    """The identity provider did not answer, or not with what a provider answers."""

    vi = "Không hỏi được nhà cung cấp danh tính {provider_id}; hãy thử lại sau."
    en = "The identity provider {provider_id} cannot be asked now; try again later."


class AlreadyLinkedError(TenancyError):
    """An account at a provider belongs to one user."""

    vi = "Tài khoản {subject} của nhà cung cấp này đã được liên kết."
    en = "The account {subject} of this provider is linked already."


class UnsafeIssuerError(TenancyError):
    """A provider is asked over TLS; only on loopback may it do without."""

    vi = "Địa chỉ nhà cung cấp danh tính phải bắt đầu bằng https://: {url}"
    en = "The address of an identity provider must begin with https://: {url}"
