from tenants import plan_files

S2 = "s2-so-xay-dung-2024"
FAULTY = """key: mine
title: Kế hoạch
level: street
year: 2024
"""


def test_every_shipped_plan_is_valid(guong_on_sqlite):
    for name in plan_files.shipped():
        assert guong_on_sqlite.json("plan", "check", name)["faults"] == []


def test_every_fault_is_told_with_file_line_path_and_reason(guong_on_sqlite, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(FAULTY)

    result = guong_on_sqlite("plan", "check", path)

    assert result.exit_code == 1
    assert f"{path}:3: level: " in result.stdout
    assert f"{path}:1: issuer: Thiếu mục bắt buộc này." in result.stdout


def test_faults_are_told_in_english_and_in_json(guong_on_sqlite, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(FAULTY)

    english = guong_on_sqlite("plan", "check", path, "--lang", "en")
    data = guong_on_sqlite("plan", "check", path, "--json")

    assert f"{path}:1: issuer: This required key is missing." in english.stdout
    assert data.exit_code == 1
    assert '"path": "issuer"' in data.stdout


def test_a_file_that_is_no_yaml_is_told_with_its_line(guong_on_sqlite, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text("key: a\nkey: b\n")

    code, line = guong_on_sqlite.refusal("plan", "check", path)

    assert (code, line.startswith(f"guong: {path}:2: ")) == (1, True)


def test_a_file_that_is_not_there_is_told(guong_on_sqlite, tmp_path):
    assert guong_on_sqlite.refusal("plan", "check", tmp_path / "none.yaml")[0] == 1


def test_a_plan_is_put_in_force(guong, so_xay_dung):
    issued = guong.json("plan", "issue", S2, "--tenant", so_xay_dung)

    assert (issued["key"], issued["position"]) == ("s2-2024", 2)


def test_a_plan_is_put_in_force_once(guong, so_xay_dung):
    guong("plan", "issue", S2, "--tenant", so_xay_dung)

    code, line = guong.refusal("plan", "issue", S2, "--tenant", so_xay_dung)

    assert (code, "was issued at this agency before" in line) == (1, True)


def test_a_plan_without_number_waits_for_one(guong, so_xay_dung):
    unnumbered = ("plan", "issue", "s3-so-ngoai-vu-2023", "--tenant", so_xay_dung)

    assert guong.refusal(*unnumbered)[0] == 1
    assert guong.json(*unnumbered, "--number", "10/KH-SNgV")["position"] == 2


def test_a_faulty_plan_is_not_issued(guong, so_xay_dung, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(FAULTY)

    code, line = guong.refusal("plan", "issue", path, "--tenant", so_xay_dung)

    assert (code, f"{path}:3: level: " in line) == (1, True)


def test_a_plan_is_issued_at_an_agency_that_exists(guong):
    assert guong.refusal("plan", "issue", S2, "--tenant", "nowhere")[0] == 1


def test_the_plans_of_an_agency_are_listed(guong, so_xay_dung):
    guong("plan", "issue", S2, "--tenant", so_xay_dung)
    guong("work", "--once")

    (listed,) = guong.json("plan", "list", "--tenant", so_xay_dung)

    assert (listed["key"], listed["number"], listed["state"]) == (
        "s2-2024",
        "883/KH-SXD",
        "issued",
    )


def test_the_shipped_plans_are_listed(guong_on_sqlite):
    listed = guong_on_sqlite.json("plan", "list")

    assert [each["name"] for each in listed] == plan_files.shipped()
    assert [each["name"] for each in listed if each["sketch"]] == []
