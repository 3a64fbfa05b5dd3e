import pytest

from domain.rules.faults import Fault, PlanFaultyError
from domain.rules.reading import read_plan
from tests.domain.rules.sample import CLAUSE, plan, plan_with, plan_without

DEADLINE = ("deadlines", 0)
CHECK = ("criteria", 0, "check")
VALUES = "collective, individual, leader, household, enterprise, cooperative, commune, student"


def faults(data):
    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(data)
    return refusal.value.faults


def fault(data):
    found = faults(data)
    assert len(found) == 1, found
    return (found[0].place, found[0].vi)


def test_a_missing_key_is_named():
    assert fault(plan(title=None)) == ("title", "Thiếu mục bắt buộc này.")


def test_an_unknown_key_gets_the_allowed_ones_and_a_guess():
    place, sentence = fault(plan_with((*DEADLINE, "befor"), "2024-11-30"))

    assert place == "deadlines[0].befor"
    assert sentence.startswith("Không có khóa “befor”. Có phải ý là “before”? Các khóa cho phép: ")
    assert sentence.endswith(
        "reading, time_zone, working_day_shift, grace_days, when_late, clause."
    )


def test_an_unknown_key_at_the_top_gets_the_keys_of_a_plan():
    place, sentence = fault(plan(ngay="2024"))

    assert (place, "key, title, issuer, number" in sentence) == ("ngay", True)


def test_an_unknown_key_of_the_vote_gets_the_keys_of_a_policy():
    _, sentence = fault(plan_with(("vote", "treshold"), "9/10"))

    assert "Có phải ý là “threshold”?" in sentence


def test_a_value_outside_a_closed_list_gets_the_list():
    place, sentence = fault(plan_with(("subjects", "kinds", 1), "person"))

    assert place == "subjects.kinds[1]"
    assert sentence.startswith(f"Giá trị “person” không dùng được; các giá trị cho phép: {VALUES},")


def test_a_value_outside_a_choice_gets_the_choices():
    assert fault(plan_with(("route", "to"), "commune")) == (
        "route.to",
        "Giá trị “commune” không dùng được; các giá trị cho phép: province, ministry.",
    )


def test_an_unknown_kind_of_check_gets_the_kinds():
    place, sentence = fault(plan_with((*CHECK, "kind"), "python"))

    assert place == "criteria[0].check"
    assert sentence.startswith(
        "Giá trị “python” không dùng được; các giá trị cho phép: rating_at_least,"
    )


def test_a_check_without_a_kind_gets_the_kinds():
    place, sentence = fault(plan_without((*CHECK, "kind")))

    assert place == "criteria[0].check"
    assert sentence.startswith("Phải có “kind”")


def test_a_fault_inside_a_check_is_placed_as_in_the_file():
    place, sentence = fault(plan_with((*CHECK, "at_least"), "50%"))

    assert place == "criteria[0].check.at_least"
    assert sentence == 'Phải là một tỷ lệ như "9/10", lớn hơn 0 và không quá 1.'


def test_a_fault_inside_a_check_inside_another_is_placed_too():
    nested = {"kind": "all_of", "checks": [{"kind": "attested", "what": "Suy tôn"}]}

    place, sentence = fault(plan_with(CHECK, nested))

    assert (place, sentence[:20]) == ("criteria[0].check.checks[0].what", "“Suy tôn” không đúng")


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (
            {"kind": "no_discipline", "years": "fixed"},
            "“year” đi cùng “years: fixed”, và chỉ khi đó.",
        ),
        ({"kind": "no_discipline", "year": 2024}, "“year” đi cùng “years: fixed”, và chỉ khi đó."),
        (
            {"kind": "no_discipline", "at_least_years": 2},
            "“at_least_years” chỉ đi cùng “years: every_year”.",
        ),
        (
            {"kind": "rating_at_least", "at_least": "TSVM"},
            "Thang “hoan_thanh_nhiem_vu” chỉ có các mức: HTXSNV, HTTNV, HTNV, KHTNV.",
        ),
        (
            {"kind": "title_every_year", "title": "KHONG"},
            "Phải là một danh hiệu; “KHONG” nghĩa là không có danh hiệu.",
        ),
    ],
)
def test_a_check_that_makes_no_sense_is_explained(check, sentence):
    assert fault(plan_with(CHECK, check)) == ("criteria[0].check", sentence)


