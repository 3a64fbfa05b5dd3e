import json

from service.access.roles import ROLES
from tests.architecture.access_golden import GOLDEN, made_from_the_doors

MATRIX = made_from_the_doors()
WITHOUT_A_ROLE = {"open", "any-caller", "secret-address"}


def test_every_route_lets_in_whom_the_golden_file_says():
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == MATRIX


def test_every_role_is_let_in_somewhere():
    let_in = {role for row in MATRIX.values() for role in row["allowed"] + row["with_access"]}

    assert let_in == set(ROLES)


def test_every_door_of_an_agency_lets_somebody_in():
    doors = {route: row for route, row in MATRIX.items() if "<slug:tenant>" in route}

    assert len(doors) > 100
    assert [route for route, row in doors.items() if not row["allowed"]] == []
    assert [route for route, row in doors.items() if row["permits"] in WITHOUT_A_ROLE] == []
