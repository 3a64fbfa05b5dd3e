def test_callers_learn_who_they_are(world):
    assert world.get("carol", "/v1/me").json == {
        "user_id": "carol",
        "display_name": "Carol",
        "grants": [
            {
                "tenant_id": "sngv",
                "role": "council_member",
                "unit_id": "",
                "valid_from": "2020-01-01",
                "valid_to": None,
            }
        ],
    }


def test_callers_see_the_agencies_at_which_they_hold_a_role_and_no_other(world):
    assert world.get("carol", "/v1/tenants").json == {
        "items": [
            {
                "tenant_id": "sngv",
                "name": "Sở Ngoại vụ",
                "short_name": "SNgV",
                "level": "agency",
                "parent_id": "binh-phuoc",
                "established_on": "2011-05-03",
                "dissolved_on": None,
                "ministry_id": None,
            }
        ]
    }


def test_somebody_without_a_role_sees_no_agency(world):
    world.hire("newcomer")

    assert world.get("newcomer", "/v1/tenants").json == {"items": []}