@pytest.mark.parametrize(
    ("place", "value", "where", "sentence"),
    [
        (("title",), 5, "title", "Phải là chữ (văn bản), không phải số."),
        (("title",), " ", "title", "Không được để trống."),
        (("year",), "2024", "year", "Phải là số nguyên, không phải chữ."),
        (("year",), 2024.0, "year", "Phải là số nguyên, không phải số thập phân."),
        (("year",), 1, "year", "Phải từ 1945 trở lên."),
        (("year",), 3000, "year", "Không được quá 2200."),
        (("key",), "S 2", "key", "“S 2” không đúng dạng: chữ thường không dấu và chữ số"),
        (("checklist", 0, "required"), "yes", "checklist[0].required", "Phải là true hoặc false."),
        (
            (*DEADLINE, "before"),
            "30/11/2024",
            "deadlines[0].before",
            "“30/11/2024” không phải là ngày có thật, viết theo dạng năm-tháng-ngày",
        ),
        (
            (*DEADLINE, "before"),
            "2024-11-31",
            "deadlines[0].before",
            "“2024-11-31” không phải là ngày có thật",
        ),
        (("steps",), "submitted", "steps", "Phải là một danh sách"),
        (("subjects", "kinds"), [], "subjects.kinds", "Phải có ít nhất 1 phần tử."),
        (("subjects",), [], "subjects", "Phải là một bảng khóa (khóa: giá trị)"),
        (
            ("decision", "clauses", 0, "quote"),
            "x" * 200,
            "decision.clauses[0].quote",
            "Dài quá 199 ký tự.",
        ),
        (("vote", "threshold"), 0.9, "vote.threshold", 'Phải là một tỷ lệ như "9/10"'),
        (
            ("decision", "clauses", 0),
            {"rule": "X-01", "reading": "r"},
            "decision.clauses[0]",
            "Phải có “quote” (trích kế hoạch), hoặc “note” nói vì sao không trích.",
        ),
        (
            ("period", "end"),
            "2023-12-31",
            "period",
            "Giai đoạn kết thúc trước khi bắt đầu.",
        ),
    ],
)
def test_a_wrong_value_is_placed_and_explained(place, value, where, sentence):
    found, said = fault(plan_with(place, value))

    assert (found, said[: len(sentence)]) == (where, sentence)


