"""From the watch-list to the last adopter over HTTP, and who may do and read what."""

from datetime import date

import pytest

from tenants.access import Grant
from tests.service import stories
from tests.service.world import plan_document

SINCE = date(2020, 1, 1)
TEXT = {
    "title": "Người gỡ khó",
    "text": "Được công nhận theo Quyết định số 99/QĐ.",
    "facts_ref": ["achievement-report"],
}
SUPPORT = {"kind": "fund", "what": "Mở rộng", "given_on": "2024-12-20"}
MONEY = {"amount": 5_000_000, "fund": "Quỹ thi đua, khen thưởng", "document": "QĐ 15"}
VISIT = {
    "held_on": "2024-12-20",
    "place": "Phòng Một cửa",
    "visitors": "Sở Ngoại vụ",
    "number": 12,
    "learnt": "Số hóa hồ sơ",
}
TALK = {
    "held_on": "2024-12-20",
    "place": "Hội trường",
    "speaker": "Bà Ánh",
    "number": 80,
    "content": "Kinh nghiệm",
}
CALL = {
    "name": "Học bà Ánh",
    "launched_by": "Công đoàn",
    "launched_from": "2024-12-20",
    "content": "Mỗi tuần một sáng kiến",
}
FOUND = {"effect": "Giảm chờ", "reach": "Ba phòng", "result": "met", "evidence": ["BC 1"]}
MOVEMENT = {
    "name": "Văn hóa công sở",
    "launcher": "province",
    "launched_by": "UBND tỉnh",
    "launched_from": "2024-01-01",
}


@pytest.fixture
def hired(world):
    for user, role in {"phuong": "publisher", "mai": "mass_org", "phi": "finance"}.items():
        world.hire(user, Grant("sxd", role, "", SINCE))
    return world


@pytest.fixture
def story(hired):
    return stories.recognised(hired)


@pytest.fixture
def carl(hired, story):
    """Somebody of another unit."""
    assert story
    unit = hired.done("alice", "units", {"name": "Phòng Nhà ở", "short_name": "NO"})["id"]
    hired.hire("carl", Grant("sxd", "nominating_unit", unit, SINCE))
    return unit


def life(story):
    return f"nominations/{story.nomination}/exemplar"


def noted(world, story, **more):
    body = {"subject_id": story.subject, "unit_id": story.unit, "why": "Có sáng kiến"} | more
    return world.done("bob", "emerging", body)["id"]


def entries(*kinds):
    return [{"subject_kind": kind, "description": "Điển hình"} for kind in kinds]


def refused(answer):
    return (answer.status_code, answer.json["type"].rpartition(":")[2])


# The watch-list


def test_an_emerging_exemplar_becomes_a_dossier(hired):
    story = stories.prepared(hired)
    path = f"emerging/{noted(hired, story, plan_id=story.plan)}"
    weakness = hired.done("bob", f"{path}/weaknesses", {"what": "Chưa có chứng chỉ"})
    help_ = hired.done(
        "bob",
        f"{path}/help",
        {
            "measure": "Cử đi học",
            "kind": "policy",
            "responsible": "Văn phòng",
            "weakness_id": weakness["weakness_id"],
        },
    )
    given = {"result": "Đạt", "given_on": "2024-11-20"}
    hired.done("alice", f"{path}/help/{help_['help_id']}/result", given)
    hired.done("alice", f"{path}/mentor", {"mentor": "Ông Bình"})
    progress = {"progress": "Có chứng chỉ", "overcame": weakness["weakness_id"]}
    hired.done("bob", f"{path}/progress", progress)
    promotion = {"plan_id": story.plan, "scope": "Cải cách", "achievement": "Rút ngắn"}
    made = hired.done("bob", f"{path}/promotion", promotion)
    hired.done("bob", f"{path}/closing", {"reason": "Đã giới thiệu"})

    shown = hired.seen("bob", path)
    assert (shown["state"], shown["mentor"], shown["to_overcome"], shown["nomination_id"]) == (
        "closed",
        "Ông Bình",
        0,
        made["nomination_id"],
    )
    dossier = hired.seen("bob", f"nominations/{made['nomination_id']}")
    assert (dossier["stage"], dossier["subject_id"]) == ("registered", story.subject)


