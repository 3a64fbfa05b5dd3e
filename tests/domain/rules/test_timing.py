import pytest

from domain.rules.faults import PlanFaultyError
from domain.rules.reading import read_plan
from tests.domain.rules.sample import CLAUSE, plan

DEADLINE = {
    "key": "d",
    "step": "submitted",
    "who": "Các đơn vị",
    "whom": "VP",
    "recurrence": "FREQ=MONTHLY;BYMONTHDAY=20",
    "window": "month",
    "clause": CLAUSE,
}
QUOTA = {
    "key": "q",
    "owed_by": "unit",
    "owed_to": "Phòng Nội vụ",
    "counts": "introduced",
    "minimum": 1,
    "window": "month",
    "clause": CLAUSE,
}


def faults(*, deadline=None, quota=None, **parts):
    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(
            plan(deadlines=[DEADLINE | (deadline or {})], quotas=[QUOTA | (quota or {})], **parts)
        )
    assert "None" not in str(refusal.value)
    return [(fault.place, fault.vi) for fault in refusal.value.faults]


def test_a_coherent_quota_is_dated_by_a_deadline_of_the_same_window():
    read_plan(plan(deadlines=[DEADLINE], quotas=[QUOTA | {"deadline": "d"}]))


def test_a_recurrence_falls_once_in_each_window():
    assert faults(deadline={"recurrence": "FREQ=MONTHLY;BYMONTHDAY=5,20"}) == [
        (
            "deadlines[0].recurrence",
            "Quy tắc lặp lại phải rơi đúng một ngày trong mỗi kỳ; tháng 1/2024 có 2 ngày.",
        )
    ]
    assert faults(deadline={"recurrence": "FREQ=MONTHLY;BYMONTHDAY=31"}) == [
        (
            "deadlines[0].recurrence",
            "Quy tắc lặp lại phải rơi đúng một ngày trong mỗi kỳ; tháng 2/2024 có 0 ngày.",
        )
    ]


def test_a_quota_names_a_deadline_that_there_is():
    assert faults(quota={"deadline": "nop"}) == [
        ("quotas[0].deadline", "Không có thời hạn “nop”; các thời hạn của kế hoạch: d.")
    ]


def test_the_deadlines_and_quotas_that_there_are_are_listed():
    deadlines = [DEADLINE, DEADLINE | {"key": "e"}]
    quotas = [QUOTA | {"deadline": "nop", "apart_from": ["x"]}]
    quotas += [QUOTA | {"key": other} for other in ("r", "s")]

    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(plan(deadlines=deadlines, quotas=quotas))

    assert [fault.vi for fault in refusal.value.faults] == [
        "Không có thời hạn “nop”; các thời hạn của kế hoạch: d, e.",
        "Không có chỉ tiêu khác “x”; các chỉ tiêu khác: r, s.",
    ]


def test_a_quota_and_its_deadline_have_the_same_windows():
    assert faults(quota={"deadline": "d", "window": "year"}) == [
        ("quotas[0].window", "Chỉ tiêu và thời hạn “d” phải cùng một kỳ (window, anchored).")
    ]


def test_a_quota_is_apart_from_other_quotas_only():
    assert faults(quota={"apart_from": ["q"]}) == [
        ("quotas[0].apart_from[0]", "Không có chỉ tiêu khác “q”; các chỉ tiêu khác: .")
    ]


def test_only_a_plan_with_leading_bodies_is_owed_by_them():
    said = "“field_lead” cần kế hoạch có “fields” với đơn vị chủ trì (leads)."

    assert faults(deadline={"owed_by": "field_lead"}, quota={"owed_by": "field_lead"}) == [
        ("deadlines[0].owed_by", said),
        ("quotas[0].owed_by", said),
    ]


def test_a_day_is_not_both_off_and_worked():
    extra = {"days_off": ["2024-05-02"], "working_days": ["2024-05-02"], "note": "Thông báo"}

    assert faults(extra_days=extra) == [
        ("extra_days", "Một ngày không thể vừa là ngày nghỉ (days_off) vừa là ngày làm việc.")
    ]
