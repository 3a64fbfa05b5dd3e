"""What a recognition refuses."""

from domain.errors import DomainError


class AgencyDissolvedError(DomainError):
    """A dissolved agency recognises nobody (TT 15/2025/TT-BNV; test vector T18)."""

    vi = "Cơ quan đã giải thể từ ngày {dissolved_on}; không thể công nhận ngày {decided_on}."
    en = "The agency was dissolved on {dissolved_on}; it cannot decide on {decided_on}."


class NotRecognisedError(DomainError):
    """Only what the agency has recognised can be proposed above it (S2:104; T13)."""

    vi = "Hồ sơ {nomination_id} chưa có quyết định công nhận; không thể đề nghị cấp trên."
    en = "The dossier {nomination_id} has no decision of recognition; it cannot be referred."


class RecognitionRevokedError(DomainError):
    """The recognition was revoked (S2:104; T14)."""

    vi = "Công nhận đã bị hủy bỏ theo quyết định {decision_number}."
    en = "The recognition was revoked by decision {decision_number}."


class AlreadyReferredError(DomainError):
    """The exemplar was already proposed there."""

    vi = "Đã đề nghị lên {destination}."
    en = "It was already referred to {destination}."


class NoCertificateError(DomainError):
    """The plan issues no certificate."""

    vi = "Kế hoạch không cấp Giấy công nhận."
    en = "The plan issues no certificate."


class CertificateAlreadyIssuedError(DomainError):
    """One decision, one certificate."""

    vi = "Đã cấp Giấy công nhận số {certificate_number}."
    en = "The certificate {certificate_number} was already issued."


class RevocationReasonMissingError(DomainError):
    """A revocation states its reason (Luật 06/2022/QH15, Điều 93)."""

    vi = "Quyết định hủy bỏ phải nêu lý do."
    en = "A revocation needs a reason."


class NotRevokedError(DomainError):
    """Only a revocation has effects to review."""

    vi = "Công nhận đang có hiệu lực, không có ảnh hưởng để xem xét."
    en = "The recognition is in force; there are no effects to review."


class EffectReviewedError(DomainError):
    """An effect is reviewed once."""

    vi = "Ảnh hưởng đối với hồ sơ {nomination_id} đã được xem xét."
    en = "The effect on the dossier {nomination_id} was reviewed."


class ReviewNoteMissingError(DomainError):
    """Whoever closes an effect says what was done."""

    vi = "Phải ghi kết quả xem xét."
    en = "A note on what was done is needed."


class UnknownReferralError(DomainError):
    """The recognition was never referred under this id."""

    vi = "Không có lần đề nghị cấp trên {referral_id}."
    en = "There is no referral {referral_id}."
