from tests.service.cli.conftest import Shell

UNKNOWN = "guong: Không có cơ quan nào mang mã nowhere. · There is no agency nowhere."


def test_an_agency_is_entered_and_listed(guong):
    guong("agency", "add", "binh-phuoc", "--name", "UBND tỉnh", "--level", "province")
    guong(
        *("agency", "add", "so-a", "--name", "Sở A", "--short-name", "A"),
        *("--parent", "binh-phuoc", "--established", "2020-01-02"),
    )

    assert guong.json("agency", "list")[1] == {
        "tenant_id": "so-a",
        "name": "Sở A",
        "short_name": "A",
        "level": "agency",
        "parent_id": "binh-phuoc",
        "established_on": "2020-01-02",
        "dissolved_on": None,
        "ministry_id": None,
    }


def test_an_agency_may_also_report_to_a_line_ministry(guong):
    guong("agency", "add", "bo-tnmt", "--name", "Bộ TN&MT", "--level", "ministry")
    guong("agency", "add", "bo-nnmt", "--name", "Bộ NN&MT", "--level", "ministry")
    guong("agency", "add", "khanh-hoa", "--name", "UBND tỉnh", "--level", "province")
    guong(
        *("agency", "add", "so-tnmt", "--name", "Sở TN&MT"),
        *("--parent", "khanh-hoa", "--ministry", "bo-tnmt"),
    )
    entered = guong.json("agency", "list")[-1]

    guong(
        *("agency", "affiliate", "so-tnmt", "--ministry", "bo-nnmt"),
        *("--on", "2025-03-01", "--document", "NQ 176/2025/QH15"),
    )

    moved = guong.json("agency", "list")[-1]
    assert (entered["parent_id"], entered["ministry_id"]) == ("khanh-hoa", "bo-tnmt")
    assert (moved["parent_id"], moved["ministry_id"]) == ("khanh-hoa", "bo-nnmt")


def test_a_province_is_no_line_ministry(guong, so_xay_dung):
    code, line = guong.refusal(
        *("agency", "affiliate", so_xay_dung, "--ministry", "binh-phuoc"),
        *("--on", "2025-03-01", "--document", "x"),
    )

    assert code == 1
    assert "has no line ministry binh-phuoc (province)" in line


def test_people_get_a_table_in_their_language(guong, so_xay_dung):
    vietnamese = guong("agency", "list").stdout
    english = guong("agency", "list", "--lang", "en").stdout

    assert "Trực thuộc" in vietnamese
    assert "Reports to" in english
    assert so_xay_dung in vietnamese


def test_the_language_of_the_environment_is_heard(sqlite_url):
    guong = Shell(sqlite_url)
    guong.environment["LANG"] = "en_US.UTF-8"

    assert "Reports to" in guong("agency", "list").stdout
    assert guong.refusal("agency", "dissolve", "nowhere", "--on", "2025-03-01", "--document", "x")[
        1
    ].startswith("guong: There is no agency nowhere. · Không có")


def test_an_agency_is_dissolved_by_a_document(guong, so_xay_dung):
    guong("agency", "dissolve", so_xay_dung, "--on", "01/03/2025", "--document", "NQ 12")

    assert guong.json("agency", "list")[1]["dissolved_on"] == "2025-03-01"


def test_an_agency_is_not_dissolved_twice(guong, so_xay_dung):
    guong("agency", "dissolve", so_xay_dung, "--on", "2025-03-01", "--document", "NQ 12")

    code, line = guong.refusal(
        "agency", "dissolve", so_xay_dung, "--on", "2025-04-01", "--document", "NQ 13"
    )

    assert code == 1
    assert "was dissolved on 2025-03-01" in line


def test_an_unknown_agency_is_told(guong):
    assert guong.refusal(
        "agency", "dissolve", "nowhere", "--on", "2025-03-01", "--document", "x"
    ) == (1, UNKNOWN)


def test_a_slug_is_not_taken_twice(guong, so_xay_dung):
    code, line = guong.refusal("agency", "add", so_xay_dung, "--name", "Sở Khác")

    assert (code, "There already is an agency so-xay-dung." in line) == (1, True)
    assert len(guong.json("agency", "list")) == 2


def test_a_day_that_is_none_is_a_misuse(guong, so_xay_dung):
    code, line = guong.refusal(
        "agency", "dissolve", so_xay_dung, "--on", "30/2/2024", "--document", "x"
    )

    assert code == 2
    assert line.startswith("guong: Giá trị của '--on' không hợp lệ. · ")


def test_a_missing_argument_is_a_misuse(guong):
    assert guong.refusal("agency", "add") == (
        2,
        "guong: Thiếu tham số 'TENANT'. · Missing argument 'TENANT'.",
    )


def test_a_choice_that_is_none_is_told_with_the_choices(guong):
    code, line = guong.refusal("agency", "add", "so-a", "--name", "Sở A", "--level", "district")

    assert code == 2
    assert "chọn: agency, province, ministry" in line
