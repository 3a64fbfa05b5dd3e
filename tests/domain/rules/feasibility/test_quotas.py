from domain.rules.feasibility.quotas import quota_notes
from domain.rules.feasibility.ratings import UnitRatings
from domain.rules.reading import read_plan
from tests.domain.rules.sample import CLAUSE, plan


def quota(**parts):
    fixed = {"key": "q", "owed_by": "unit", "owed_to": "HĐ", "counts": "introduced"}
    return fixed | {"minimum": 1, "window": "year", "clause": CLAUSE} | parts


def unit(name, staff):
    return UnitRatings(unit=name, staff=staff, rated=0, excellent=0, good=0)


def notes(*quotas, units=(), **parts):
    found = quota_notes(read_plan(plan(quotas=list(quotas), **parts)), units)
    return {note.code: note for note in found}


def fields_of(*leads):
    passage = {name: CLAUSE[name] for name in ("line", "quote", "reading")}
    return [
        {"key": f"f{number}", "title": "Lĩnh vực", "verb": "giao", "clause": passage}
        | {"leads": [{"body": name} for name in names]}
        for number, names in enumerate(leads)
    ]


def test_a_quota_adds_up_over_units_and_windows():
    note = notes(quota(minimum=2, window="quarter"), units=[unit("A", 9), unit("B", 9)])[
        "quota_total"
    ]

    assert (note.weight.value, note.rule) == ("info", "X-01")
    assert note.numbers == {"owing": 2, "windows": 4, "minimum": 2, "total": 16}
    assert note.en == (
        "The quota “bỏ phiếu kín”: 2 bodies × 4 windows × 2 = at least 16 over the whole period."
    )
    assert note.vi == (
        "Chỉ tiêu “bỏ phiếu kín”: 2 nơi × 4 kỳ × 2 = ít nhất 16 lượt trong cả giai đoạn."
    )


def test_a_quota_of_field_leads_counts_the_leads_of_the_fields():
    fields = fields_of(["Phòng NN", "Hội ND"], ["Phòng GD"])

    note = notes(quota(owed_by="field_lead"), fields=fields)["quota_total"]

    assert note.numbers["owing"] == 3


def test_a_quota_of_the_council_is_owed_once():
    note = notes(quota(owed_by="council"), units=[unit("A", 9), unit("B", 9)])["quota_total"]

    assert note.numbers["owing"] == 1


def test_a_quota_of_nothing_or_of_nobody_says_nothing():
    assert notes(quota(minimum=0), units=[unit("A", 9)]) == {}
    assert notes(quota()) == {}


def test_a_unit_can_introduce_each_of_its_people_and_itself():
    monthly = quota(window="month")

    assert "quota_exceeds_people" not in notes(monthly, units=[unit("A", 11)])
    note = notes(monthly, units=[unit("A", 10), unit("B", 11), unit("C", 3)])[
        "quota_exceeds_people"
    ]
    assert (note.weight.value, note.rule) == ("tight", "X-01")
    assert note.numbers == {"each": 12, "units": 2}
    assert note.vi.endswith("ghi không có điển hình trong kỳ: A, C.")
    assert note.en == (
        "Each unit owes 12 introductions over the period; 2 units have fewer people, so they must"
        " introduce the same again or file that there is none: A, C."
    )


def test_only_a_quota_of_units_is_held_against_their_people():
    assert "quota_exceeds_people" not in notes(
        quota(owed_by="council", window="month"), units=[unit("A", 3)]
    )


def test_a_quota_upward_that_the_units_owe_can_be_met():
    upward = quota(key="up", owed_by="council", counts="selected", minimum=2)
    units = [unit("A", 9), unit("B", 9)]

    assert "quota_exceeds_introductions" not in notes(quota(), upward, units=units)
    assert "quota_exceeds_introductions" not in notes(upward, units=units)
    note = notes(quota(), upward | {"minimum": 3}, units=units)["quota_exceeds_introductions"]
    assert (note.weight.value, note.rule) == ("tight", "X-01")
    assert note.en == "The quota “bỏ phiếu kín” needs 3, and 2 units owe no more than 2."
    assert note.vi == (
        "Chỉ tiêu “bỏ phiếu kín” cần 3 gương, mà 2 đơn vị chỉ phải giới thiệu tối thiểu 2."
    )


def test_what_field_leads_owe_is_not_asked_of_the_units_again():
    of_fields = quota(key="fields", owed_by="field_lead", minimum=9)
    fields = fields_of(["Phòng NN"])

    found = notes(quota(), of_fields, units=[unit("A", 9)], fields=fields)

    assert "quota_exceeds_introductions" not in found
