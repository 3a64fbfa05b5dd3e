"""What a subject refuses."""

from domain.errors import DomainError


class NamelessSubjectError(DomainError):
    """A subject needs a name."""

    vi = "Đối tượng phải có tên."
    en = "A subject needs a name."


class LeaderWithoutUnitError(DomainError):
    """A leader is judged with the collective he or she heads (S2:72), so it must be named."""

    vi = "Cá nhân giữ chức vụ lãnh đạo phải ghi rõ tập thể do người đó đứng đầu."
    en = "A leader needs the unit that he or she heads."


class FactYearError(DomainError):
    """Some kinds of fact are facts of a year."""

    vi = "Dữ kiện “{kind}” phải ghi năm."
    en = "The fact “{kind}” needs its year."


class FactOwnerError(DomainError):
    """Only ratings and attestations are also made of party and mass organisations."""

    vi = "Dữ kiện “{kind}” chỉ ghi cho chính đối tượng."
    en = "The fact “{kind}” is made of the subject itself only."


class FactDocumentMissingError(DomainError):
    """Whoever vouches names the document."""

    vi = "Dữ kiện phải có văn bản làm căn cứ."
    en = "A fact needs the document that it rests on."


class FactDocumentDateError(DomainError):
    """A document cannot bear a date that has not come."""

    vi = "Ngày văn bản {document_date} chưa đến."
    en = "The document's date {document_date} has not come."


class FactAlreadyAttestedError(DomainError):
    """There is such a fact; two that contradict each other are none."""

    vi = "Đã có dữ kiện này ({fact_id}); muốn thay thì rút dữ kiện cũ trước."
    en = "There is such a fact ({fact_id}); to replace it, retract it first."


class FactNotProvisionalError(DomainError):
    """Only a provisional fact is confirmed, and once."""

    vi = "Dữ kiện {fact_id} không còn là tạm tính."
    en = "The fact {fact_id} is not provisional."


class FactReasonMissingError(DomainError):
    """Whoever retracts a fact says why."""

    vi = "Rút dữ kiện phải nêu lý do."
    en = "To retract a fact, give the reason."


class HoldReferenceMissingError(DomainError):
    """A hold rests on a document, and so does its release."""

    vi = "Tạm dừng hoặc bỏ tạm dừng phải ghi căn cứ."
    en = "A hold and its release need what they rest on."


class AlreadySecretError(DomainError):
    """A state secret is marked once."""

    vi = "Đối tượng này đã được đánh dấu bí mật nhà nước."
    en = "This subject has been marked as a state secret."


class SubjectHeldError(DomainError):
    """The subject's dossiers wait; why is not told here (Nghị định 98/2023/NĐ-CP Điều 4)."""

    vi = "Hồ sơ đang tạm dừng."
    en = "The dossier is on hold."