def test_a_unit_keeps_and_reads_its_own_watch_list_only(hired, story, carl):
    path = f"emerging/{noted(hired, story)}"
    hired.worker.catch_up()

    assert hired.seen("bob", "emerging")["items"] != []
    assert hired.seen("carl", "emerging")["items"] == []
    assert refused(hired.get("carl", f"emerging?unit_id={story.unit}")) == (403, "other-unit")
    assert refused(hired.get("carl", path)) == (403, "other-unit")
    assert refused(hired.post("carl", f"{path}/mentor", {"mentor": "X"})) == (403, "other-unit")
    body = {"subject_id": story.subject, "unit_id": story.unit, "why": "Có sáng kiến"}
    assert refused(hired.post("carl", "emerging", body)) == (403, "other-unit")
    assert len(hired.seen("alice", f"emerging?unit_id={story.unit}")["items"]) == 1
    assert hired.seen("alice", f"emerging?unit_id={carl}")["items"] == []


def test_who_has_no_part_in_it_reads_no_watch_list(hired, story):
    path = f"emerging/{noted(hired, story)}"

    for who in ("phuong", "max", "vera", "mai"):
        assert refused(hired.get(who, "emerging")) == (403, "role-missing")
        assert refused(hired.get(who, path)) == (403, "role-missing")


def test_an_emerging_exemplar_is_changed_at_the_version_that_was_read(hired, story):
    path = f"emerging/{noted(hired, story)}"
    hired.worker.catch_up()
    etag = hired.get("bob", path).headers["ETag"]
    hired.done("bob", f"{path}/mentor", {"mentor": "Ông Bình"}, If_Match=etag)

    again = hired.post("bob", f"{path}/mentor", {"mentor": "Ông Lâm"}, If_Match=etag)

    assert refused(again) == (412, "stale-version")


# Registration lists and movements


def test_registrations_are_counted_by_kind_and_unit_and_upward(hired):
    story = stories.prepared(hired)
    body = {"plan_id": story.plan, "unit_id": story.unit, "period": "2024"}
    answer = hired.done(
        "bob", "registrations", body | {"entries": entries("individual", "collective")}
    )
    hired.done(
        "bob",
        f"registrations/{answer['id']}/amendment",
        {"entries": entries("individual", "individual"), "reason": "Bổ sung"},
    )

    again = hired.post("bob", "registrations", body | {"entries": entries("individual")})
    assert refused(again) == (409, "list-already-filed")
    assert len(hired.seen("bob", f"registrations/{answer['id']}")["entries"]) == 2
    assert len(hired.seen("bob", "registrations?period=2024")["items"]) == 1
    assert hired.seen("alice", "registrations/summary")["items"] == [
        {
            "plan_id": story.plan,
            "period": "2024",
            "unit_id": story.unit,
            "unit_name": "Phòng Quy hoạch",
            "subject_kind": "individual",
            "count": 2,
        }
    ]
    assert hired.seen("penny", "registrations/overview", "binh-phuoc")["items"] == [
        {"agency": "sxd", "period": "2024", "subject_kind": "individual", "count": 2}
    ]
    assert refused(hired.get("penny", "registrations")) == (404, "tenant-hidden")


def test_a_unit_files_and_amends_its_own_list_only(hired, story, carl):
    body = {"plan_id": story.plan, "period": "2024", "entries": entries("individual")}
    filed = hired.done("bob", "registrations", body | {"unit_id": story.unit})["id"]

    theirs = hired.post("carl", "registrations", body | {"unit_id": story.unit, "period": "2025"})
    amendment = {"entries": entries("individual"), "reason": "Sai"}
    changed = hired.post("carl", f"registrations/{filed}/amendment", amendment)

    assert carl
    assert [refused(theirs), refused(changed)] == [(403, "other-unit")] * 2