@pytest.mark.parametrize(
    ("change", "where", "sentence"),
    [
        ({"before": None}, "", "Thời hạn ghi đúng một trong ba: before (ngày), yearly"),
        ({"yearly": "11-30"}, "", "Thời hạn ghi đúng một trong ba: before (ngày), yearly"),
        ({"window": "month"}, "", "“recurrence” đi cùng “window”, một trong: month, quarter"),
        ({"duty": "Báo cáo"}, "", "Thời hạn ghi đúng một trong hai: step (bước) hoặc duty"),
        ({"step": None}, "", "Thời hạn ghi đúng một trong hai: step (bước) hoặc duty"),
        ({"working_day_shift": "sau"}, ".working_day_shift", "Giá trị “sau” không dùng được; các"),
        ({"opens": "2024-12-01"}, "", "“opens” chỉ dùng cùng “before”, và không sau ngày đó"),
        ({"windows_later": 1}, "", "“windows_later” và “anchored” chỉ dùng cùng “recurrence”"),
        ({"anchored": "plan"}, "", "“windows_later” và “anchored” chỉ dùng cùng “recurrence”"),
        (
            {"step": None, "duty": "Báo cáo", "demands": "all"},
            "",
            "“demands: all” chỉ dùng cho thời hạn của một bước, không lặp lại",
        ),
        ({"met_by": "list"}, "", "“met_by: list” chỉ dùng cho một việc (duty) lặp lại theo kỳ"),
        (
            {"met_by": "list", "step": None, "duty": "Báo cáo"},
            "",
            "“met_by: list” chỉ dùng cho một việc (duty) lặp lại theo kỳ",
        ),
        (
            {"before": None, "yearly": "11-30", "opens": "2024-01-01"},
            "",
            "“opens” chỉ dùng cùng “before”, và không sau ngày đó",
        ),
        (
            {
                "before": None,
                "recurrence": "FREQ=MONTHLY;BYMONTHDAY=20",
                "window": "month",
                "demands": "all",
            },
            "",
            "“demands: all” chỉ dùng cho thời hạn của một bước, không lặp lại",
        ),
        (
            {"before": None, "recurrence": "FREQ=WEEKLY", "window": "month"},
            ".recurrence",
            "“FREQ=WEEKLY” không phải là quy tắc lặp lại dùng được; ví dụ hàng tháng:",
        ),
        ({"time_zone": "UTC"}, ".time_zone", "Giá trị “UTC” không dùng được; các giá trị cho phép"),
        ({"before": None, "yearly": "02-29"}, ".yearly", "“02-29” không phải là ngày có trong mọi"),
        ({"before": None, "yearly": "13-01"}, ".yearly", "“13-01” không đúng dạng"),
    ],
)
def test_a_deadline_is_dated_once_and_limits_one_thing(change, where, sentence):
    data = plan()
    found, said = fault(data | {"deadlines": [data["deadlines"][0] | change]})

    assert (found, said[: len(sentence)]) == (f"deadlines[0]{where}", sentence)


def test_all_faults_are_told_at_once():
    data = plan_with(("route", "to"), "commune") | {"title": "", "ngay": 1}

    assert {found.place for found in faults(data)} == {"title", "ngay", "route.to"}


def test_the_refusal_says_how_many_faults_in_both_languages():
    with pytest.raises(PlanFaultyError) as refusal:
        read_plan(plan(title=None, year=0))

    assert refusal.value.code == "plan-faulty"
    assert refusal.value.message("vi") == (
        "Kế hoạch có 2 lỗi: title: Thiếu mục bắt buộc này. year: Phải từ 1945 trở lên."
    )
    assert refusal.value.message("en") == (
        "The plan has 2 faults: title: This required key is missing. year: It must be 1945 or more."
    )


def nested(depth):
    return [nested(depth - 1)] if depth else []


@pytest.mark.parametrize(
    "value",
    [{1, 2}, float("nan"), "\ud800", nested(600), 10**5000],
    ids=["a set", "not a number", "half a character", "too deep", "too long"],
)
def test_data_that_is_not_plain_is_refused(value):
    place, sentence = fault(plan(year=value))

    assert (place, sentence[:24]) == ("", "Dữ liệu kế hoạch chỉ đượ")


def test_faults_are_values():
    assert faults(plan(title=None)) == (
        Fault(("title",), "Thiếu mục bắt buộc này.", "This required key is missing."),
    )


def test_a_clause_may_say_why_there_are_no_words():
    clause = {"rule": "X-01", "reading": "r", "note": "minh họa"}

    assert read_plan(plan(principles=[clause, CLAUSE])).principles[0].quote == ""


def test_a_deadline_may_open_on_its_last_day():
    first = plan()["deadlines"][0]

    read = read_plan(plan(deadlines=[first | {"opens": "2024-11-30"}])).deadlines[0]

    assert read.opens == read.before


def test_a_deadline_on_a_step_may_ask_for_all():
    first = plan()["deadlines"][0]

    read = read_plan(plan(deadlines=[first | {"demands": "all"}])).deadlines[0]

    assert read.demands.value == "all"


def test_a_fault_in_the_words_of_its_own_rule_is_told_in_both_languages():
    [found] = faults(plan_with(("vote", "quorum"), 0))

    assert (found.place, found.vi, found.en) == (
        "vote.quorum",
        'Phải là tỷ lệ trên tổng số thành viên như "2/3", hoặc số thành viên từ 1 trở lên.',
        'Input should be a share of the roster such as "2/3", or a number of members from 1.',
    )
