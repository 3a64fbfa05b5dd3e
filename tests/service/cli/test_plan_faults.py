"""What a clerk is told of each kind of error: file, line, place, and what to write instead."""

import pytest

from tenants import plan_files

TEMPLATE = plan_files.TEMPLATE.read_text(encoding="utf-8")
BEFORE = "    before: 2026-12-15\n"
SHARE = "{kind: share, at_least: 1/2, whole: rated, years: plan_year}"
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
    (
        "key: co-quan-2026",
        "key: Cơ quan 2026",
        "key",
        "“Cơ quan 2026” không đúng dạng: chữ thường không dấu và chữ số, nối bằng gạch nối,",
    ),
    (
        "{rule: X-06,",
        "{rule: điều 6,",
        "criteria[1].clause.rule",
        "“điều 6” không đúng dạng: chữ cái in hoa, gạch nối, hai hoặc ba chữ số, ví dụ X-05.",
    ),
    (
        "- key: X-06",
        "- key: X-06B",
        "criteria[1].key",
        "“X-06B” không đúng dạng: chữ cái in hoa, gạch nối, hai hoặc ba chữ số,",
    ),
    (
        "reading: Ý kiến và lý do.}",
        "reading: Ý kiến, lý do.}",
        "criteria[1].clause.lý do.",
        "Không có khóa “lý do.”. Nếu đây là phần của một câu có dấu phẩy thì đặt cả câu",
    ),
    (
        BEFORE,
        "    yearly: 30-11\n",
        "deadlines[0].yearly",
        "“30-11” không đúng dạng: tháng-ngày, mỗi phần hai chữ số, ví dụ 11-30.",
    ),
    (BEFORE, "    yearly: 04-31\n", "deadlines[0].yearly", "“04-31” không phải là ngày có trong"),
    (
        BEFORE,
        "    before: 2026-02-30\n",
        "deadlines[0].before",
        "“2026-02-30” không phải là ngày có thật",
    ),
    (
        BEFORE,
        "    recurrence: hàng tháng\n    window: month\n",
        "deadlines[0].recurrence",
        "“hàng tháng” không phải là quy tắc lặp lại dùng được; ví dụ hàng tháng: FREQ=MONTHLY;",
    ),
    (
        BEFORE,
        "    recurrence: FREQ=MONTHLY;BYMONTHDAY=20\n",
        "deadlines[0]",
        "“recurrence” đi cùng “window”, một trong: month, quarter, two_quarters, half_year,",
    ),
    (
        BEFORE,
        "    recurrence: FREQ=MONTHLY;BYMONTHDAY=10,20\n    window: month\n",
        "deadlines[0].recurrence",
        "Quy tắc lặp lại phải rơi đúng một ngày trong mỗi kỳ; tháng 1/2026 có 2 ngày.",
    ),
    (
        BEFORE,
        f"{BEFORE}    windows_later: 1\n",
        "deadlines[0]",
        "“windows_later” và “anchored” chỉ dùng cùng “recurrence”.",
    ),
    (
        "    step: submitted\n",
        "",
        "deadlines[0]",
        "Thời hạn ghi đúng một trong hai: step (bước) hoặc duty (việc phải làm).",
    ),
    (
        BEFORE,
        f"{BEFORE}    met_by: list\n",
        "deadlines[0]",
        "“met_by: list” chỉ dùng cho một việc (duty) lặp lại theo kỳ.",
    ),
    (
        BEFORE,
        f"{BEFORE}    opens: 2027-01-01\n",
        "deadlines[0]",
        "“opens” chỉ dùng cùng “before”, và không sau ngày đó.",
    ),
    (
        SHARE,
        "{kind: rating_at_least, at_least: HTXSNV, years: fixed}",
        "criteria[2].check",
        "“year” đi cùng “years: fixed”, và chỉ khi đó.",
    ),
    (
        SHARE,
        "{kind: rating_at_least, at_least: HTXSNV, at_least_years: 3}",
        "criteria[2].check",
        "“at_least_years” chỉ đi cùng “years: every_year”.",
    ),
    (
        SHARE,
        "{kind: title_every_year, title: KHONG}",
        "criteria[2].check",
        "Phải là một danh hiệu; “KHONG” nghĩa là không có danh hiệu.",
    ),
    (
        SHARE,
        "{kind: collective_excellent, exemplary: X-99}",
        "criteria[2].check.exemplary",
        "Không có tiêu chí “X-99”; các tiêu chí: X-05, X-06, X-07.",
    ),
    (
        SHARE,
        "{at_least: 1/2}",
        "criteria[2].check",
        "Phải có “kind”, là một trong: rating_at_least, share,",
    ),
    (
        SHARE,
        "{kind: share, at_lest: 1/2, whole: rated}",
        "criteria[2].check.at_lest",
        "Không có khóa “at_lest”. Có phải ý là “at_least”? Các khóa cho phép: ",
    ),
    ("threshold: 2/3 ", "threshold: 3/2 ", "vote.threshold", 'Phải là một tỷ lệ như "9/10"'),
    ("threshold: 2/3 ", "threshold: 0/3 ", "vote.threshold", 'Phải là một tỷ lệ như "9/10"'),
    ("threshold: 2/3 ", "threshold: 2/0 ", "vote.threshold", 'Phải là một tỷ lệ như "9/10"'),
    (
        "# fields:",
        "fields: [{key: y, title: Y, leads: [{body: A}], clause: {note: x, reading: y}}]\n# x:",
        "fields[0]",
        "“leads” (đơn vị chủ trì) đi cùng “verb” (giao hoặc de_nghi), và chỉ khi đó.",
    ),
    (
        "# fields:",
        "fields: [{key: y, title: Y, kinds: [student], clause: {note: x, reading: y}}]\n# x:",
        "fields[0].kinds",
        "Kế hoạch không nhận loại đối tượng “student”; các loại được nhận: collective,",
    ),
    (
        "checklist:",
        "extra_days: {days_off: [2026-05-01], working_days: [2026-05-01], note: x}\nchecklist:",
        "extra_days",
        "Một ngày không thể vừa là ngày nghỉ (days_off) vừa là ngày làm việc.",
    ),
    (
        "verified, tabled, voted,",
        "verified, voted,",
        "steps",
        "Kế hoạch có bước “voted” thì phải có bước “tabled” trước đó.",
    ),
    (
        "proposed, decided, referred]",
        "proposed, referred]",
        "route.only_recognised",
        "Chỉ đề nghị cấp trên điển hình đã công nhận thì kế hoạch phải có bước “decided”.",
    ),
    (
        'quote: "từ 50%"',
        f'quote: "{"dài " * 60}"',
        "criteria[2].clause.quote",
        "Dài quá 199 ký tự.",
    ),
    ("line: 22", "line: dòng 22", "criteria[2].clause.line", "Phải là số nguyên, không phải chữ."),
    ("    title: Năm 2026", "    title:", "rounds[0].title", "Phải là chữ (văn bản), không phải"),
    (
        "kinds: [collective, leader, individual]",
        "kinds: collective",
        "subjects.kinds",
        "Phải là một danh sách (mỗi dòng bắt đầu bằng “-”), không phải chữ.",
    ),
    (
        'thế nào?", default: Vẫn nhận và đánh dấu muộn.}',
        'thế nào?"}',
        "questions[0].default",
        "Thiếu mục bắt buộc này.",
    ),
]
NO_YAML = [
    ("level: agency", "level: agency\nlevel: agency", "Khóa “level” được viết hai lần; nếu đây là"),
    ("  - key: X-06\n", "    key: X-06\n", "Khóa “key” được viết hai lần; nếu đây là một mục mới"),
    (
        "title: Kế hoạch phát",
        "title: Kế hoạch: phát",
        "câu có dấu hai chấm thì đặt trong ngoặc kép",
    ),
    ("  kinds: [coll", "\tkinds: [coll", "dòng này dùng phím Tab; hãy thụt dòng bằng dấu cách"),
    ("level: agency", "level:agency", "sau khóa phải có dấu hai chấm rồi dấu cách, ví dụ “level:"),
    (
        "end: 2026-12-31}",
        "end: 2026-12-31",
        "trong ngoặc mở ở dòng này thiếu dấu phẩy hoặc dấu đóng",
    ),
    (
        "Báo cáo thành tích,",
        "Báo cáo: thành tích,",
        "trong ngoặc mở ở dòng này thiếu dấu phẩy hoặc",
    ),
    ("    judged: C", "   judged: C", "dòng này không thẳng hàng với các dòng cùng cấp ở trên"),
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
    path = with_fault(tmp_path, old, new)
    begun = TEMPLATE[: TEMPLATE.index(old)].count("\n") + 1

    code, told = guong_on_sqlite.refusal("plan", "check", path)

    assert code == 1
    assert said in told
    where = int(told.partition(f"{path}:")[2].partition(":")[0])
    assert begun <= where <= begun + 1


def test_a_quotation_mark_that_is_never_closed_is_named_where_it_opens(guong_on_sqlite, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text('key: x\ntitle: "Kế hoạch\nlevel: agency\n', encoding="utf-8")

    code, told = guong_on_sqlite.refusal("plan", "check", path)

    assert code == 1
    assert f"{path}:2: Tệp không đúng cú pháp YAML: ngoặc kép mở ở dòng này chưa đóng." in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp kế hoạch phải là một bảng khóa (khóa: giá trị)."),
        (b"- a\n- b\n", "Tệp kế hoạch phải là một bảng khóa (khóa: giá trị)."),
        (TEMPLATE.encode("utf-16"), "Tệp kế hoạch phải là văn bản UTF-8."),
    ],
    ids=["empty", "a list", "another encoding"],
)
def test_a_file_that_is_no_plan_at_all_is_refused(guong_on_sqlite, tmp_path, content, said):
    path = tmp_path / "plan.yaml"
    path.write_bytes(content)

    code, told = guong_on_sqlite.refusal("plan", "check", path)

    assert (code, f"{path}:1: {said}" in told) == (1, True)
