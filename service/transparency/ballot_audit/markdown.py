"""The audit of a session's ballots as a Vietnamese page (Markdown)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from domain.times import VIETNAM
from projections.narrative.terms import CAPACITIES, OUTCOMES, term

PRESENCE = {"present": "có mặt", "absent": "vắng", None: "chưa ghi nhận"}
ROLES = {
    "chair": "Chủ tịch",
    "vice_chair": "Phó Chủ tịch",
    "standing": "Ủy viên thường trực",
    "secretary": "Thư ký",
    "member": "Thành viên",
}
KINDS = {"secret": "phiếu kín", "open": "biểu quyết công khai"}
_MODES = {"paper": "trên giấy", "by_name": "ghi tên", "electronic": "điện tử"}
_STATES = {"open": "đang bỏ phiếu", "counted": "đã kiểm phiếu", "voided": "bị hủy"}


def as_markdown(audit: Mapping[str, Any]) -> str:
    """The page; whoever voted what is not in it."""
    return "".join(f"{line}\n" for line in _lines(audit))


def _lines(audit: Mapping[str, Any]) -> Iterator[str]:
    yield from _session(audit["session"])
    yield from _roster(audit)
    for number, ballot in enumerate(audit["ballots"], 1):
        yield from _ballot(number, ballot)
    yield from _proofs(audit)


def _session(session: Mapping[str, Any]) -> Iterator[str]:
    yield f"# Báo cáo kiểm phiếu – {session['council']}"
    yield ""
    yield f"Phiên họp ngày {session['held_on']} tại {session['place']}; {session['plan']}."
    yield ""
    yield f"- Khai mạc: {_at(session['opened_at'])}; bế mạc: {_at(session['closed_at'])}"
    yield f"- Biên bản số: {session['minutes_number'] or '–'}"
    present, needed = _or_dash(session["present"]), _or_dash(session["quorum_needed"])
    yield f"- Có mặt {present}, cần có mặt {needed}"
    yield f"- Quy tắc: {session['rule']['vi']}"
    yield f"- Căn cứ: {session['policy_authorised_by']}"


def _roster(audit: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", "## Thành viên", "", "| thành viên | vai trò | có mặt |", "|---|---|---|")
    for member in audit["roster"]:
        role = ROLES.get(member["role"], member["role"])
        presence = PRESENCE.get(member["presence"], member["presence"])
        yield f"| {_cell(member['name'])} | {role} | {presence} |"
    names = {member["member_id"]: member["name"] for member in audit["roster"]}
    recused = sorted({names.get(each["member_id"], "–") for each in audit["recusals"]})
    yield ""
    yield f"Không tham gia do xung đột lợi ích: {', '.join(recused) or 'không có'}."


def _ballot(number: int, ballot: Mapping[str, Any]) -> Iterator[str]:
    kind = KINDS.get(ballot["kind"], ballot["kind"])
    mode = _MODES.get(ballot["mode"], ballot["mode"])
    yield from ("", f"## Lần bỏ phiếu {number} – vòng {ballot['round']}, {kind} {mode}", "")
    yield f"- Tình trạng: {_STATES.get(ballot['state'], ballot['state'])}"
    yield f"- Mở: {_at(ballot['opened_at'])}; công bố: {_at(ballot['counted_at'])}"
    yield f"- {_turnout(ballot)}"
    yield f"- Quy tắc: {ballot['rule']['vi']}"
    yield f"- Người nhập: {ballot['entered_by'] or '–'}; bản quét: {ballot['scan_sha256'] or '–'}"
    yield f"- Xác nhận: {_confirmations(ballot)}"
    if ballot["voided"]:
        yield f"- Bị hủy {_at(ballot['voided']['at'])}: {ballot['voided']['reason']}"
    yield ""
    yield (
        "| đề nghị | được bỏ phiếu | hợp lệ | không hợp lệ | đồng ý | không | trắng"
        " | cơ sở | cần | kết quả |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for nominee in ballot["nominees"]:
        yield _nominee(nominee)


def _turnout(ballot: Mapping[str, Any]) -> str:
    took_part = ballot["participation"]
    if took_part is None:
        return "Tham gia: chưa ghi nhận"
    papers, written = took_part["papers"], took_part["written"]
    return f"Tham gia: {papers} phiếu, {written} ý kiến bằng văn bản, trên {ballot['roster']} người"


def _nominee(nominee: Mapping[str, Any]) -> str:
    tally, result = nominee["tally"] or {}, nominee["result"] or {}
    counts = [tally.get(name) for name in ("valid", "invalid", "yes", "no", "abstain")]
    outcome = term(OUTCOMES, result["outcome"]).vi if result else None
    cells = [
        _cell(nominee["subject"]), len(nominee["eligible"]), *counts,
        result.get("base"), result.get("required"), outcome,
    ]  # fmt: skip
    return f"| {' | '.join(_or_dash(each) for each in cells)} |"


def _confirmations(ballot: Mapping[str, Any]) -> str:
    signed = [
        f"{each['by']} ({term(CAPACITIES, each['capacity']).vi}, {_at(each['at'])})"
        for each in ballot["confirmations"]
    ]
    return "; ".join(signed) or "–"


def _proofs(audit: Mapping[str, Any]) -> Iterator[str]:
    point = audit["checkpoint"]
    by = ", ".join(point["cosigned_at"]) or "–"
    yield from ("", "## Bằng chứng", "")
    yield f"Điểm kiểm đến sự kiện {point['size']} của {point['origin']}; người làm chứng: {by}."
    yield ""
    yield "| vị trí | sự kiện | ghi lúc | bởi |"
    yield "|---|---|---|---|"
    for each in audit["events"]:
        recorded = f"{each['topic']} | {_at(each['recorded_at'])} | {each['actor']}"
        yield f"| {each['position']} | {recorded} |"
    yield ""
    yield "Lá và bằng chứng bao hàm của từng sự kiện: `ballot-audit.json`."


def _at(text: str | None) -> str:
    if text is None:
        return "–"
    return f"{datetime.fromisoformat(text).astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _or_dash(value: object) -> str:
    return "–" if value is None else str(value)


def _cell(text: str | None) -> str:
    return (text or "–").replace("|", "\\|").replace("\n", " ")