def test_a_dossier_names_a_movement(hired):
    story = stories.prepared(hired)
    movement = hired.done("mai", "movements", MOVEMENT)["id"]
    story = stories.registered(hired, story)
    path = f"nominations/{story.nomination}/movements"
    hired.done("bob", path, {"movement_id": movement})

    assert hired.seen("bob", f"movements/{movement}")["nominations"] == 1
    assert len(hired.seen("bob", "movements?launcher=province")["items"]) == 1
    linked = hired.seen("bob", f"nominations/{story.nomination}/history")["items"][-1]
    assert "phong trào thi đua “Văn hóa công sở”" in linked["vi"]
    again = hired.post("bob", path, {"movement_id": movement})
    assert refused(again) == (409, "already-linked")
    assert refused(hired.post("bob", "movements", MOVEMENT)) == (403, "role-missing")


def test_a_plan_that_asks_for_the_scope_refuses_a_dossier_without(hired):
    story = stories.prepared(hired)
    document = plan_document()
    document["document"] = dict(document["document"]) | {
        "scopes": {
            "choices": [{"key": "overall", "title": "toàn diện"}],
            "clause": {"rule": "S1-02", "line": 28, "quote": "toàn diện", "reading": "Chọn một."},
        }
    }
    plan = hired.done("alice", "plans", document)["id"]
    issue = {"number": "1/KH", "issued_on": "2024-04-04", "signer": "Giám đốc"}
    hired.done("henry", f"plans/{plan}/issue", issue)
    body = {
        "plan_id": plan,
        "subject_id": story.subject,
        "unit_id": story.unit,
        "achievement": "Rút ngắn thời gian",
    }

    without = hired.post("bob", "nominations", body)
    with_it = hired.post("bob", "nominations", body | {"scope": "overall"})

    assert refused(without) == (409, "scope-missing")
    assert with_it.status_code == 201


# After the dossier


def test_an_exemplar_is_supported_assessed_and_spread(hired, story, carl):
    path = life(story)
    nurture = {"measure": "Bố trí phòng", "kind": "environment", "responsible": "Văn phòng"}
    hired.done("bob", f"{path}/nurture", nurture)
    hired.done("bob", f"{path}/difficulties", {"what": "Thiếu kinh phí"})
    hired.done("phi", f"{path}/support", SUPPORT | MONEY)
    due = hired.done("alice", f"{path}/assessments", {"due_on": "2025-06-30"})["assessment_id"]
    hired.done("bob", f"{path}/visits", VISIT)
    hired.done("mai", f"{path}/talks", TALK)
    hired.done("mai", f"{path}/competitions", CALL)
    adoption = {"adopter": "Phòng Nhà ở", "what": "Quy trình", "adopted_on": "2024-12-20"}
    made = hired.done("carl", f"{path}/adoptions", adoption | {"adopter_unit_id": carl})
    result = f"{path}/adoptions/{made['adoption_id']}/result"
    hired.done("carl", result, {"result": "Giảm nửa"})

    shown = hired.seen("bob", path)
    assert (shown["funded"], shown["adopters"], len(shown["spread"])) == (5_000_000, 1, 3)
    assert hired.seen("bob", "funds")["items"] == [
        {"fund": "Quỹ thi đua, khen thưởng", "year": 2024, "times": 1, "amount": 5_000_000}
    ]
    adopted = hired.seen("max", "adoptions")["items"]
    assert [(each["adopter"], each["result"]) for each in adopted] == [("Phòng Nhà ở", "Giảm nửa")]
    overdue = hired.seen("alice", "assessments?state=overdue&on=2025-07-01")["items"]
    assert [each["assessment_id"] for each in overdue] == [due]
    assert hired.seen("alice", "assessments?state=overdue&on=2025-06-30")["items"] == []
    hired.done("alice", f"{path}/assessments/{due}/result", FOUND | {"next_due_on": "2026-06-30"})
    assert hired.seen("alice", "assessments?state=overdue&on=2025-07-01")["items"] == []
    assert len(hired.seen("alice", "assessments?state=made")["items"]) == 1
    assert len(hired.seen("bob", "assessments?state=pending")["items"]) == 1
    assert len(hired.seen("bob", "assessments")["items"]) == 2


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("nurture", {"measure": "X", "kind": "spirit", "responsible": "Y"}),
        ("difficulties", {"what": "X"}),
        ("support", SUPPORT | MONEY),
        ("visits", VISIT),
        ("talks", TALK),
        ("competitions", CALL),
        ("adoptions", {"adopter": "X", "what": "Y", "adopted_on": "2024-12-20"}),
    ],
)
def test_another_unit_records_nothing_of_an_exemplar(hired, story, carl, what, body):
    assert carl
    assert refused(hired.post("carl", f"{life(story)}/{what}", body)) == (403, "other-unit")


