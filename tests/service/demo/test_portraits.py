import pytest

from domain.rules.kinds import SubjectKind
from domain.rules.reading import read_plan
from service.demo.portraits import OF_KCN, OF_THACH_AN, OF_TNMT
from tenants import plan_files

PLANS = {
    "s0-ban-quan-ly-kcn-soc-trang-2021-2025": OF_KCN,
    "s1-ubnd-huyen-thach-an-2021-2025": [each for of in OF_THACH_AN.values() for each in of],
    "s4-so-tnmt-khanh-hoa-2021-2025": OF_TNMT,
}


def rules_of(plan):
    return read_plan(plan_files.read_file(plan_files.shipped_path(plan)).data)


@pytest.mark.parametrize("plan", PLANS)
def test_each_portrait_is_of_a_kind_and_field_that_the_plan_admits(plan):
    rules = rules_of(plan)

    for portrait in PLANS[plan]:
        fields = [field.key for field in rules.fields_for(portrait.kind)]
        assert rules.admits(portrait.kind)
        assert portrait.field in (fields or [None])


def test_all_nine_fields_of_the_district_are_told_of():
    plan = rules_of("s1-ubnd-huyen-thach-an-2021-2025")

    assert list(OF_THACH_AN) == [field.key for field in plan.fields]


def test_a_portrait_is_filled_in_by_a_number():
    found = OF_THACH_AN["for-the-poor"][0].of(0, unit="P. LĐ", scope="partial", channel="P")

    assert (found.kind, found.name) == (SubjectKind.HOUSEHOLD, "Hộ Nông Minh Bình")
