import json

import pytest

from domain.rules.document import PlanDocument
from tenants import plan_files

S1 = "s1-ubnd-huyen-thach-an-2021-2025"
S2 = "s2-so-xay-dung-2024"
HEADING = "unit,staff,rated,excellent,good"


@pytest.fixture
def template(guong_on_sqlite, tmp_path):
    path = tmp_path / "plan.yaml"
    guong_on_sqlite.json("plan", "new", path)
    return path


def test_a_new_plan_is_a_commented_template_that_is_valid(guong_on_sqlite, template):
    checked = guong_on_sqlite.json("plan", "check", template)

    assert (checked["key"], checked["faults"]) == ("co-quan-2026", [])
    assert template.read_text(encoding="utf-8").startswith("# MẪU KẾ HOẠCH.")


def test_what_the_template_leaves_open_is_warned_of_with_its_line(guong_on_sqlite, template):
    warnings = guong_on_sqlite.json("plan", "check", template)["warnings"]

    lines = template.read_text(encoding="utf-8").splitlines()
    assert [each["path"] for each in warnings] == ["issuer", "vote.authorised_by"]
    assert warnings[0]["vi"] == "Còn dấu ba chấm của bản mẫu: “Sở …”; hãy điền cho đủ."
    assert all("…" in lines[each["line"] - 1] for each in warnings)


def test_what_is_there_is_not_overwritten(guong_on_sqlite, template):
    template.write_text("mine", encoding="utf-8")

    assert guong_on_sqlite.refusal("plan", "new", template)[0] == 1
    assert template.read_text(encoding="utf-8") == "mine"


def test_a_template_goes_only_where_one_can_write(guong_on_sqlite, tmp_path):
    code, line = guong_on_sqlite.refusal("plan", "new", tmp_path / "none" / "plan.yaml")

    assert (code, "Không ghi được" in line) == (1, True)


def test_the_trace_is_a_json_list_of_127_rules(guong_on_sqlite):
    rules = guong_on_sqlite.json("plan", "trace")

    assert len(rules) == 127
    assert rules[-1] == {
        "rule": "S4-17",
        "plan": "s4-so-tnmt-khanh-hoa-2021-2025",
        "line": 76,
        "quote": "lập và vận hành chuyên mục phổ biến kinh nghiệm, cách làm sáng tạo, hiệu quả",
        "reading": "Chuyên mục trên cổng của Sở, khi người được nêu gương đồng ý.",
        "in_force": [
            {
                "data": "duties.column",
                "line": 76,
                "quote": (
                    "lập và vận hành chuyên mục phổ biến kinh nghiệm, cách làm sáng tạo, hiệu quả"
                ),
                "reading": "Chuyên mục trên cổng của Sở, khi người được nêu gương đồng ý.",
                "code": rules[-1]["in_force"][0]["code"],
            }
        ],
    }


def test_the_trace_of_one_rule_is_a_table(guong_on_sqlite):
    shown = guong_on_sqlite("plan", "trace", "--rule", "S2-08").stdout

    assert "criteria.S2-08a" in shown
    assert "S2-09" not in shown


def test_a_rule_that_is_not_there_is_told(guong_on_sqlite):
    assert "S9-01" in guong_on_sqlite.refusal("plan", "trace", "--rule", "S9-01")[1]


def test_the_schema_is_that_of_plan_files(guong_on_sqlite):
    assert guong_on_sqlite.json("plan", "schema") == PlanDocument.model_json_schema()
    assert guong_on_sqlite("plan", "schema").stdout.startswith('{\n  "$defs"')


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_plan_is_tried_out_with_a_table_of_ratings(guong_on_sqlite, tmp_path, separator):
    rows = [HEADING, "Văn phòng,8,8,4,4", "Thanh tra,7,7,3,4"]
    path = tmp_path / "ratings.csv"
    path.write_text("\ufeff" + "\n".join(rows).replace(",", separator), encoding="utf-8")

    found = guong_on_sqlite.json("plan", "simulate", S2, "--council-size", "9", "--ratings", path)

    assert found["key"] == "s2-2024"
    assert {note["code"]: note["numbers"] for note in found["notes"]} == {
        "share_under_cap": {"heads": 15, "excellent": 2, "possible": 0, "units": 2},
        "cap_in_one_unit": {"p": 1, "whole": 6},
        "unanimity": {"needed": 9, "members": 9},
        "quorum_below_threshold": {"present": 6, "needed": 9, "members": 9},
        "recusal_blocks": {"members": 9},
        "deadline_before_evidence": {"criteria": 3},
        "share_as_rated": {"met": 1, "units": 2},
    }


