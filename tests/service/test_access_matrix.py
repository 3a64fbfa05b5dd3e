"""Every route is called as every role, and as nobody: those of the table are let in, no other.

The requests have no body that would do something: whoever is let in gets as far as 4xx at most for
another reason than who they are.
"""

import re
import shutil
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from service.access.roles import ROLES
from tenants.access import Grant
from tests.architecture.access_golden import made_from_the_doors
from tests.service import stories
from tests.service.world import World

SINCE = date(2020, 1, 1)
DOORS = {
    route.split(" ", 1)[1] + " " + route.split(" ", 1)[0]: row
    for route, row in made_from_the_doors().items()
    if "<slug:tenant>" in route
}
OF_UNITS = {"nominating_unit"}
NOT_LET_IN = {401, 403}


@pytest.fixture(scope="module")
def world(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("matrix") / "guong.db"
    shutil.copy(sqlite_template, path)
    world = World(f"sqlite:///{path}")
    story = stories.followed(world)
    world.known = {f"{name}_id": value for name, value in vars(story).items() if value}
    for role in ROLES:
        unit = story.unit if role in OF_UNITS else ""
        world.hire(f"a-{role}", *[Grant("sxd", role, unit, SINCE)] if role in standing() else [])
    world.commission("a-auditor")
    world.hire("a-emergency_operator", Grant("sxd", "operator", "", SINCE))
    ends_at = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    body = {"reason": "Khôi phục dữ liệu", "ends_at": ends_at}
    world.done("a-emergency_operator", "access/emergencies", body)
    world.worker.catch_up()
    yield world
    world.close()


def standing():
    return set(ROLES) - {"auditor", "emergency_operator"}


def call(world, door, who, acting_role=None):
    rule, method = door.split(" ")
    path = re.sub(r"<(\w+):(\w+)>", lambda part: value(world, *part.groups()), rule)
    headers = {"Authorization": f"Bearer {world.tokens[who]}"} if who else {}
    if acting_role:
        headers["Acting-Role"] = acting_role
    body: dict[str, dict[str, str]] = {"json": {}} if method == "POST" else {}
    return world.client.open(path, method=method, headers=headers, **body)


def value(world, converter, name):
    """Something that exists, where the story has it."""
    given = {"slug": "sxd", "int": "1", "string": "monthly", "tracker": "a" * 43}
    return given.get(converter) or world.known.get(name) or str(uuid4())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_let_in_where_the_table_says_and_nowhere_else(world, role):
    wrong = []
    for door, row in DOORS.items():
        status = call(world, door, f"a-{role}", role).status_code
        allowed = role in row["allowed"] + row["with_access"]
        if (status in NOT_LET_IN) is allowed or (not allowed and status != 403):
            wrong.append((door, role, allowed, status))

    assert wrong == []


def test_nobody_is_let_in_without_a_token(world):
    assert {call(world, door, None).status_code for door in DOORS} == {401}


def test_somebody_of_another_agency_does_not_even_learn_that_it_exists(world):
    assert {call(world, door, "carol").status_code for door in DOORS} == {404}