def test_another_unit_reads_nothing_of_how_an_exemplar_is_nurtured(hired, story, carl):
    hired.done("bob", f"{life(story)}/difficulties", {"what": "Thiếu kinh phí"})
    hired.worker.catch_up()

    assert carl
    assert refused(hired.get("carl", life(story))) == (403, "other-unit")
    assert hired.seen("carl", "exemplars")["items"] == []
    assert len(hired.seen("bob", "exemplars")["items"]) == 1


def test_only_who_assesses_assesses(hired, story):
    answer = hired.post("bob", f"{life(story)}/assessments", {"due_on": "2025-06-30"})

    assert refused(answer) == (403, "role-missing")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (SUPPORT, "fund-unstated"),
        (SUPPORT | MONEY | {"kind": "spirit"}, "amount-without-fund"),
        (SUPPORT | MONEY | {"given_on": "2999-01-01"}, "day-to-come"),
    ],
)
def test_support_that_cannot_be_so_is_refused(hired, story, body, code):
    assert refused(hired.post("bob", f"{life(story)}/support", body)) == (409, code)


@pytest.mark.parametrize("amount", [0, -1, True, 1.5, "1", 10**14])
def test_an_amount_is_a_whole_number_of_dong(hired, story, amount):
    answer = hired.post("bob", f"{life(story)}/support", SUPPORT | MONEY | {"amount": amount})

    assert answer.status_code == 422


def test_there_is_no_exemplar_before_the_decision(hired):
    story = stories.proposed(hired)

    answer = hired.post("bob", f"{life(story)}/visits", VISIT)

    assert refused(answer) == (409, "not-yet-an-exemplar")


# Stories


def drafted(world, story, **more):
    return world.done("phuong", f"nominations/{story.nomination}/stories", TEXT | more)["id"]


def consent(capacity):
    return {
        "consented_by": "Bà Lê Thị Ánh",
        "capacity": capacity,
        "document": "Giấy đồng ý 01",
        "scope": ["portal"],
    }


UP = {
    "channel": "portal",
    "url": "https://example.gov.vn/guong",
    "published_from": "2024-12-20",
    "published_until": "2025-12-31",
}


def test_a_story_is_published_with_consent_and_taken_down(hired, story):
    path = f"stories/{drafted(hired, story)}"
    hired.done("phuong", f"{path}/revision", TEXT | {"reason": "Chính tả"})
    hired.done("phuong", f"{path}/consents", consent("subject"))
    hired.done("phuong", f"{path}/publications", UP)

    def states(day):
        found = hired.seen("max", f"publications?on={day}")["items"]
        return [each["state"] for each in found]

    assert [states(day) for day in ("2024-12-19", "2025-01-01", "2026-01-01")] == [
        ["scheduled"],
        ["up"],
        ["to_take_down"],
    ]
    withdrawal = {"capacity": "subject", "reason": "Nguyện vọng cá nhân"}
    hired.done("phuong", f"{path}/consent-withdrawal", withdrawal)
    assert states("2025-01-01") == ["to_take_down"]
    assert len(hired.seen("alice", "stories?barred=consent_withdrawn")["items"]) == 1
    hired.done("henry", f"{path}/takedown", {"channel": "portal", "reason": "Rút đồng ý"})
    assert states("2025-01-01") == ["taken_down"]
    assert hired.seen("phuong", path)["consents"] == []


