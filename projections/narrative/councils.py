"""What happens to a council and to its sessions."""

from functools import singledispatch

from domain.councils.council import Council
from domain.councils.session import Session
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.terms import LEVELS, WARNINGS, term
from projections.narrative.words import counted, day_en, day_vi, if_any, said


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _founded(fact: Council.Founded, _: Names) -> Sentence:
    level, number = term(LEVELS, fact.level), fact.decision_number
    return Sentence(
        f"Thành lập {fact.name} ({level.vi}) theo Quyết định số {number} ngày"
        f" {day_vi(fact.founded_on)}.",
        f"{fact.name} ({level.en}) was founded by Decision {number} of {day_en(fact.founded_on)}.",
    )


@tell.register
def _roster_appointed(fact: Council.RosterAppointed, names: Names) -> Sentence:
    council, since, until = names.of(fact.originator_id), fact.mandate_from, fact.mandate_to
    chair = next(each["name"] for each in fact.members if each["role"] == "chair")
    return Sentence(
        f"Kiện toàn {council} theo Quyết định số {fact.decision_number}: {len(fact.members)}"
        f" thành viên, Chủ tịch {chair}, từ ngày {day_vi(since)}"
        + (f" đến ngày {day_vi(until)}" if until else "")
        + ".",
        f"{council} was appointed by Decision {fact.decision_number}:"
        f" {counted(len(fact.members), 'member')}, chaired by {chair}, from {day_en(since)}"
        + (f" to {day_en(until)}" if until else "")
        + ".",
    )


@tell.register
def _vote_policy_adopted(fact: Council.VotePolicyAdopted, names: Names) -> Sentence:
    council = names.of(fact.originator_id)
    return Sentence(
        f"{council} thông qua quy chế biểu quyết lần thứ {fact.policy_version} ngày"
        f" {day_vi(fact.adopted_on)}, căn cứ {said(fact.authorised_by)}",
        f"{council} adopted vote policy {fact.policy_version} on {day_en(fact.adopted_on)},"
        f" authorised by {said(fact.authorised_by)}",
    )


@tell.register
def _convened(fact: Session.Convened, names: Names) -> Sentence:
    council, plan, day = names.of(fact.council_id), names.of(fact.plan_id), fact.held_on
    return Sentence(
        f"Triệu tập phiên họp {council} ngày {day_vi(day)} tại {fact.place} để xét theo {plan};"
        f" danh sách {len(fact.members)} thành viên.",
        f"A session of {council} was called for {day_en(day)} at {fact.place}, on {plan};"
        f" {counted(len(fact.members), 'member')} on the roster.",
    )


@tell.register
def _nominee_tabled(fact: Session.NomineeTabled, names: Names) -> Sentence:
    nominee = names.of(fact.nomination_id)
    return Sentence(
        f"Đưa hồ sơ {nominee} vào chương trình phiên họp.",
        f"The dossier of {nominee} was put on the agenda.",
    )


@tell.register
def _nominee_removed(fact: Session.NomineeRemoved, names: Names) -> Sentence:
    nominee, why = names.of(fact.nomination_id), said(fact.reason)
    return Sentence(
        f"Rút hồ sơ {nominee} khỏi chương trình phiên họp. Lý do: {why}",
        f"The dossier of {nominee} was taken off the agenda. Reason: {why}",
    )


@tell.register
def _attendance_recorded(fact: Session.AttendanceRecorded, names: Names) -> Sentence:
    member, why = names.person(fact.member_id), said(fact.reason or "")
    if fact.presence == "present":
        return Sentence(f"{member} có mặt.", f"{member} is present.")
    return Sentence(f"{member} vắng mặt. Lý do: {why}", f"{member} is absent. Reason: {why}")


@tell.register
def _conflict_declared(fact: Session.ConflictDeclared, names: Names) -> Sentence:
    member, nominee = names.person(fact.member_id), names.of(fact.nomination_id)
    votes = (
        Sentence("không tham gia bỏ phiếu về hồ sơ này", "does not vote on it")
        if fact.recused
        else Sentence("vẫn tham gia bỏ phiếu về hồ sơ này", "still votes on it")
    )
    return Sentence(
        f"{member} khai báo xung đột lợi ích với hồ sơ {nominee} và {votes.vi}."
        f" Lý do: {said(fact.reason)}",
        f"{member} declared a conflict about the dossier of {nominee} and {votes.en}."
        f" Reason: {said(fact.reason)}",
    )


@tell.register
def _opened(fact: Session.Opened, _: Names) -> Sentence:
    vi = "; ".join(term(WARNINGS, code).vi for code in fact.warnings)
    en = "; ".join(term(WARNINGS, code).en for code in fact.warnings)
    needed = fact.quorum_needed
    return Sentence(
        f"Khai mạc phiên họp: có mặt {fact.present} thành viên"
        + if_any(f", tối thiểu phải có {needed}", needed)
        + "."
        + if_any(f" Lưu ý: {vi}.", vi),
        f"The session began with {counted(fact.present, 'member')} present"
        + if_any(f", at least {needed} needed", needed)
        + "."
        + if_any(f" Note: {en}.", en),
    )


@tell.register
def _ballot_called(fact: Session.BallotCalled, _: Names) -> Sentence:
    number = len(fact.nomination_ids)
    return Sentence(
        f"Tiến hành bỏ phiếu vòng {fact.round} về {number} hồ sơ.",
        f"The council went to a vote, round {fact.round}, on {counted(number, 'dossier')}.",
    )


@tell.register
def _closed(fact: Session.Closed, _: Names) -> Sentence:
    number = fact.minutes_number
    return Sentence(
        "Bế mạc phiên họp" + if_any(f"; biên bản số {number}", number) + ".",
        "The session ended" + if_any(f"; minutes {number}", number) + ".",
    )
