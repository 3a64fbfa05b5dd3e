"""An audit of one dossier, session, unit, plan or period opens what belongs to it, and no more."""

import json
import re
import shutil
from contextlib import ExitStack
from uuid import uuid4

import pytest

from proofs.keys import SignerKey
from service.api.blueprint import TENANT
from service.narrowing import BY_ID, NARROWED, NOTHING_OF_ANYBODY
from service.transparency.memory import memory
from service.transparency.signer import Signer
from tests import postgres
from tests.service import stories
from tests.service.world import World

KEY = SignerKey.generate("vi.example/nhat-ky")
SECRET = "bimat0123456789"  # noqa: S105 -- a word that only the other dossier has


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request, sqlite_template, tmp_path_factory):
    """One world for all tests of a database: each lets in an auditor of its own."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            path = tmp_path_factory.mktemp("narrow") / "guong.db"
            shutil.copy(sqlite_template, path)
            url = f"sqlite:///{path}"
        else:
            url = stack.enter_context(postgres.fresh_database()).service_url
        world = World(url)
        yield world
        world.close()


@pytest.fixture(scope="module")
def story(world, tmp_path_factory):
    """A dossier on its whole way, another beside it, and a signed log."""
    story = stories.followed(world, stories.referred(world))
    other = world.done("alice", "units", {"name": f"Phòng {SECRET}", "short_name": "K"})["id"]
    world.hire("bob", stories.unit_grant(other))
    subject = {"kind": "individual", "name": f"Ông {SECRET}", "unit_id": other}
    story.other_subject = world.done("bob", "subjects", subject)["id"]
    body = {
        "plan_id": story.plan, "subject_id": story.other_subject, "unit_id": other,
        "scope": "Cải cách hành chính", "achievement": SECRET,
    }  # fmt: skip
    later = {"Rehearsal_Time": "2024-11-25T08:00:00+07:00"}
    story.other = world.done("bob", "nominations", body, **later)["id"]
    world.worker.catch_up()
    with memory(tmp_path_factory.mktemp("signer") / "memory") as kept:
        Signer(world.engine, KEY, kept, []).run_once()
    return story


def let_in(world, **scope):
    """A new auditor with this scope."""
    auditor = f"ingrid-{uuid4().hex[:8]}"
    world.hire(auditor)
    world.commission(auditor, **scope)
    return auditor


def refused(answer):
    return answer.status_code, answer.json["type"].removeprefix("urn:guong:problem:")


OUTSIDE = (403, "outside-scope")


def trail(world, who, query=""):
    return world.seen(who, f"audit-trail?limit=200{query}")["items"]


def topics(entries):
    return {each["topic"] for each in entries}


def test_the_audit_of_a_dossier_opens_all_that_belongs_to_it(world, story):
    ingrid = let_in(world, scope="nomination", thing_id=story.nomination)

    for path in (
        f"nominations/{story.nomination}", f"nominations/{story.nomination}/history",
        f"nominations/{story.nomination}/assessment", f"nominations/{story.nomination}/exemplar",
        f"recognitions/{story.recognition}", f"referrals/{story.referral}",
        f"stories/{story.story}", f"subjects/{story.subject}", f"subjects/{story.subject}/facts",
        f"exemplars/{story.subject}/timeline", f"units/{story.unit}", f"plans/{story.plan}",
        "log/checkpoint", "log/consistency?from_size=1", "access/scope",
    ):  # fmt: skip
        assert world.get(ingrid, path).status_code == 200, path
    told = trail(world, ingrid)
    of_all = {"nomination.submitted", "recognition.granted", "story.drafted", "plan.issued"}
    assert of_all < topics(told)
    assert {each["about_id"] for each in told} >= {story.subject, story.unit}
    assert "session.convened" not in topics(told)
    assert SECRET not in json.dumps(told, ensure_ascii=False)
    sha = json.dumps(world.seen(ingrid, f"nominations/{story.nomination}/history"))
    assert stories.DIGEST in sha


def test_the_audit_of_a_dossier_opens_nothing_else(world, story):
    ingrid = let_in(world, scope="nomination", thing_id=story.nomination)

    for path in (
        f"nominations/{story.other}", f"subjects/{story.other_subject}",
        f"exemplars/{story.other_subject}/timeline", f"sessions/{story.session}", "nominations",
        "subjects", "audit-trail/standing-out", "access/readings", "effects", "overview",
        "log/tile/entries/000.p/5", f"recognitions/{story.recognition}/effects",
    ):  # fmt: skip
        answer = world.get(ingrid, path)
        assert refused(answer) == OUTSIDE, path
        assert f"một hồ sơ ({story.nomination})" in answer.json["detail"]
    assert trail(world, ingrid, f"&about_id={story.other}") == []
    assert trail(world, ingrid, f"&contains={SECRET}") == []
    watched = world.seen("henry", f"exemplars/{story.subject}/timeline")["items"]
    narrowed = world.seen(ingrid, f"exemplars/{story.subject}/timeline")["items"]
    assert "emerging.noted" in topics(watched) - topics(narrowed)
    assert "nomination.registered" in topics(narrowed)


def test_events_outside_the_scope_are_neither_shown_nor_proven(world, story):
    ingrid = let_in(world, scope="nomination", thing_id=story.nomination)
    every = world.seen("henry", "audit-trail?limit=200")["items"]
    inside = {each["position"] for each in trail(world, ingrid)}
    (other,) = [each for each in every if each["about_id"] == story.other]
    mine = min(each["position"] for each in every if each["about_id"] == story.nomination)

    assert refused(world.get(ingrid, f"audit-trail/{other['position']}")) == OUTSIDE
    assert refused(world.get(ingrid, f"log/proof?position={other['position']}")) == OUTSIDE
    assert world.get(ingrid, f"log/proof?position={mine}").status_code == 200
    for position in sorted(inside):
        chain = world.get(ingrid, f"audit-trail/{position}").json
        shown = [*chain["causes"], *chain["effects"], *chain["same_request"]]
        assert {each["position"] for each in shown} <= inside


@pytest.mark.parametrize("kind", ["unit", "plan", "period", "session"])
def test_other_narrow_audits_open_what_is_theirs(world, story, kind):
    scopes = {
        "unit": {"thing_id": story.unit},
        "plan": {"thing_id": story.plan},
        "period": {"since": "2024-11-20", "until": "2024-11-20"},
        "session": {"thing_id": story.session},
    }
    ingrid = let_in(world, scope=kind, **scopes[kind])
    opened = {
        "nominations/{0.nomination}/history": {"unit", "plan", "period"},
        "nominations/{0.other}/history": {"plan"},
        "sessions/{0.session}": {"plan", "session"},
        "plans/{0.plan}": {"unit", "plan", "period", "session"},
        "units/{0.unit}": {"unit", "plan", "period"},
        "nominations": set(),
    }

    found = {path: world.get(ingrid, path.format(story)).status_code for path in opened}

    assert found == {path: 200 if kind in kinds else 403 for path, kinds in opened.items()}
    ballots = "ballot.opened" in topics(trail(world, ingrid))
    assert ballots is (kind in {"plan", "session"})


def test_a_door_that_is_not_named_stays_closed(world):
    """Every route is asked: who adds one decides whether narrow audits may enter."""
    routes = {
        rule.rule.removeprefix(TENANT)
        for rule in world.app.url_map.iter_rules()
        if rule.rule.startswith(TENANT) and "GET" in (rule.methods or ())
    }
    named = {*BY_ID, *NARROWED, *NOTHING_OF_ANYBODY}
    assert named <= routes

    id = "7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"
    ingrid = let_in(world, scope="nomination", thing_id=id)
    for route in sorted(routes - NARROWED - NOTHING_OF_ANYBODY):
        filled = re.sub(r"<int:\w+>", "1", route).replace("<string:kind>", "yearly")
        filled = filled.replace("<tracker:tracker>", "A" * 43)
        path = "".join(id if "<" in part else part for part in _parts(filled))
        answer = world.get(ingrid, path.removeprefix("/"))
        assert answer.status_code in {403, 404}, route
        assert refused(answer) in {OUTSIDE, (403, "role-missing")}, route


def _parts(route):
    return route.replace("<", "\0<").replace(">", ">\0").split("\0")
