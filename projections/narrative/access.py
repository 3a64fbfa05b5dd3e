"""Who was let in beyond a standing role, who signed in the head's place, and who read."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch

from domain.access.audit import AuditAccess
from domain.access.audit_scope import ScopeKind
from domain.access.delegation import Delegation, signature_of
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.access.signature import Signature
from projections.narrative.sentence import Names, Sentence, UntoldFactError
from projections.narrative.words import day_en, day_vi, moment_en, moment_vi, said

_READERS: Mapping[str, Sentence] = {
    "auditor": Sentence("thanh tra, kiểm tra", "as an auditor"),
    "operator": Sentence("người vận hành", "as an operator"),
    "emergency_operator": Sentence("truy cập khẩn cấp", "in an emergency"),
    "province_body": Sentence("cơ quan cấp tỉnh", "for the province"),
    "ministry_body": Sentence("bộ chủ quản", "for the ministry"),
    "feed": Sentence("địa chỉ lịch bí mật", "by a secret address"),
}

_SCOPES: Mapping[str, Sentence] = {
    ScopeKind.AGENCY: Sentence("toàn bộ dữ liệu của cơ quan", "everything of the agency"),
    ScopeKind.NOMINATION: Sentence("một hồ sơ", "one dossier"),
    ScopeKind.SESSION: Sentence("một phiên họp", "one session"),
    ScopeKind.UNIT: Sentence("hồ sơ của một đơn vị", "the dossiers of one unit"),
    ScopeKind.PLAN: Sentence(
        "hồ sơ, phiên họp của một kế hoạch", "the dossiers and sessions of one plan"
    ),
    ScopeKind.PERIOD: Sentence("hồ sơ, phiên họp trong kỳ", "the dossiers and sessions of"),
}


@singledispatch
def tell(fact: object, _: Names) -> Sentence:
    """The sentence for one event (UntoldFactError for an event of another context)."""
    raise UntoldFactError(fact)


@tell.register
def _delegated(fact: Delegation.Given, names: Names) -> Sentence:
    by, whom = names.person(fact.given_by), names.person(fact.delegate)
    signs, last = signature_of(fact.capacity, fact.head_title, fact.own_title), fact.last_day
    return Sentence(
        f"{by} giao {whom} ký với tư cách “{signs}” theo văn bản số {fact.document_number}"
        f" ngày {day_vi(fact.document_date)}, từ ngày {day_vi(fact.first_day)}"
        + (f" đến hết ngày {day_vi(last)}" if last else " cho đến khi chấm dứt")
        + f". Số việc được giao: {len(fact.rights)}.",
        f"{by} let {whom} sign as “{signs}” by document {fact.document_number} of"
        f" {day_en(fact.document_date)}, from {day_en(fact.first_day)}"
        + (f" to {day_en(last)}" if last else " until it is ended")
        + f". Rights given: {len(fact.rights)}.",
    )


@tell.register
def _delegation_ended(fact: Delegation.Ended, names: Names) -> Sentence:
    by, why = names.person(fact.ended_by), said(fact.reason)
    return Sentence(
        f"{by} chấm dứt việc giao ký thay. Lý do: {why}",
        f"{by} ended the delegation. Reason: {why}",
    )


@tell.register
def _signed(fact: Signature.Made, names: Names) -> Sentence:
    who = names.person(fact.signer)
    return Sentence(
        f"{who} ký “{fact.signature}” theo văn bản số {fact.document_number} ngày"
        f" {day_vi(fact.document_date)}.",
        f"{who} signed “{fact.signature}” by document {fact.document_number} of"
        f" {day_en(fact.document_date)}.",
    )


@tell.register
def _audit_given(fact: AuditAccess.Given, names: Names) -> Sentence:
    by, whom = names.person(fact.given_by), names.person(fact.auditor)
    scope = scope_told(fact.scope, fact.since, fact.until)
    why = said(fact.purpose)
    return Sentence(
        f"{by} cho {whom} xem {scope.vi} theo {fact.document}, từ ngày {day_vi(fact.first_day)}"
        f" đến hết ngày {day_vi(fact.last_day)}. Mục đích: {why}",
        f"{by} let {whom} read {scope.en} by {fact.document}, from {day_en(fact.first_day)}"
        f" to {day_en(fact.last_day)}. Purpose: {why}",
    )


@tell.register
def _audit_revoked(fact: AuditAccess.Revoked, names: Names) -> Sentence:
    by, why = names.person(fact.revoked_by), said(fact.reason)
    return Sentence(
        f"{by} thu hồi quyền kiểm tra. Lý do: {why}",
        f"{by} revoked the auditor's access. Reason: {why}",
    )


@tell.register
def _came_in(fact: EmergencyAccess.Taken, names: Names) -> Sentence:
    return _taken(names.person(fact.operator), fact)


@tell.register
def _left(fact: EmergencyAccess.Ended, names: Names) -> Sentence:
    by = names.person(fact.ended_by)
    return Sentence(
        f"{by} chấm dứt truy cập khẩn cấp trước hạn.", f"{by} ended the emergency access early."
    )


@tell.register
def _closed(fact: EmergencyAccess.Closed, names: Names) -> Sentence:
    by, remark = names.person(fact.closed_by), said(fact.remark)
    return Sentence(
        f"{by} khép lại lần truy cập khẩn cấp. Nhận xét: {remark}",
        f"{by} closed the emergency access. Remark: {remark}",
    )


@tell.register
def _read(fact: Reading.Made, names: Names) -> Sentence:
    who, role = names.person(fact.reader), _READERS.get(fact.role, Sentence(fact.role, fact.role))
    return Sentence(
        f"{who} ({role.vi}) đã xem {fact.route}.", f"{who} read {fact.route} {role.en}."
    )


@tell.register
def _read_above(fact: Reading.Reported, names: Names) -> Sentence:
    who, role = names.person(fact.reader), _READERS.get(fact.role, Sentence(fact.role, fact.role))
    above = names.tenant(fact.above)
    return Sentence(
        f"Tại {above}, {who} ({role.vi}) đã xem {fact.route}: dữ liệu do cơ quan này gửi lên.",
        f"At {above}, {who} read {fact.route} {role.en}: what this agency had sent there.",
    )


def notice_of(fact: EmergencyAccess.Taken) -> Sentence:
    """What the head of the agency is told when an operator comes in."""
    return _taken(fact.operator, fact)


def _taken(who: str, fact: EmergencyAccess.Taken) -> Sentence:
    why = said(fact.reason)
    return Sentence(
        f"{who} (người vận hành) truy cập khẩn cấp đến {moment_vi(fact.ends_at)}. Lý do: {why}",
        f"{who} (operator) took emergency access until {moment_en(fact.ends_at)}. Reason: {why}",
    )


def scope_told(kind: str, since: date | None, until: date | None) -> Sentence:
    """What an audit covers, in words that name no id."""
    scope = _SCOPES[kind]
    if since is None or until is None:
        return scope
    return Sentence(
        f"{scope.vi} từ {day_vi(since)} đến {day_vi(until)}",
        f"{scope.en} {day_en(since)} to {day_en(until)}",
    )
