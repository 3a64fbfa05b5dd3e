from tests.service import stories


def test_the_province_sees_counts_of_its_agencies(world):
    stories.recognised(world)

    overview = world.seen("penny", "overview", "binh-phuoc")

    assert [each["tenant_id"] for each in overview["agencies"]] == ["binh-phuoc", "sngv", "sxd"]
    assert overview["stages"] == [
        {
            "agency": "sxd",
            "level": "agency",
            "subject_kind": "individual",
            "stage": "recognised",
            "plan_year": 2024,
            "count": 1,
        }
    ]


def test_it_drills_down_to_one_agency_and_year(world):
    stories.recognised(world)
    world.worker.catch_up()

    counts = [
        len(world.get("penny", f"overview?{query}", "binh-phuoc").json["stages"])
        for query in ("agency=sxd", "agency=sngv", "plan_year=2024", "plan_year=2023")
    ]

    assert counts == [1, 0, 1, 0]


def test_no_name_and_no_dossier_leaves_the_agency(world):
    story = stories.recognised(world)
    world.worker.catch_up()

    text = world.get("penny", "overview", "binh-phuoc").get_data(as_text=True)

    assert "Lê Thị Ánh" not in text
    assert all(each not in text for each in vars(story).values() if each)


def test_an_agency_that_reports_elsewhere_is_not_found(world):
    answer = world.get("penny", "overview?agency=khanh-hoa", "binh-phuoc")

    assert answer.status_code == 404


def test_a_council_member_sees_no_overview(world):
    assert world.get("max", "overview").status_code == 403


def test_an_agency_sees_its_own_lag_only(world):
    stories.prepared(world)

    items = world.seen("alice", "lag")["items"]

    assert {each["behind"] for each in items} == {0}
    assert "tenant_id" not in items[0]
