from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from domain.errors import NotFoundError
from tenants.scope import NoTenantInScopeError, Scope, enter
from tests.service import stories

SCOPE = Scope("sxd", "alice", "standing_body", UUID(int=1))
APPLICATIONS = (
    "plans",
    "subjects",
    "nominations",
    "councils",
    "registering",
    "tabling",
    "counting",
    "deciding",
    "referring",
    "watch_list",
    "watching",
    "following",
    "publishing",
)


def test_opening_an_office_with_all_its_applications_asks_the_database_nothing(world):
    asked = []
    event.listen(world.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    with enter(SCOPE):
        office = world.backend.office()
        for name in APPLICATIONS:
            getattr(office, name)

    assert asked == []


def test_there_is_no_office_without_a_tenant(world):
    with pytest.raises(NoTenantInScopeError):
        world.backend.office()


def test_an_office_of_one_agency_knows_nothing_of_another(world):
    story = stories.registered(world)

    with (
        enter(Scope("sngv", "charlie", "head", UUID(int=1))),
        pytest.raises(NotFoundError),
    ):
        world.backend.office().nominating_unit(UUID(story.nomination))


def test_it_knows_which_unit_registered_a_dossier(world):
    story = stories.registered(world)

    with enter(SCOPE):
        assert world.backend.office().nominating_unit(UUID(story.nomination)) == UUID(story.unit)


def test_it_refuses_to_name_the_unit_of_what_does_not_exist(world):
    with enter(SCOPE), pytest.raises(NotFoundError):
        world.backend.office().nominating_unit(uuid4())
