from tests.service import stories
from tests.service.world import plan_document


def test_a_plan_is_drafted_issued_and_closed(world):
    plan = stories.issued_plan(world)
    world.done("henry", f"plans/{plan}/closure", {"reason": "Hết năm"})

    found = world.seen("max", f"plans/{plan}")

    shown = {name: found[name] for name in ("key", "number", "state", "rules_version", "version")}
    assert shown == {
        "key": "s2-2024",
        "number": "883/KH",
        "state": "closed",
        "rules_version": 1,
        "version": 3,
    }
    assert found["document"] == plan_document()["document"]


def test_an_older_version_stays_readable(world):
    plan = stories.issued_plan(world)
    amended = plan_document()
    amended["document"] = {**amended["document"], "note": "Sửa đổi"}
    body = amended | {"reason": "Sửa", "authorised_by": "9/QĐ"}
    world.done("henry", f"plans/{plan}/amendment", body)
    world.worker.catch_up()

    notes = [
        world.get("max", f"plans/{plan}{query}").json["document"].get("note")
        for query in ("", "?version=1", "?version=2")
    ]

    assert notes == ["Sửa đổi", plan_document()["document"].get("note"), "Sửa đổi"]


def test_a_version_that_was_never_issued_is_not_found(world):
    plan = stories.issued_plan(world)
    world.worker.catch_up()

    assert world.get("max", f"plans/{plan}?version=2").status_code == 404


def test_who_drafts_does_not_issue(world):
    plan = world.done("alice", "plans", plan_document())["id"]
    issue = {"number": "883/KH", "issued_on": "2024-04-04", "signer": "Giám đốc"}

    assert world.post("alice", f"plans/{plan}/issue", issue).status_code == 403


def test_an_issued_plan_is_not_revised(world):
    plan = stories.issued_plan(world)

    answer = world.post("alice", f"plans/{plan}/revision", plan_document() | {"reason": "Sửa"})

    assert (answer.status_code, answer.json["type"]) == (409, "urn:guong:problem:plan-not-draft")


def test_plans_are_listed_by_state_and_year(world):
    stories.issued_plan(world)
    world.worker.catch_up()

    counts = [
        len(world.get("max", f"plans?{query}").json["items"])
        for query in ("state=issued", "state=draft", "year=2024", "year=2023")
    ]

    assert counts == [1, 0, 1, 0]