def test_a_plan_is_tried_out_with_a_list_of_ratings(guong_on_sqlite, tmp_path):
    path = tmp_path / "ratings.json"
    units = [{"unit": "Phòng Y tế", "staff": 6, "rated": 6, "excellent": 1, "good": 5}]
    path.write_text(json.dumps(units), encoding="utf-8")

    shown = guong_on_sqlite("plan", "simulate", S1, "--council-size", "5", "--ratings", path)

    assert "= ít nhất 57 lượt trong cả giai đoạn. [S1-24]" in shown.stdout


def test_without_ratings_only_the_plan_is_looked_at(guong_on_sqlite):
    shown = guong_on_sqlite("plan", "simulate", S2, "--council-size", "10", "--lang", "en").stdout

    assert "INFO: A council of 10 needs 9 yes votes; at most 1 may be missing. [S2-20]" in shown


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("r.csv", "unit,staff\nA,1", f"dòng đầu phải là: {HEADING}"),
        ("r.csv", f"{HEADING}\nA,tám,8,1,1", "r.csv:2: cột “staff” phải có và đúng kiểu"),
        ("r.csv", f"{HEADING}\nA,8,9,1,1", "r.csv:2: “rated” không quá “staff”"),
        ("r.json", "{}", "phải là một danh sách"),
        ("r.json", "[", "không phải JSON"),
        ("r.json", "[1]", "r.json[0]: "),
    ],
)
def test_ratings_that_cannot_be_used_are_told_with_their_row(
    guong_on_sqlite, tmp_path, name, text, said
):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    code, line = guong_on_sqlite.refusal(
        "plan", "simulate", S2, "--council-size", "9", "--ratings", path
    )

    assert (code, said in line) == (1, True), line


def test_ratings_that_are_not_there_are_told(guong_on_sqlite, tmp_path):
    lost = ("--ratings", tmp_path / "none.csv")

    assert guong_on_sqlite.refusal("plan", "simulate", S2, "--council-size", "9", *lost)[0] == 1


def test_expired_bases_are_warned_of_with_their_line(guong_on_sqlite):
    path = plan_files.shipped_path(S2)
    line = plan_files.read_file(path).line_of(("bases", 0))

    shown = guong_on_sqlite("plan", "check", S2, "--on", "2026-11-20").stdout.splitlines()

    assert len(shown) == 4
    assert shown[1] == (
        f"{path}:{line}: bases[0]: Căn cứ 2514/QĐ-UBND (Đề án phát hiện, bồi dưỡng, nhân rộng điển"
        " hình tiên tiến trên địa bàn tỉnh giai đoạn 2021 - 2025) đã hết hiệu lực từ sau ngày"
        " 31/12/2025."
    )


def test_while_its_bases_hold_a_plan_has_no_warnings(guong_on_sqlite):
    assert guong_on_sqlite.json("plan", "check", S2, "--on", "2024-06-01")["warnings"] == []


def amended(tmp_path, old, new):
    path = tmp_path / "amended.yaml"
    text = plan_files.shipped_path(S2).read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_plan_in_force_is_amended_by_a_document(guong, so_xay_dung, tmp_path):
    guong("plan", "issue", S2, "--tenant", so_xay_dung)
    path = amended(tmp_path, "max_rounds: 1", "max_rounds: 2")
    why = ("--reason", "Cho phép bỏ phiếu lại", "--authorised-by", "12/QĐ-SXD")

    done = guong.json("plan", "amend", path, "--tenant", so_xay_dung, *why)

    assert (done["rules_version"], done["position"]) == (2, 3)


def test_a_plan_that_was_not_issued_is_not_amended(guong, so_xay_dung):
    why = ("--reason", "Sửa", "--authorised-by", "12/QĐ-SXD")

    assert guong.refusal("plan", "amend", S2, "--tenant", so_xay_dung, *why)[0] == 1
