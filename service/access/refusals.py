"""Why somebody is not let in."""

from domain.errors import DomainError


class AccessError(DomainError):
    """The caller may not do this; no rule of the domain was asked."""


class UnauthenticatedError(AccessError):
    """The request bears no token that counts; which fault it has is not told."""

    vi = "Cần mã truy cập hợp lệ: tiêu đề Authorization phải là “Bearer …”."
    en = "A valid access token is needed: the header Authorization must be “Bearer …”."


class SecondFactorStaleError(AccessError):
    """This act needs a second factor shown within the last minutes (RFC 9470)."""

    vi = (
        "Việc này cần xác thực lớp thứ hai trong vòng {minutes} phút vừa qua: "
        "hãy nhập lại mã rồi thực hiện."
    )
    en = (
        "This needs a second factor shown within the last {minutes} minutes: "
        "show it again, then repeat the request."
    )


class SignInStaleError(AccessError):
    """This act needs a sign-in of the last minutes (RFC 9470)."""

    vi = "Việc này cần đăng nhập lại trong vòng {minutes} phút vừa qua."
    en = "This needs a sign-in within the last {minutes} minutes."


class SignInNeededError(AccessError):
    """A key of a machine is no person who signed in."""

    vi = "Việc này chỉ dành cho người đã đăng nhập, không dành cho khóa của máy."
    en = "This is for people who signed in, not for keys of machines."


class KeyScopeError(AccessError):
    """The key was issued for other rights than this."""

    vi = "Khóa này không được cấp quyền “{right}”."
    en = "This key was not issued for the right “{right}”."


class ForgedRequestError(AccessError):
    """A request with a cookie lacks the token that only our own pages can read."""

    vi = "Thiếu hoặc sai mã chống giả mạo (tiêu đề X-CSRF-Token)."
    en = "The token against forged requests (header X-CSRF-Token) is missing or wrong."


class TenantHiddenError(AccessError):
    """The caller holds no grant there, or there is no such agency: the answer is the same."""

    vi = "Không có cơ quan này, hoặc bạn không có vai trò nào tại đó."
    en = "There is no such agency, or you hold no role there."


class RoleMissingError(AccessError):
    """None of the caller's roles at this agency permits it."""

    vi = "Vai trò của bạn tại cơ quan này không cho phép việc đó. Vai trò được phép: {allowed_vi}."
    en = "Your roles at this agency do not permit this. It is permitted to: {allowed}."


class ActingRoleError(AccessError):
    """The role chosen by `Acting-Role` is not held, or does not permit it."""

    vi = "Bạn không giữ vai trò “{role}” tại cơ quan này, hoặc vai trò đó không cho phép việc này."
    en = "You do not hold the role “{role}” here, or it does not permit this."


class OtherUnitError(AccessError):
    """A unit acts for itself only."""

    vi = "Bạn chỉ được làm việc này cho đơn vị của mình."
    en = "You may do this only for your own unit."


class OtherMemberError(AccessError):
    """A council member speaks for himself or herself only."""

    vi = "Thành viên Hội đồng chỉ khai xung đột lợi ích của chính mình."
    en = "A council member declares only his or her own conflict of interest."


class AccessNeededError(AccessError):
    """The role counts only under an access that is in force today."""

    vi = "Cần quyền truy cập còn hiệu lực của cơ quan; quyền trước đây đã hết hoặc chưa được cấp."
    en = "An access that is in force is needed; there is none, or it has ended."


class OutsideScopeError(AccessError):
    """The access is for something else than this."""

    vi = "Ngoài phạm vi kiểm tra đã được cấp: {covered_vi}. Xem …/access/scope."
    en = "This is outside the scope of the audit, which is {covered}. See …/access/scope."


class NotYourEmergencyError(AccessError):
    """Operators end their own emergency access."""

    vi = "Bạn chỉ được chấm dứt lần truy cập khẩn cấp của chính mình."
    en = "You may end only your own emergency access."
