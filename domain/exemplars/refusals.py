"""What the life of an exemplar refuses."""

from domain.errors import DomainError


class WordsMissingError(DomainError):
    """A record that says nothing is no record."""

    vi = "Phải ghi nội dung: {what}."
    en = "This must be said: {what}."


class WatchClosedError(DomainError):
    """The watch was closed; a new note begins another."""

    vi = "Việc theo dõi nhân tố mới đã kết thúc."
    en = "The watch over this emerging exemplar was closed."


class AlreadyPromotedError(DomainError):
    """An emerging exemplar is put forward once."""

    vi = "Nhân tố mới đã được giới thiệu bằng hồ sơ {nomination_id}."
    en = "The emerging exemplar was put forward as the dossier {nomination_id}."


class UnknownWeaknessError(DomainError):
    """The weakness was never noted here."""

    vi = "Không có hạn chế {weakness_id}."
    en = "There is no weakness {weakness_id}."


class UnknownHelpError(DomainError):
    """The help was never planned here."""

    vi = "Không có biện pháp giúp đỡ {help_id}."
    en = "There is no planned help {help_id}."


class HelpAlreadyGivenError(DomainError):
    """A planned help is given once; more help is planned anew."""

    vi = "Biện pháp giúp đỡ {help_id} đã được thực hiện."
    en = "The help {help_id} was already given."


class EmptyListError(DomainError):
    """A registration list names at least one exemplar to be built (S4-14)."""

    vi = "Danh sách đăng ký phải có ít nhất một điển hình."
    en = "A registration list needs at least one entry."


class PeriodUnreadableError(DomainError):
    """A period of registration is a year, years, a half-year, a quarter or a month."""

    vi = "Kỳ đăng ký “{period}” không đọc được; ví dụ 2024, 2021-2025, 2024-H1, 2024-Q2, 2024-05."
    en = "The period “{period}” is none; such are 2024, 2021-2025, 2024-H1, 2024-Q2, 2024-05."


class ListAlreadyFiledError(DomainError):
    """A unit files one list for a plan and a period; afterwards it amends it."""

    vi = "Đơn vị đã nộp danh sách đăng ký kỳ {period}; hãy điều chỉnh danh sách đó."
    en = "The unit has filed its list for {period}; amend that one."


class SubjectOfOtherKindError(DomainError):
    """An entry of a list names a subject of another kind than it says."""

    vi = "Đối tượng {subject_id} thuộc loại “{kind}”, không phải “{stated}”."
    en = "The subject {subject_id} is of the kind “{kind}”, not “{stated}”."


class NotYetAnExemplarError(DomainError):
    """The dossier has not come to the end of its plan's steps: there is no exemplar yet."""

    vi = "Hồ sơ {nomination_id} chưa hoàn tất các bước của kế hoạch nên chưa phải là điển hình."
    en = "The dossier {nomination_id} has not completed its plan's steps: it is no exemplar yet."


class FundUnstatedError(DomainError):
    """Money from a fund says which fund, how much, and by which document (S1-33, S3-12)."""

    vi = "Hỗ trợ bằng quỹ phải ghi tên quỹ và số tiền lớn hơn 0 đồng."
    en = "Support from a fund states the fund and an amount above 0 đồng."


class AmountWithoutFundError(DomainError):
    """Only money has an amount and a fund."""

    vi = "Chỉ hỗ trợ bằng quỹ mới ghi số tiền và tên quỹ."
    en = "Only support from a fund has an amount and a fund."


class UnknownAssessmentError(DomainError):
    """The assessment was never scheduled here."""

    vi = "Không có kỳ đánh giá {assessment_id}."
    en = "There is no assessment {assessment_id}."


class AlreadyAssessedError(DomainError):
    """An assessment is made once; the next one is scheduled anew."""

    vi = "Kỳ đánh giá {assessment_id} đã có kết quả."
    en = "The assessment {assessment_id} was already made."


