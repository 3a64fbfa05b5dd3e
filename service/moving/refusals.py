"""Why an agency cannot be packed or unpacked."""

from domain.errors import DomainError, NotFoundError


class NotAPackError(DomainError):
    """The file is no packed agency, or not a whole one."""

    vi = "{path} không phải là gói cơ quan nguyên vẹn: {reason_vi}."
    en = "{path} is not a whole packed agency: {reason}."


class WrongPassphraseError(DomainError):
    """The passphrase does not open the keys in the file."""

    vi = "Mật khẩu của gói không đúng."
    en = "The passphrase does not open this pack."


class WeakPassphraseError(DomainError):
    """The passphrase could be guessed by whoever has the file."""

    vi = "Mật khẩu của gói phải có ít nhất {least} ký tự."
    en = "The passphrase of a pack needs at least {least} characters."


class SuperiorMissingError(NotFoundError):
    """The agency reports to one that this instance does not know."""

    vi = "Hệ thống này chưa có {superior}, cấp trên của {tenant_id}; hãy nhập cấp trên trước."
    en = "This instance has no {superior}, to which {tenant_id} reports; bring that in first."


class OtherUserError(DomainError):
    """Somebody else has the id of a user here."""

    vi = "Ở hệ thống này {user_id} là tên đăng nhập của người khác ({name})."
    en = "On this instance {user_id} is somebody else ({name})."


class HistoryDiffersError(DomainError):
    """What was read is not the history whose root the file names; nothing was kept."""

    vi = "Lịch sử trong gói không khớp với gốc đã ghi ({what}); không giữ lại gì."
    en = "The history in the pack does not agree with its own root ({what}); nothing was kept."
