from datetime import UTC, datetime

import pytest

from domain.nominations.refusals import FieldMissingError, FieldNotForKindError
from domain.rules.kinds import SubjectKind
from tests.domain.processes.office import Office

S0 = "s0-ban-quan-ly-kcn-soc-trang-2021-2025"
S1 = "s1-ubnd-huyen-thach-an-2021-2025"
SPRING_2023 = datetime(2023, 3, 1, 2, 0, tzinfo=UTC)


def registered(office, **how):
    nomination_id = office.register(**how)
    return next(iter(office.nominations.events.get(nomination_id)))


def test_a_dossier_bears_its_field_and_only_the_criteria_of_that_field():
    fact = registered(Office(S1), kind=SubjectKind.ENTERPRISE, field="enterprise")

    assert (fact.field, fact.field_title) == (
        "enterprise",
        "Doanh nghiệp Việt Nam hội nhập và phát triển",
    )
    assert fact.criteria == ["S1-01", "S1-03", "S1-14", "S1-15"]


def test_a_plan_with_fields_asks_for_one_and_lists_those_of_the_kind():
    with pytest.raises(FieldMissingError, match="one of: for-the-poor, farmers") as refusal:
        Office(S1).register(kind=SubjectKind.HOUSEHOLD)

    assert refusal.value.message("vi").endswith(
        "for-the-poor (Thạch An chung tay vì người nghèo - không để ai bị bỏ lại phía sau);"
        " farmers (Nông dân thi đua sản xuất kinh doanh giỏi)."
    )


def test_a_field_takes_only_its_own_kinds():
    with pytest.raises(FieldMissingError):
        Office(S1).register(kind=SubjectKind.STUDENT, field="health")


def test_a_kind_without_fields_names_none():
    with pytest.raises(FieldNotForKindError, match="“exemplary-unit”"):
        Office(S0).register(kind=SubjectKind.INDIVIDUAL, field="exemplary-unit")


def test_a_kind_without_fields_has_the_criteria_that_name_no_field():
    fact = registered(Office(S0), kind=SubjectKind.INDIVIDUAL)

    assert fact.field is None
    assert fact.criteria == [
        *("S0-02", "S0-04", "S0-05", "S0-06", "S0-07"),
        *("S0-12", "S0-13", "S0-14", "S0-14a", "S0-14b"),
    ]


def test_under_a_plan_of_several_years_a_dossier_bears_the_year_in_which_it_began():
    fact = registered(Office(S0), at=SPRING_2023)

    assert fact.plan_year == 2023


def test_the_machine_assesses_only_the_criteria_of_the_field():
    office = Office(S1)
    nomination_id = office.register(kind=SubjectKind.COMMUNE, field="new-countryside")

    seen = office.assessing.dossier(nomination_id, on=SPRING_2023.date())

    assert [each.criterion.key for each in seen.criteria] == ["S1-01", "S1-03", "S1-12"]
