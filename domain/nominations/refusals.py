"""What a dossier refuses, apart from standing in the wrong stage."""

from domain.errors import DomainError


class KindNotAdmittedError(DomainError):
    """The plan does not admit this kind of subject."""

    vi = "Kế hoạch không có đối tượng loại “{kind}”."
    en = "The plan does not admit subjects of the kind “{kind}”."


class FieldMissingError(DomainError):
    """The plan has fields for this kind of subject, and the dossier names none of them."""

    vi = "Kế hoạch yêu cầu nêu lĩnh vực của hồ sơ; các lĩnh vực: {fields_vi}."
    en = "The plan asks for the field of the dossier, one of: {fields}."


class FieldNotForKindError(DomainError):
    """The plan has no fields for this kind of subject."""

    vi = "Kế hoạch không chia lĩnh vực cho loại đối tượng “{kind}”; không ghi “{field}”."
    en = "The plan has no fields for the kind “{kind}”: leave “{field}” out."


class ScopeMissingError(DomainError):
    """The plan asks of every dossier whether it is outstanding in all or in part (S1-02)."""

    vi = "Kế hoạch yêu cầu nêu rõ phạm vi điển hình; các giá trị: {choices_vi}."
    en = "The plan asks for the scope of the exemplar, one of: {choices}."


class AlreadyLinkedError(DomainError):
    """The dossier names this movement already."""

    vi = "Hồ sơ đã gắn với phong trào {movement_id}."
    en = "The dossier names the movement {movement_id} already."


class LateSubmissionError(DomainError):
    """The dossier came after the deadline, and the plan refuses late ones."""

    vi = "Đã quá hạn nộp hồ sơ: “{phrase}” (hạn cuối trước {due_at})."
    en = "The deadline has passed: “{phrase}” (before {due_at})."


class IncompleteDossierError(DomainError):
    """Required documents are missing; the dossier can be returned, not received."""

    vi = "Hồ sơ còn thiếu: {missing}."
    en = "The dossier lacks: {missing}."


class NominatorVerifiesError(DomainError):
    """Whoever nominated cannot verify: two people where one must not do both."""

    vi = "{by} đã giới thiệu hồ sơ này nên không được thẩm định."
    en = "{by} nominated this dossier and cannot verify it."


class UnknownCriterionError(DomainError):
    """The plan has no such criterion for this kind of subject."""

    vi = "Kế hoạch không có tiêu chí “{criterion}” cho đối tượng này."
    en = "The plan has no criterion “{criterion}” for this subject."


class OpinionMissingError(DomainError):
    """A finding needs an opinion: machines compare, people vouch."""

    vi = "Kết quả thẩm định tiêu chí “{criterion}” phải kèm ý kiến."
    en = "The finding on criterion “{criterion}” needs an opinion."


class OverrideReasonMissingError(DomainError):
    """A person who finds met what the machine finds not met says why."""

    vi = (
        "Tiêu chí “{criterion}” theo dữ kiện là không đạt ({formula})."
        " Muốn kết luận đạt phải nêu lý do (override_reason)."
    )
    en = (
        "By the facts, criterion “{criterion}” is not met ({formula_en})."
        " To find it met, give the reason (override_reason)."
    )


class NothingToOverrideError(DomainError):
    """A reason to override needs something to override."""

    vi = "Tiêu chí “{criterion}”: kết luận không trái với dữ kiện, không có gì để ghi đè."
    en = "Criterion “{criterion}”: the finding does not contradict the facts; nothing to override."


class UnexaminedCriteriaError(DomainError):
    """Verification cannot be closed while criteria have no finding."""

    vi = "Chưa thẩm định các tiêu chí: {missing}."
    en = "These criteria have no finding: {missing}."


class CriterionNotMetError(DomainError):
    """A criterion is not met, and the plan demands every one."""

    vi = "Không đạt các tiêu chí: {failed}."
    en = "These criteria are not met: {failed}."


class EvidenceMissingError(DomainError):
    """A decision waits until every criterion has enough evidence."""

    vi = "Chưa đủ căn cứ cho các tiêu chí: {insufficient}."
    en = "There is not enough evidence on these criteria: {insufficient}."


class ReasonMissingError(DomainError):
    """Whoever returns, refuses or withdraws says why."""

    vi = "Phải nêu lý do."
    en = "A reason is needed."


class OriginRevokedError(DomainError):
    """The agency has revoked the recognition on which the referral rests (S2:104)."""

    vi = "Cơ quan giới thiệu đã hủy bỏ công nhận; không thể công nhận ở cấp trên."
    en = "The agency revoked its recognition; it cannot be recognised above."


class FutureDecisionError(DomainError):
    """A decision cannot bear a date that has not come."""

    vi = "Ngày quyết định {decided_on} chưa đến."
    en = "The decision's date {decided_on} has not come."


class NotThisBallotError(DomainError):
    """The vote that is to be voided is not the one the dossier rests on."""

    vi = "Hồ sơ không dựa trên cuộc bỏ phiếu {ballot_id}."
    en = "The dossier does not rest on the ballot {ballot_id}."
