"""What happens to requests to erase, and to what must be preserved or kept outside."""

from functools import singledispatch

from domain.erasures import facts
from domain.erasures.copies import Obstacle
from domain.erasures.erasure import AskedBy
from domain.erasures.preservation import Preservation
from domain.subjects.facts import MarkedSecret
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.words import day_en, day_vi, if_any, said

_WHY = {
    Obstacle.PRESERVED: Sentence("có lệnh lưu giữ", "an order to preserve stands"),
    Obstacle.HELD: Sentence("đối tượng đang tạm dừng", "the subject is on hold"),
    Obstacle.PUBLISHED: Sentence("bài viết chưa được gỡ", "a story is still published"),
}
"""Why copies stay, keyed as events store it."""


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _requested(fact: facts.Requested, _: Names) -> Sentence:
    own = fact.asked_by == AskedBy.SUBJECT.value
    vi = "chính người có dữ liệu" if own else "người đại diện theo pháp luật"
    en = "the person" if own else "the legal representative"
    received, received_en = day_vi(fact.received_on), day_en(fact.received_on)
    return Sentence(
        f"Nhận yêu cầu xóa dữ liệu cá nhân của {vi} ngày {received} ({fact.document});"
        f" phải trả lời chậm nhất ngày {day_vi(fact.due_on)}.",
        f"A request of {en} to erase personal data was received on {received_en}"
        f" ({fact.document}); it must be answered by {day_en(fact.due_on)}.",
    )


@tell.register
def _granted(fact: facts.Granted, _: Names) -> Sentence:
    return Sentence(
        f"Chấp thuận xóa dữ liệu cá nhân, theo {fact.document}"
        + if_any(" (quá hạn)", fact.late)
        + ".",
        f"The erasure of personal data was granted, by {fact.document}"
        + if_any(" (late)", fact.late)
        + ".",
    )


@tell.register
def _refused(fact: facts.Refused, _: Names) -> Sentence:
    return Sentence(
        f"Từ chối xóa dữ liệu cá nhân, theo {fact.document}"
        + if_any(" (quá hạn)", fact.late)
        + f". Lý do: {said(fact.reason)}",
        f"The erasure of personal data was refused, by {fact.document}"
        + if_any(" (late)", fact.late)
        + f". Reason: {said(fact.reason)}",
    )


@tell.register
def _carried_out(fact: facts.CarriedOut, _: Names) -> Sentence:
    return Sentence(
        f"Đã hủy {fact.keys} khóa: dữ liệu cá nhân không còn đọc được; nhật ký giữ nguyên.",
        f"Of keys, {fact.keys} were destroyed: the personal data can no longer be read;"
        " the log is as it was.",
    )


@tell.register
def _asked_from_below(fact: facts.AskedFromBelow, names: Names) -> Sentence:
    below = names.tenant(fact.origin_tenant)
    return Sentence(
        f"{below} đã chấp thuận xóa dữ liệu cá nhân, theo {fact.document}, và đề nghị xóa bản sao"
        f" đã gửi lên; phải trả lời chậm nhất ngày {day_vi(fact.due_on)}.",
        f"{below} granted an erasure of personal data, by {fact.document}, and asks to erase the"
        f" copies that it had sent; to be answered by {day_en(fact.due_on)}.",
    )


@tell.register
def _withheld(fact: facts.Withheld, _: Names) -> Sentence:
    why = _WHY[Obstacle(fact.obstacle)]
    return Sentence(
        f"Chưa xóa được dữ liệu cá nhân: {why.vi}.",
        f"The personal data are not erased yet: {why.en}.",
    )


@tell.register
def _passed_on(fact: facts.PassedOn, names: Names) -> Sentence:
    above = names.tenant(fact.destination)
    return Sentence(
        f"Đã đề nghị {above} xóa bản sao dữ liệu cá nhân đã gửi lên.",
        f"{above} was asked to erase the copies of the personal data that it had been sent.",
    )


@tell.register
def _withheld_above(fact: facts.WithheldAbove, names: Names) -> Sentence:
    above, why = names.tenant(fact.destination), _WHY[Obstacle(fact.obstacle)]
    return Sentence(
        f"Đang chờ cấp trên: {above} chưa xóa bản sao, {why.vi}.",
        f"Waiting for the level above: {above} has not erased its copies yet, {why.en}.",
    )


@tell.register
def _carried_out_above(fact: facts.CarriedOutAbove, names: Names) -> Sentence:
    above = names.tenant(fact.destination)
    return Sentence(
        f"{above} đã xóa bản sao dữ liệu cá nhân.",
        f"{above} has erased its copies of the personal data.",
    )


@tell.register
def _opened(_: Preservation.Opened, __: Names) -> Sentence:
    return Sentence(
        "Mở sổ lệnh lưu giữ dữ liệu của đối tượng.",
        "A record of orders to preserve the subject's data was opened.",
    )


@tell.register
def _ordered(fact: Preservation.Ordered, _: Names) -> Sentence:
    return Sentence(
        f"Dữ liệu phải được lưu giữ, theo {said(fact.document)}",
        f"The data must be preserved, by {said(fact.document)}",
    )


@tell.register
def _lifted(fact: Preservation.Lifted, _: Names) -> Sentence:
    return Sentence(
        f"Lệnh lưu giữ dữ liệu được bãi bỏ, theo {said(fact.document)}",
        f"An order to preserve the data was ended, by {said(fact.document)}",
    )


@tell.register
def _marked_secret(fact: MarkedSecret, _: Names) -> Sentence:
    return Sentence(
        f"Đánh dấu bí mật nhà nước: nội dung lưu ngoài hệ thống tại {fact.custodian},"
        f" số {fact.reference_number}.",
        f"Marked as a state secret: the content is kept outside by {fact.custodian},"
        f" under {fact.reference_number}.",
    )