class EvidenceUnstatedError(DomainError):
    """A finding that an exemplar has its effect, or has it not, rests on something."""

    vi = "Kết luận “đạt” hoặc “không đạt” phải có căn cứ."
    en = "A finding “met” or “not met” needs evidence."


class DayToComeError(DomainError):
    """What is said to have happened bears a day that has not come."""

    vi = "Ngày {day} chưa đến."
    en = "The day {day} has not come."


class BackwardsPeriodError(DomainError):
    """It would end before it begins."""

    vi = "Thời gian kết thúc {until} trước khi bắt đầu {since}."
    en = "It would end on {until}, before it begins on {since}."


class UnknownAdoptionError(DomainError):
    """The adoption was never recorded here."""

    vi = "Không có lần áp dụng {adoption_id}."
    en = "There is no adoption {adoption_id}."


class DecisionNotNamedError(DomainError):
    """A story names the decision by which its subject was recognised."""

    vi = "Bài viết phải nêu quyết định công nhận số {decision_number}."
    en = "The story must name the decision {decision_number}."


class FactsUnstatedError(DomainError):
    """A story says on which facts of the dossier it rests."""

    vi = "Bài viết phải dẫn ít nhất một dữ kiện của hồ sơ."
    en = "The story must refer to at least one fact of the dossier."


class UnverifiedFactsError(DomainError):
    """A story refers to what the dossier does not hold or what was not found to be so."""

    vi = "Hồ sơ không có hoặc chưa xác nhận các dữ kiện: {unknown}."
    en = "The dossier does not hold, or did not confirm: {unknown}."


class ConsentScopeError(DomainError):
    """A consent says for which channels it is given; none is taken for granted (Luật 91/2025)."""

    vi = "Văn bản đồng ý phải nêu hình thức đăng tải."
    en = "A consent must say for which channels it is given."


class ConsentNotNeededError(DomainError):
    """Nobody has to consent to a story about a collective."""

    vi = "Bài viết này không cần sự đồng ý với tư cách “{capacity}”."
    en = "This story needs no consent as “{capacity}”."


class ConsentMissingError(DomainError):
    """Somebody who must consent has not, or not for this channel (Luật 91/2025 Điều 16)."""

    vi = "Chưa có sự đồng ý cho hình thức “{channel}” của: {missing_vi}."
    en = "Consent for the channel “{channel}” is missing from: {missing}."


class NoSuchConsentError(DomainError):
    """There is no consent in force in this capacity."""

    vi = "Không có sự đồng ý đang hiệu lực với tư cách “{capacity}”."
    en = "There is no consent in force as “{capacity}”."


class AddressMissingError(DomainError):
    """What is published online has an address."""

    vi = "Đăng tải trực tuyến phải có địa chỉ."
    en = "An online publication needs its address."


class AlreadyPublishedError(DomainError):
    """The story is up on this channel; it is taken down before it goes up again."""

    vi = "Bài viết đang được đăng trên “{channel}”."
    en = "The story is already published on “{channel}”."


class StillPublishedError(DomainError):
    """A person of whom a story is up is not erased: whoever published takes it down first.

    Luật 91/2025/QH15 Điều 16: who publishes personal data controls and watches the publication.
    """

    vi = "Bài viết về đối tượng còn đăng trên {channels}; phải gỡ trước khi xóa dữ liệu."
    en = "A story about the subject is still published on {channels}; take it down first."


class StoryErasedError(DomainError):
    """Nothing is left that could be published."""

    vi = "Dữ liệu của đối tượng đã bị xóa; không còn bài viết để đăng."
    en = "The data of the subject were erased; there is no story left to publish."


class NotPublishedError(DomainError):
    """The story is not up on this channel."""

    vi = "Bài viết không được đăng trên “{channel}”."
    en = "The story is not published on “{channel}”."


class StoryPublishedError(DomainError):
    """A published story is taken down before its text is changed."""

    vi = "Bài viết đang được đăng; phải gỡ xuống trước khi sửa."
    en = "The story is published; take it down before changing it."
