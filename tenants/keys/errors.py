"""Why a key cannot be used."""

from tenants.errors import TenancyError


class KeyFileError(TenancyError):
    """The file of the instance's keys cannot be used; the message never shows a key."""

    vi = "Không dùng được tệp khóa {path}: {reason_vi}."
    en = "The key file {path} cannot be used: {reason}."


class InstanceKeyLostError(TenancyError):
    """The key that wraps an agency's key is not in the key file."""

    vi = "Tệp khóa không có khóa {key_id}; hãy phục hồi tệp khóa từ bản sao lưu."
    en = "The key file lacks the key {key_id}; restore the key file from its backup."


class SealBrokenError(TenancyError):
    """A stored text does not open where it stands: it was changed, or moved from elsewhere."""

    vi = "Dữ liệu cá nhân tại {place} không mở được: đã bị sửa hoặc bị chuyển từ chỗ khác đến."
    en = "The personal text at {place} does not open: it was changed, or moved from elsewhere."


class StateSecretError(TenancyError):
    """What is a state secret is kept outside; only its reference number is taken in."""

    vi = (
        "Nội dung thuộc bí mật nhà nước được lưu ngoài hệ thống;"
        " chỉ nhận số ký hiệu {reference}, không nhận nội dung."
    )
    en = (
        "The content is a state secret and is kept outside this system;"
        " only the reference number {reference} is taken, and no content."
    )


class KeysOutOfReachError(TenancyError):
    """Keys are rotated by the role that owns the tables; the one that serves cannot list them."""

    vi = "Chỉ vai trò chủ sở hữu bảng (như guong_owner) mới thay được khóa; {role} không đọc được."
    en = "Only the role that owns the tables (guong_owner) rotates keys; {role} cannot read them."
