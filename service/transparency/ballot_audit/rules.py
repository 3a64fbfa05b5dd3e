"""The rule of a count as a sentence: what share of whom, and who is in the base."""

from collections.abc import Mapping
from typing import Any

_COMPARISONS = {"at_least": ("ít nhất", "at least"), "more_than": ("trên", "more than")}
_BASES = {
    "all_members": ("tổng số thành viên Hội đồng", "all members of the council"),
    "present": (
        "số thành viên có mặt hoặc có ý kiến bằng văn bản",
        "the members present or asked in writing",
    ),
    "valid_ballots": ("số phiếu hợp lệ", "the valid ballots"),
    "cast": ("số phiếu thu về", "the ballots cast"),
}
_RECUSED = {
    "stay_in_base": (
        "người không tham gia do xung đột lợi ích vẫn tính vào cơ sở",
        "recused members stay in the base",
    ),
    "leave_base": (
        "người không tham gia do xung đột lợi ích không tính vào cơ sở",
        "recused members leave the base",
    ),
}


def in_words(policy: Mapping[str, Any]) -> dict[str, str]:
    """A vote policy in both languages, as a session or ballot pinned it."""
    how_vi, how_en = _COMPARISONS[policy["comparison"]]
    of_vi, of_en = _BASES[policy["base"]]
    recused_vi, recused_en = _RECUSED[policy["recused"]]
    share, quorum = policy["threshold"], policy["quorum"]
    return {
        "vi": f"Đạt khi có {how_vi} {share} {of_vi} đồng ý; {recused_vi};"
        f" phiên họp cần có mặt {quorum}.",
        "en": f"Passed when {how_en} {share} of {of_en} say yes; {recused_en};"
        f" the session needs {quorum} present.",
    }
