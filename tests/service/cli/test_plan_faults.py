"""What a clerk is told of each kind of error: file, line, place, and what to write instead."""

import pytest

from tenants import plan_files

TEMPLATE = plan_files.TEMPLATE.read_text(encoding="utf-8")
KINDS = "collective, individual, leader, household, enterprise, cooperative, commune"

FAULTS = [
    ("title: Kế hoạch phát", "tieu_de: Kế hoạch phát", "tieu_de", "Không có khóa “tieu_de”."),
    ("issuer: Sở …", "# issuer", "issuer", "Thiếu mục bắt buộc này."),
    ("level: agency", "level: so", "level", "Giá trị “so” không dùng được; các giá trị cho phép:"),
    ("year: 2026", "year: '2026'", "year", "Phải là số nguyên, không phải chữ."),
    ("year: 2026", "year: 2026.5", "year", "Phải là số nguyên, không phải số thập phân."),
    (
        "period: {start: 2026-01-01, end: 2026-12-31}",
        "period: {start: 01/01/2026, end: 2026-12-31}",
        "period.start",
        "“01/01/2026” không phải là ngày có thật, viết theo dạng năm-tháng-ngày",
    ),
    (
        "period: {start: 2026-01-01, end: 2026-12-31}",
        "period: {start: 2026-12-31, end: 2026-01-01}",
        "period",
        "Giai đoạn kết thúc trước khi bắt đầu.",
    ),
    (
        "kinds: [collective, leader, individual]",
        "kinds: [collective, leader, individual, nguoi]",
        "subjects.kinds[3]",
        f"Giá trị “nguoi” không dùng được; các giá trị cho phép: {KINDS}",
    ),
    ("kinds: [collective, leader, individual]", "kinds: []", "subjects.kinds", "Phải có ít nhất 1"),
    (
        "applies_to: [collective]",
        "applies_to: [student]",
        "criteria[2].applies_to",
        "Kế hoạch không nhận loại đối tượng “student”; các loại được nhận: collective,",
    ),
    (
        "applies_to: [collective]",
        "fields: [y-te]",
        "criteria[2].fields",
        "Không có lĩnh vực “y-te”; các lĩnh vực: không có.",
    ),
    (
        "- key: X-06",
        "- key: X-05",
        "criteria[1].key",
        "Khóa “X-05” đã dùng ở trên; mỗi khóa chỉ dùng một lần.",
    ),
    (
        "{kind: share, at_least: 1/2,",
        "{kind: share, at_least: 50%,",
        "criteria[2].check.at_least",
        'Phải là một tỷ lệ như "9/10", lớn hơn 0 và không quá 1.',
    ),
    (
        "{kind: share, at_least: 1/2,",
        "{kind: tinh_toan, at_least: 1/2,",
        "criteria[2].check",
        "Giá trị “tinh_toan” không dùng được; các giá trị cho phép: rating_at_least, share,",
    ),
    (
        "at_least: HTXSNV,",
        "at_least: XS,",
        "criteria[0].check",
        "Thang “hoan_thanh_nhiem_vu” chỉ có các mức: HTXSNV, HTTNV, HTNV, KHTNV.",
    ),
    (
        "judged: C",
        "judged: D",
        "criteria[1].judged",
        "Giá trị “D” không dùng được; các giá trị cho phép: A, B, C.",
    ),
    (
        'clause: {rule: X-06, line: 21, quote: "Tiêu biểu, có sức lan tỏa", reading: Ý kiến và',
        "clause: {rule: X-06, reading: Ý kiến và",
        "criteria[1].clause",
        "Phải có “quote” (trích kế hoạch), hoặc “note” nói vì sao không trích.",
    ),
    (
        "{rule: X-06,",
        "{rule: 6,",
        "criteria[1].clause.rule",
        "Phải là chữ (văn bản), không phải số.",
    ),
    (
        "steps: [registered, submitted,",
        "steps: [submitted, registered,",
        "steps",
        "Các bước phải theo thứ tự của quy trình và không lặp lại: registered,",
    ),
    (
        "decided, referred]",
        "decided, certified, referred]",
        "certificate",
        "Kế hoạch có bước “certified” thì phải có mục “certificate”.",
    ),
    (
        "tabled, voted, proposed,",
        "tabled, proposed,",
        "vote",
        "Có mục “vote” nhưng kế hoạch không có bước “voted”.",
    ),
    (
        "before: 2026-12-15",
        "before: 2026-12-15\n    yearly: 12-15",
        "deadlines[0]",
        "Thời hạn ghi đúng một trong ba: before (ngày), yearly (tháng-ngày), recurrence.",
    ),
    (
        "    step: submitted",
        "    step: published",
        "deadlines[0].step",
        "Kế hoạch không có bước “published” mà thời hạn này nói đến.",
    ),
    (
        "    when_late: accept_flagged",
        "    when_late: phat",
        "deadlines[0].when_late",
        "Giá trị “phat” không dùng được; các giá trị cho phép: accept_flagged, refuse.",
    ),
    ("max_rounds: 1 ", "max_rounds: 0 ", "vote.max_rounds", "Phải từ 1 trở lên."),
    ("abstain_option: false", "abstain_option: không", "vote.abstain_option", "Phải là true hoặc"),
    (
        "threshold: 2/3 ",
        "threshold: 0.66 ",
        "vote.threshold",
        'Phải là một tỷ lệ như "9/10", lớn hơn 0 và không quá 1.',
    ),
    ("to: province\n", "to: huyen\n", "route.to", "Giá trị “huyen” không dùng được;"),
    (
        "    window: year\n",
        (
            "    window: year\n    clause: {reading: Năm., note: Minh họa.}\n"
            "  - key: dai\n    title: Dài\n    window: period\n"
        ),
        "rounds[1].window",
        "Kỳ “period” phải ngắn hơn kỳ “year” ghi ngay trước nó.",
    ),
    ("year: 2026", "year: 2025", "year", "Năm 2025 không nằm trong giai đoạn 2026–2026"),
]
NO_YAML = [
    ("level: agency", "level: agency\nlevel: agency", "Khóa “level” được viết hai lần."),
    ("title: Kế hoạch phát", "title: Kế hoạch: phát", "Tệp không đúng cú pháp YAML"),
    ("level: agency", "level: !!python/name:os.system agency", "Tệp kế hoạch không dùng thẻ YAML"),
    ("level: agency", "level: *moc", "Tệp kế hoạch không dùng bí danh YAML"),
]


def with_fault(tmp_path, old, new):
    text = TEMPLATE.replace("max_rounds: 1\n", "max_rounds: 1 \n")
    assert text.count(old) >= 1, old
    path = tmp_path / "plan.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "place", "said"), FAULTS, ids=[f"{fault[2]}: {fault[1]}" for fault in FAULTS]
)
def test_a_plan_with_an_error_is_refused_with_what_to_do(
    guong_on_sqlite, tmp_path, old, new, place, said
):
    path = with_fault(tmp_path, old, new)

    result = guong_on_sqlite("plan", "check", path)

    told = [line.partition(": ") for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [rest for _, _, rest in told if rest.startswith(f"{place}: {said}")], result.stdout
    assert all(where.rpartition(":")[2].isdecimal() for where, _, _ in told)


@pytest.mark.parametrize(("old", "new", "said"), NO_YAML, ids=[fault[1] for fault in NO_YAML])
def test_a_file_that_is_no_plan_yaml_is_refused_with_its_line(
    guong_on_sqlite, tmp_path, old, new, said
):
    code, line = guong_on_sqlite.refusal("plan", "check", with_fault(tmp_path, old, new))

    assert code == 1
    assert f": {said}" in line
