import pytest

from service.access.rights import Right
from service.access.roles import ROLES, ROLES_VI, may, roles_that

COMMANDS = [right for right in Right if not right.value.startswith("read")]


def test_every_role_has_a_vietnamese_name():
    assert list(ROLES_VI) == list(ROLES)


@pytest.mark.parametrize("right", COMMANDS)
def test_every_command_is_somebodys(right):
    assert roles_that(right)


@pytest.mark.parametrize("role", ["auditor", "operator", "bloc_head"])
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
    )
