"""What a duty is called, in Vietnamese and in English."""

from collections.abc import Mapping

from domain.rules.deadlines import Deadline
from domain.rules.procedure import Quota
from domain.rules.steps import Step

Title = tuple[str, str]

_COUNTED: Mapping[str, Title] = {
    "introduced": ("Giới thiệu", "Introduce"),
    "registered": ("Đăng ký xây dựng", "Register"),
    "selected": ("Lựa chọn", "Select"),
    "referred": ("Giới thiệu lên cấp trên", "Introduce to the level above"),
}
_STEPS: Mapping[Step, Title] = {
    Step.REGISTERED: ("Đăng ký điển hình tiên tiến", "Register exemplars"),
    Step.SUBMITTED: ("Nộp hồ sơ giới thiệu", "Hand dossiers in"),
    Step.RECEIVED: ("Tiếp nhận hồ sơ", "Take dossiers in"),
    Step.VERIFIED: ("Thẩm định hồ sơ", "Verify dossiers"),
    Step.TABLED: ("Trình Hội đồng", "Table dossiers"),
    Step.VOTED: ("Bỏ phiếu tại Hội đồng", "Vote on dossiers"),
    Step.PROPOSED: ("Đề nghị công nhận", "Propose recognition"),
    Step.DECIDED: ("Hoàn thành bình xét, công nhận", "Finish deciding on dossiers"),
    Step.CERTIFIED: ("Cấp giấy công nhận", "Issue certificates"),
    Step.REFERRED: ("Giới thiệu, đề nghị cấp trên", "Refer exemplars upward"),
    Step.PUBLISHED: ("Công khai, tuyên truyền", "Publish exemplars"),
}


def of_quota(quota: Quota) -> Title:
    """What a quota asks for, with its number."""
    vi, en = _COUNTED[quota.counts]
    if quota.target == "unit":
        return f"{vi} điển hình theo số lượng tự đặt", f"{en} as many exemplars as set for itself"
    if quota.minimum == 0:
        return f"{vi} điển hình (báo số lượng)", f"{en} exemplars (the number is reported)"
    return f"{vi} ít nhất {quota.minimum} điển hình", f"{en} at least {quota.minimum} exemplar(s)"


def of_deadline(deadline: Deadline) -> Title:
    """What a deadline limits; a duty is called in both languages as the plan calls it."""
    if deadline.step is None:
        named = deadline.duty or deadline.key
        return named, named
    return _STEPS[deadline.step]
