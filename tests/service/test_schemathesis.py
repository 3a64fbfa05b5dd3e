"""What the OpenAPI document promises holds: generated requests find no breach of it.

Half of the requests are about things that exist. `GUONG_SCHEMATHESIS_EXAMPLES` sets how many
requests each operation gets of each kind.
"""

import os
import shutil
from datetime import date

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.access.roles import ROLES
from service.app import create_app
from service.backend import Backend
from service.worker import start
from tenants.access import Grant
from tenants.engine import open_engine
from tests.service import stories
from tests.service.world import World

EXAMPLES = int(os.environ.get("GUONG_SCHEMATHESIS_EXAMPLES", "3"))
FEW = max(1, EXAMPLES // 8)
NO_CREDENTIALS = (
    "Bearer guong_invented",
    "Bearer ",
    "Basic YWxpY2U6YWxpY2U=",
    "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.",
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def _document(app):
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


def _operations(app):
    return {found.ok().label: found.ok() for found in _document(app).get_all_operations()}


ALL = _operations(create_app(Backend(engine=open_engine("sqlite:///unused.db"))))
LABELS = sorted(ALL)
GUARDED = [label for label in LABELS if ALL[label].definition.raw["security"]]


@pytest.fixture(scope="module")
def world(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("schemathesis") / "guong.db"
    shutil.copy(sqlite_template, path)
    world = World(f"sqlite:///{path}")
    world.known = vars(stories.followed(world, stories.referred(world)))
    world.worker.catch_up()
    world.hire("eve", *[Grant("sxd", role, "", date(2020, 1, 1)) for role in ROLES])
    finish = start(world.backend)
    yield world
    finish()
    world.close()


@pytest.fixture(scope="module")
def operations(world):
    return _operations(world.app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@pytest.mark.parametrize("label", LABELS)
def test_an_operation_keeps_its_promises(label, mode, world, operations):
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=_cases(operations[label], mode), known=st.booleans())
    def keeps_its_promises(case, known):
        case.path_parameters = _places(case.path_parameters, world.known, known=known)
        case.call_and_validate(
            headers={"Authorization": f"Bearer {world.tokens['eve']}"}, checks=CHECKS
        )

    keeps_its_promises()


@pytest.mark.parametrize("label", GUARDED)
def test_an_operation_lets_nobody_in_without_credentials(label, world, operations):
    @settings(max_examples=FEW, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operations[label].as_strategy(), bearer=st.sampled_from([None, *NO_CREDENTIALS]))
    def lets_nobody_in(case, bearer):
        case.path_parameters = _places(case.path_parameters, world.known, known=True)
        headers = {"Authorization": bearer} if bearer else {}

        answer = case.call_and_validate(headers=headers, checks=CHECKS)

        assert (answer.status_code, answer.json()["status"]) == (401, 401)
        assert answer.headers["www-authenticate"] == ['Bearer realm="guong"']

    lets_nobody_in()


def test_after_all_that_no_view_is_quarantined(world):
    world.worker.catch_up()

    assert world.client.get("/readyz").json["quarantined"] == 0


def _cases(operation, mode):
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query):
        return operation.as_strategy()
    return operation.as_strategy(generation_mode=mode)


def _places(generated, existing, *, known):
    names = dict(generated or {})
    ids = {f"{name}_id": value for name, value in existing.items()}
    return names | {
        name: "sxd" if name == "tenant" else ids.get(name, value) if known else value
        for name, value in names.items()
    }
