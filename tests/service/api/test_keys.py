"""A machine's key is good for what it was issued for."""

from tenants import access, machine_keys
from tenants.machine_keys import KeyScope
from tests.service.people import kind_of
from tests.service.world import BEGAN

UNIT = {"name": "Phòng Quy hoạch", "short_name": "QH"}


def key(world, user, **scope):
    given = KeyScope(**scope)
    token = machine_keys.issue_token(world.engine, user_id=user, label="máy", at=BEGAN, scope=given)
    return {"Authorization": f"Bearer {token}"}


def test_a_key_for_reading_changes_nothing(world):
    reading = key(world, "alice", rights=frozenset({"read"}))

    assert world.get(None, "units", **reading).status_code == 200
    answer = world.post(None, "units", UNIT, **reading)
    assert kind_of(answer) == (403, "key-scope")
    assert "“keep-units”" in answer.json["detail"]


def test_a_key_for_one_agency_sees_no_other(world):
    world.hire("charlie", access.Grant("sxd", "standing_body", "", BEGAN.date()))
    here = key(world, "charlie", tenant_id="sxd")

    assert world.get(None, "units", **here).status_code == 200
    assert kind_of(world.get(None, "units", "sngv", **here)) == (404, "tenant-hidden")
    seen = world.get(None, "/v1/tenants", **here).json["items"]
    assert [each["tenant_id"] for each in seen] == ["sxd"]
