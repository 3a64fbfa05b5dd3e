import unicodedata

import pytest

from service.access.roles import ROLES
from service.demo.year import CASTS

parametrize_casts = pytest.mark.parametrize("cast", CASTS, ids=lambda cast: cast.tenant)


@parametrize_casts
def test_everybody_holds_roles_that_exist(cast):
    assert {role for person in cast.everybody() for role in person.roles} <= set(ROLES)


@parametrize_casts
def test_a_person_has_one_name(cast):
    names = {(person.user_id, person.name) for person in cast.everybody()}

    assert len(names) == len({user_id for user_id, _ in names})
    assert all(unicodedata.is_normalized("NFC", name) for _, name in names)


@parametrize_casts
def test_the_verifier_nominates_nobody(cast):
    verifiers = [each for each in cast.everybody() if each.user_id == cast.staff.verifier]

    assert [each.roles for each in verifiers] == [("verifier",)]


@parametrize_casts
def test_the_chair_counts_no_votes(cast):
    assert cast.staff.chair not in cast.staff.tellers


@parametrize_casts
def test_everybody_works_at_one_agency(cast):
    others = {each.user_id for other in CASTS if other is not cast for each in other.everybody()}

    assert not others & {each.user_id for each in cast.everybody()}


@parametrize_casts
def test_each_role_is_shown_by_somebody_who_holds_few_others(cast):
    shown = cast.by_role()

    assert shown["council_member"].user_id not in {each.user_id for each in cast.people}
    assert shown["head"].user_id == cast.staff.head