def test_the_story_of_a_minor_needs_two_consents(hired, story):
    path = f"stories/{drafted(hired, story, minor=True)}"
    hired.done("phuong", f"{path}/consents", consent("subject"))
    with_one = hired.post("phuong", f"{path}/publications", UP)
    hired.done("phuong", f"{path}/consents", consent("legal_representative"))
    with_two = hired.post("phuong", f"{path}/publications", UP)

    assert refused(with_one) == (409, "consent-missing")
    assert "người đại diện theo pháp luật" in with_one.json["detail"]
    assert with_two.status_code == 202


def test_whoever_writes_is_told_what_a_story_may_rest_on(hired, story):
    basis = hired.seen("phuong", f"nominations/{story.nomination}/stories/basis")

    assert (basis["decision_number"], basis["consents_needed"]) == ("99/QĐ", ["subject"])
    assert {"achievement-report", "S2-04"} <= set(basis["facts"])


def test_only_who_publishes_publishes(hired, story):
    path = f"stories/{drafted(hired, story)}"

    for who in ("alice", "henry", "bob", "mai"):
        assert refused(hired.post(who, f"{path}/publications", UP)) == (403, "role-missing")
    for who in ("bob", "max", "mai"):
        assert refused(hired.get(who, path)) == (403, "role-missing")


@pytest.mark.parametrize("url", ["guong", "ftp://example.gov.vn", "https://a b", " ", "https://"])
def test_an_address_is_one(hired, story, url):
    path = f"stories/{drafted(hired, story)}/publications"

    assert hired.post("phuong", path, UP | {"url": url}).status_code == 422


def test_a_story_that_names_no_decision_is_refused(hired, story):
    path = f"nominations/{story.nomination}/stories"

    answer = hired.post("phuong", path, TEXT | {"text": "Một tấm gương."})

    assert refused(answer) == (409, "decision-not-named")


# The time line


def test_the_time_line_goes_from_the_first_note_to_the_last_adopter(hired):
    story = stories.prepared(hired)
    noted(hired, story)
    story = stories.recognised(hired, story)
    hired.done("bob", f"{life(story)}/visits", VISIT)
    path = f"stories/{drafted(hired, story)}"
    hired.done("phuong", f"{path}/consents", consent("subject"))
    hired.done("phuong", f"{path}/publications", UP)

    items = hired.seen("alice", f"exemplars/{story.subject}/timeline")["items"]

    phases = list(dict.fromkeys(each["phase"] for each in items))
    assert phases == [
        "watch",
        "nomination",
        "recognition",
        "nurture",
        "replication",
        "publication",
    ]
    assert items[0]["vi"].startswith("Phòng Quy hoạch ghi nhận Bà Lê Thị Ánh (cá nhân) là nhân tố")
    positions = [each["position"] for each in items]
    assert positions == sorted(positions)
    timeline = f"exemplars/{story.subject}/timeline"
    rest = hired.seen("alice", f"{timeline}?after={positions[-2]}")["items"]
    assert rest == items[-1:]


def test_a_unit_reads_of_others_only_what_is_open(hired, story, carl):
    noted(hired, story)
    hired.done("bob", f"{life(story)}/visits", VISIT)
    timeline = f"exemplars/{story.subject}/timeline"

    own = {each["phase"] for each in hired.seen("bob", timeline)["items"]}
    other = {each["phase"] for each in hired.seen("carl", timeline)["items"]}

    assert carl
    assert own == {"watch", "nomination", "recognition", "nurture", "replication"}
    assert other == {"recognition", "replication"}
    assert refused(hired.get("mai", timeline)) == (403, "role-missing")
