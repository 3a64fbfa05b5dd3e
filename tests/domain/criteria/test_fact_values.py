import pytest

from domain.criteria.fact_values import FactKind, FactValueFaultyError, checked_value


@pytest.mark.parametrize(
    ("kind", "value", "filled"),
    [
        ("rating", {"value": "HTTNV"}, {"scale": "hoan_thanh_nhiem_vu", "value": "HTTNV"}),
        ("title", {"title": "CSTDCS"}, {"title": "CSTDCS"}),
        (
            "staff_ratings",
            {"staff": 8, "rated": 7, "excellent": 3, "excluded": {"newcomer": 1}},
            {"staff": 8, "rated": 7, "excellent": 3, "excluded": {"newcomer": 1}},
        ),
        ("discipline", {"any": False}, {"any": False}),
        ("count", {"what": "sang_kien", "number": 2}, {"what": "sang_kien", "number": 2}),
        (
            "figure",
            {"what": "loi_nhuan", "amount": -3, "unit": "đồng"},
            {"what": "loi_nhuan", "amount": -3, "unit": "đồng"},
        ),
        ("attested", {"what": "suy_ton"}, {"what": "suy_ton", "holds": True}),
        ("employment", {"current": True}, {"current": True}),
    ],
)
def test_a_value_of_each_kind_is_plain_data(kind, value, filled):
    checked = checked_value(FactKind(kind), value)

    assert checked == filled
    assert {type(each) for each in checked.values()} <= {str, int, bool, dict}


@pytest.mark.parametrize(
    ("kind", "value", "place"),
    [
        ("rating", {"value": "TSVM"}, "thang “hoan_thanh_nhiem_vu” chỉ có các mức"),
        ("title", {"title": "Chiến sĩ"}, "title: "),
        ("staff_ratings", {"staff": 8, "rated": 7, "excellent": 3}, "“excellent” không quá"),
        ("staff_ratings", {"staff": 3, "rated": 3, "excellent": 4}, "“excellent” không quá"),
        ("staff_ratings", {"staff": -1, "rated": 0, "excellent": 0}, "staff: "),
        (
            "staff_ratings",
            {"staff": 8, "rated": 7, "excellent": 3, "excluded": {"newcomer": "1"}},
            "excluded.newcomer: ",
        ),
        ("discipline", {}, "any: "),
        ("count", {"what": "Sáng kiến", "number": 1}, "what: "),
        ("count", {"what": "sang_kien", "number": 1.5}, "number: "),
        ("figure", {"what": "loi_nhuan", "amount": 3, "unit": " "}, "unit: "),
        ("attested", {"what": "suy_ton", "by": "x"}, "by: "),
        ("employment", {"current": "true"}, "current: "),
    ],
)
def test_another_shape_is_refused_with_its_place(kind, value, place):
    with pytest.raises(FactValueFaultyError) as refusal:
        checked_value(FactKind(kind), value)

    sentence = refusal.value.message("vi").split("không hợp lệ: ")[1]
    assert sentence.startswith(place)
