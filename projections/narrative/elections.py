"""What happens to an electronic secret ballot: keys, ballots that nobody can read, the sum."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.elections import facts
from domain.elections.key_roll import KeyRoll
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.words import counted, moment_en, moment_vi, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _roll_begun(fact: KeyRoll.Begun, names: Names) -> Sentence:
    council = names.of(fact.council_id)
    return Sentence(
        f"Mở sổ khóa bỏ phiếu của {council}.", f"The roll of voting keys of {council} was begun."
    )


@tell.register
def _key_enrolled(fact: KeyRoll.KeyEnrolled, names: Names) -> Sentence:
    who = names.person(fact.member_id)
    return Sentence(
        f"{who} đăng ký khóa bỏ phiếu; phần bí mật chỉ nằm ở máy của người đó.",
        f"{who} enrolled a voting key; its secret half stays on that member's device.",
    )


@tell.register
def _pinned(fact: KeyRoll.Pinned, _: Names) -> Sentence:
    number = len(fact.members)
    return Sentence(
        f"Khóa bỏ phiếu của {number} thành viên được dùng cho một cuộc bỏ phiếu, chưa được thay.",
        f"The voting keys of {counted(number, 'member')} went on the roll of an election.",
    )


@tell.register
def _released(_: KeyRoll.Released, __: Names) -> Sentence:
    return Sentence(
        "Cuộc bỏ phiếu đã xong; có thể thay khóa bỏ phiếu.",
        "The election is over; voting keys may be replaced again.",
    )


@tell.register
def _set_up(fact: facts.SetUp, names: Names) -> Sentence:
    trustees = ", ".join(names.person(each) for each in fact.trustees)
    dossiers, voters = len(fact.nominees), len(fact.voters)
    return Sentence(
        f"Lập cuộc bỏ phiếu kín điện tử về {dossiers} hồ sơ cho {voters} thành viên,"
        f" từ {moment_vi(fact.opens_at)} đến {moment_vi(fact.closes_at)};"
        f" giữ khóa: {trustees} ({fact.threshold} người thì mở được tổng).",
        f"An electronic secret ballot on {counted(dossiers, 'dossier')} was set up for"
        f" {counted(voters, 'member')}, from {moment_en(fact.opens_at)} to"
        f" {moment_en(fact.closes_at)}; trustees: {trustees} (any {fact.threshold} open the sum).",
    )


@tell.register
def _certificate_received(fact: facts.CertificateReceived, names: Names) -> Sentence:
    who = names.person(fact.trustee)
    return Sentence(
        f"{who} gửi chứng thư của mình (làm khóa, bước 1/3).",
        f"{who} published a certificate (key ceremony, step 1 of 3).",
    )


@tell.register
def _polynomial_received(fact: facts.PolynomialReceived, names: Names) -> Sentence:
    who = names.person(fact.trustee)
    return Sentence(
        f"{who} chia phần khóa cho những người cùng giữ (làm khóa, bước 2/3).",
        f"{who} dealt shares of the key to the other trustees (key ceremony, step 2 of 3).",
    )


@tell.register
def _share_verified(fact: facts.ShareVerified, names: Names) -> Sentence:
    who = names.person(fact.trustee)
    return Sentence(
        f"{who} kiểm tra các phần khóa nhận được (làm khóa, bước 3/3).",
        f"{who} verified the shares received (key ceremony, step 3 of 3).",
    )


@tell.register
def _ceremony_completed(_: facts.CeremonyCompleted, __: Names) -> Sentence:
    return Sentence(
        "Khóa của cuộc bỏ phiếu đã làm xong; không ai giữ trọn khóa.",
        "The key of the election is made; nobody holds the whole of it.",
    )


@tell.register
def _defined(fact: facts.Defined, _: Names) -> Sentence:
    return Sentence(
        f"Chốt nội dung và danh sách {len(fact.roll)} người bỏ phiếu; mã đối chiếu:"
        f" {fact.fingerprint}.",
        f"Questions and a roll of {counted(len(fact.roll), 'voter')} were fixed; fingerprint:"
        f" {fact.fingerprint}.",
    )


@tell.register
def _ballot_cast(fact: facts.BallotCast, _: Names) -> Sentence:
    return Sentence(
        f"Nhận một lá phiếu đã mã hóa; mã theo dõi: {fact.tracker}.",
        f"An encrypted ballot was accepted; tracker: {fact.tracker}.",
    )


@tell.register
def _written_opinions(fact: facts.WrittenOpinionsNoted, names: Names) -> Sentence:
    by, number = names.person(fact.noted_by), len(fact.members)
    return Sentence(
        f"{by} ghi nhận ý kiến bằng văn bản của {number} thành viên vắng mặt;"
        " ý kiến này không kín.",
        f"{by} noted the opinions of {counted(number, 'absent member')} in writing,"
        " which are not secret.",
    )


@tell.register
def _ended(fact: facts.Ended, names: Names) -> Sentence:
    by = names.person(fact.ended_by)
    return Sentence(
        f"{by} kết thúc bỏ phiếu với {fact.cast} lá phiếu.",
        f"{by} ended the vote with {counted(fact.cast, 'ballot')}.",
    )


@tell.register
def _tally_published(_: facts.EncryptedTallyPublished, __: Names) -> Sentence:
    return Sentence(
        "Công bố tổng còn mã hóa; ai cũng có thể tự cộng lại từ các lá phiếu.",
        "The encrypted sum was published; anybody can add it up again from the ballots.",
    )


@tell.register
def _partial_published(fact: facts.PartialDecryptionPublished, names: Names) -> Sentence:
    who = names.person(fact.trustee)
    return Sentence(
        f"{who} mở phần của mình trong tổng.", f"{who} took the own share off the encrypted sum."
    )


@tell.register
def _result_published(fact: facts.ResultPublished, names: Names) -> Sentence:
    vi = "; ".join(_sums_vi(each, names) for each in fact.counts)
    en = "; ".join(_sums_en(each, names) for each in fact.counts)
    who = ", ".join(names.person(each) for each in fact.opened_by)
    return Sentence(f"{who} cùng mở tổng: {vi}.", f"{who} opened the sum together: {en}.")


@tell.register
def _share_destroyed(fact: facts.ShareDestroyed, names: Names) -> Sentence:
    who = names.person(fact.trustee)
    return Sentence(
        f"{who} cam kết đã hủy phần khóa của mình; đây là lời cam kết, không phải bằng chứng.",
        f"{who} attests having destroyed the share of the key; this is a word, not a proof.",
    )


@tell.register
def _cancelled(fact: facts.Cancelled, names: Names) -> Sentence:
    by, why = names.person(fact.cancelled_by), said(fact.reason)
    return Sentence(
        f"{by} hủy cuộc bỏ phiếu trước khi mở. Lý do: {why}",
        f"{by} called the election off before it opened. Reason: {why}",
    )


@tell.register
def _voided(fact: facts.Voided, names: Names) -> Sentence:
    by, why = names.person(fact.voided_by), said(fact.reason)
    return Sentence(
        f"{by} hủy kết quả cuộc bỏ phiếu điện tử; phải bỏ phiếu lại. Lý do: {why}",
        f"{by} voided the election; it is to be held anew. Reason: {why}",
    )


def _sums_vi(count: Mapping[str, Any], names: Names) -> str:
    return (
        f"{names.of(UUID(count['nomination_id']))}: {count['yes']} đồng ý,"
        f" {count['no']} không đồng ý, {count['abstain']} không có ý kiến"
    )


def _sums_en(count: Mapping[str, Any], names: Names) -> str:
    return (
        f"{names.of(UUID(count['nomination_id']))}: {count['yes']} yes,"
        f" {count['no']} no, {count['abstain']} abstained"
    )
