from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from tenants.scope import NoTenantInScopeError, Scope, current, enter

ALICE = Scope("sxd", "alice", "office", UUID(int=1))
BOB = Scope("sngv", "bob", "head", UUID(int=2))


def test_without_a_scope_there_is_no_tenant():
    with pytest.raises(NoTenantInScopeError) as refusal:
        current()

    assert refusal.value.code == "no-tenant-in-scope"
    assert refusal.value.message("vi") == "Chưa xác định cơ quan đang làm việc."


def test_a_scope_is_in_force_until_its_block_ends():
    with enter(ALICE):
        assert current() == ALICE

    with pytest.raises(NoTenantInScopeError):
        current()


def test_the_inner_scope_is_in_force_and_the_outer_one_returns():
    with enter(ALICE):
        with enter(BOB):
            assert current() == BOB
        assert current() == ALICE


def test_a_scope_ends_also_when_its_block_fails():
    with pytest.raises(ZeroDivisionError), enter(ALICE):
        _ = 1 / 0

    with pytest.raises(NoTenantInScopeError):
        current()


def test_another_thread_starts_without_a_scope():
    with enter(ALICE), ThreadPoolExecutor() as pool:
        elsewhere = pool.submit(current)

        assert isinstance(elsewhere.exception(), NoTenantInScopeError)
