from datetime import date
from uuid import UUID

import pytest

from service.access.caller import Caller, admit
from service.access.refusals import (
    ActingRoleError,
    OtherUnitError,
    RoleMissingError,
    TenantHiddenError,
)
from service.access.rights import Right
from tenants.access import Grant, Identity

DAY = date(2024, 1, 1)
UNIT, OTHER = UUID(int=1), UUID(int=2)
HEAD = Grant("sxd", "head", "", DAY)
CLERK = Grant("sxd", "registry_clerk", "", DAY)
OF_UNIT = Grant("sxd", "nominating_unit", str(UNIT), DAY)
ABROAD = Grant("sngv", "head", "", DAY)


def identity(*grants):
    return Identity("alice", "Alice", grants)


def test_whoever_holds_no_grant_at_a_tenant_does_not_see_it():
    with pytest.raises(TenantHiddenError):
        admit(identity(ABROAD), tenant_id="sxd", right=Right.READ)


def test_a_head_of_one_agency_is_nobody_in_another():
    with pytest.raises(RoleMissingError):
        admit(identity(ABROAD, CLERK), tenant_id="sxd", right=Right.DECIDE)


def test_the_first_grant_that_permits_is_the_role():
    caller = admit(identity(OF_UNIT, CLERK, HEAD), tenant_id="sxd", right=Right.CERTIFY)

    assert caller == Caller(user_id="alice", tenant_id="sxd", grants=(CLERK, HEAD))
    assert caller.role == "registry_clerk"


def test_the_caller_may_choose_the_role():
    caller = admit(identity(CLERK, HEAD), tenant_id="sxd", right=Right.CERTIFY, acting_role="head")

    assert caller.role == "head"


def test_a_chosen_role_that_is_not_held_is_refused():
    with pytest.raises(ActingRoleError):
        admit(identity(CLERK), tenant_id="sxd", right=Right.CERTIFY, acting_role="head")


def test_a_refusal_names_the_roles_that_could():
    with pytest.raises(RoleMissingError) as refused:
        admit(identity(CLERK), tenant_id="sxd", right=Right.DECIDE)

    assert refused.value.message("vi").endswith("Vai trò được phép: Thủ trưởng.")


def test_a_unit_acts_for_itself():
    caller = Caller(user_id="bob", tenant_id="sxd", grants=(OF_UNIT,))

    assert caller.for_unit(UNIT) == caller


def test_a_unit_does_not_act_for_another():
    with pytest.raises(OtherUnitError):
        Caller(user_id="bob", tenant_id="sxd", grants=(OF_UNIT,)).for_unit(OTHER)


def test_a_unit_does_not_act_for_the_agency():
    with pytest.raises(OtherUnitError):
        Caller(user_id="bob", tenant_id="sxd", grants=(OF_UNIT,)).for_unit(None)


def test_for_another_unit_the_role_that_covers_it_counts():
    office = Grant("sxd", "standing_body", "", DAY)

    caller = Caller(user_id="bob", tenant_id="sxd", grants=(OF_UNIT, office)).for_unit(OTHER)

    assert caller.role == "standing_body"
