from service.app import create_app
from service.backend import Backend
from tenants.engine import open_engine


def test_a_living_process_says_so(world):
    answer = world.get(None, "/healthz")

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_with_a_migrated_database_and_tells_the_lag(world):
    world.done("alice", "units", {"name": "Phòng Quy hoạch", "short_name": "QH"})

    assert world.get(None, "/readyz").json == {
        "status": "ok",
        "database": "reachable",
        "migrations": "current",
        "isolation": "single-process",
        "worst_lag": 1,
        "quarantined": 0,
    }


def test_it_is_not_ready_without_migrations(tmp_path):
    app = create_app(Backend(engine=open_engine(f"sqlite:///{tmp_path}/empty.db")))

    answer = app.test_client().get("/readyz")

    assert (answer.status_code, answer.json) == (
        503,
        {"status": "not-ready", "database": "reachable", "migrations": "pending"},
    )
    app.extensions["guong"].engine.dispose()


def test_it_is_not_ready_without_a_database():
    app = create_app(Backend(engine=open_engine("sqlite:////nowhere/at/all.db")))

    answer = app.test_client().get("/readyz")

    assert (answer.status_code, answer.json) == (
        503,
        {"status": "not-ready", "database": "unreachable"},
    )


def test_without_a_database_a_caller_is_told_to_come_back():
    app = create_app(Backend(engine=open_engine("sqlite:////nowhere/at/all.db")))

    answer = app.test_client().get("/v1/me", headers={"Authorization": "Bearer guong_x"})

    assert (answer.status_code, answer.get_json()["type"], answer.headers["Retry-After"]) == (
        503,
        "urn:guong:problem:not-ready",
        "1",
    )
