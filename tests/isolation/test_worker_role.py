"""An instance as the runbook sets it up: a role serves, another keeps the views in step."""

import json

import pytest
from click.testing import CliRunner

from projections.catalogue import PROJECTIONS
from projections.lag import worst_lag
from projections.rebuild import rebuild_all
from service.backend import Backend
from service.cli.main import guong
from service.worker import BackgroundWorker
from tenants.engine import open_engine
from tests import postgres
from tests.projections.contents import contents
from tests.service import stories
from tests.service.world import MAPPER, World


@pytest.fixture
def postgres_database():
    with postgres.fresh_database() as database:
        yield database


@pytest.fixture
def world(postgres_database):
    world = World(postgres_database.service_url)
    engine = open_engine(postgres_database.url_of("guong_worker"))
    world.worker = BackgroundWorker(Backend(engine=engine, mapper=MAPPER))
    yield world
    engine.dispose()
    world.close()


def test_the_worker_carries_referrals_and_the_province_sees_its_agencies(world, postgres_database):
    story = stories.watched(world, stories.referred(world))

    (dossier,) = world.seen("paul", "nominations?origin=sxd", "binh-phuoc")["items"]
    overview = world.seen("penny", "overview", "binh-phuoc")
    registrations = world.seen("penny", "registrations/overview", "binh-phuoc")["items"]
    elsewhere = world.seen("charlie", "overview", "sngv")

    assert dossier["origin_tenant"] == "sxd"
    assert {"sxd", "binh-phuoc"} <= {each["agency"] for each in overview["stages"]}
    assert [each["agency"] for each in registrations] == ["sxd"]
    assert elsewhere["stages"] == []
    assert story.list not in json.dumps(registrations)

    worker = open_engine(postgres_database.url_of("guong_worker"))
    before = contents(worker)
    rebuild_all(worker, MAPPER, PROJECTIONS[:3])
    assert contents(worker) == before
    worker.dispose()


def test_the_command_works_as_the_worker(world, postgres_database, monkeypatch):
    stories.registered(world)
    monkeypatch.setenv("GUONG_DATABASE_URL", postgres_database.url_of("guong_worker"))

    done = CliRunner().invoke(guong, ["work", "--once"])

    assert done.exit_code == 0, done.output
    assert worst_lag(world.engine) == 0


def test_init_gives_every_role_its_rights_again(postgres_database, monkeypatch):
    monkeypatch.setenv("GUONG_DATABASE_URL", postgres_database.owner_url)
    for role in ("SERVICE", "WORKER", "AUDITOR"):
        monkeypatch.setenv(f"GUONG_{role}_ROLE", f"guong_{role.lower()}")
    monkeypatch.setenv("GUONG_PROVINCE_ROLE", "guong_province_reader")

    done = CliRunner().invoke(guong, ["init"])

    assert done.exit_code == 0, done.output
