import pytest

from service.access.rights import DELEGABLE, Right
from service.access.roles import ONLY_WITH_ACCESS, ROLES, ROLES_VI, may, roles_that

COMMANDS = [right for right in Right if not right.value.startswith("read")]


def test_every_role_has_a_vietnamese_name():
    assert list(ROLES_VI) == list(ROLES)


@pytest.mark.parametrize("right", COMMANDS)
def test_every_command_is_somebodys(right):
    assert roles_that(right)


@pytest.mark.parametrize("role", ["auditor", "emergency_operator", "bloc_head"])
def test_whoever_only_watches_commands_nothing(role):
    assert [right for right in COMMANDS if may(role, right)] == []


@pytest.mark.parametrize("role", ["province_body", "ministry_body"])
def test_the_bodies_above_answer_lists_and_command_nothing_else(role):
    assert [right for right in COMMANDS if may(role, right)] == [Right.ANSWER_LISTS]


def test_an_unknown_role_may_do_nothing():
    assert not any(may("emperor", right) for right in Right)


def test_whoever_nominates_does_not_verify_count_or_decide():
    never = {Right.VERIFY, Right.COUNT, Right.CONFIRM_COUNTS, Right.DECIDE, Right.RECEIVE}

    assert not ROLES["nominating_unit"] & never


def test_only_the_head_decides():
    assert roles_that(Right.DECIDE) == ("head",)


def test_units_and_province_do_not_read_sessions():
    assert roles_that(Right.READ_SESSIONS) == (
        "standing_body",
        "council_member",
        "chair",
        "secretary",
        "teller",
        "head",
        "auditor",
        "emergency_operator",
    )


def test_an_operator_takes_emergency_access_and_does_nothing_else():
    assert [right for right in COMMANDS if may("operator", right)] == [Right.BREAK_GLASS]
    assert not may("operator", Right.READ)


def test_the_head_delegates_only_what_the_head_may_do_and_never_delegating():
    assert [right for right in DELEGABLE if not may("head", right)] == []
    assert not {Right.DELEGATE, Right.GIVE_ACCESS} & {*DELEGABLE}


def test_roles_of_guests_command_nothing():
    assert [(r, c) for r in ONLY_WITH_ACCESS for c in COMMANDS if may(r, c)] == []
