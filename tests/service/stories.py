"""How far a test lets things go before it begins."""

from dataclasses import dataclass
from datetime import date
from functools import wraps

from tenants.access import Grant
from tests.service.world import PROVINCE, S2, plan_document

DIGEST = "a" * 64
DOCUMENTS = [
    {"key": "achievement-report", "title": "Báo cáo thành tích", "sha256": DIGEST},
    {"key": "endorsement-minutes", "title": "Biên bản họp đơn vị"},
]
MEMBERS = {"clara": "chair", "max": "member", "sam": "secretary"}
AUTUMN = {"Rehearsal_Time": "2024-11-20T08:00:00+07:00"}


@dataclass
class Story:
    """An agency at work: ids of what it has."""

    plan: str = ""
    unit: str = ""
    subject: str = ""
    kind = "individual"
    nomination: str = ""
    session: str = ""
    ballot: str = ""
    recognition: str = ""
    referral: str = ""
    emerging: str = ""
    help: str = ""
    list: str = ""
    movement: str = ""
    assessment: str = ""
    adoption: str = ""
    story: str = ""


def told_once(tell):
    """Tell this again only in a world that is not as one in which it was told before."""

    @wraps(tell)
    def told(world, *given, **more):
        said = [vars(each) if isinstance(each, Story) else each for each in (*given, more)]

        def step():
            story = tell(world, *given, **more)
            return story, vars(story)

        told, now = world.step(f"{tell.__module__}.{tell.__name__} {said}", step)
        story = next((each for each in given if each), told)
        vars(story).update(now)
        return story

    return told


@told_once
def prepared(world, **vote):
    """A plan in force, which may say otherwise how is voted, a unit with Bob in it, a subject."""
    story = Story()
    story.plan = issued_plan(world, **vote)
    story.unit = world.done("alice", "units", {"name": "Phòng Quy hoạch", "short_name": "QH"})["id"]
    world.hire("bob", unit_grant(story.unit))
    subject = {"kind": "individual", "name": "Bà Lê Thị Ánh", "unit_id": story.unit}
    story.subject = world.done("bob", "subjects", subject)["id"]
    return story


def issued_plan(world, name=S2, tenant="sxd", drafter="alice", issuer="henry", **vote):
    document = plan_document(name)
    document["document"]["vote"] |= vote
    plan = world.done(drafter, "plans", document, tenant)["id"]
    issue = {"number": "883/KH", "issued_on": "2024-04-04", "signer": "Giám đốc"}
    world.done(issuer, f"plans/{plan}/issue", issue, tenant)
    return plan


@told_once
def registered(world, story=None):
    story = story or prepared(world)
    body = {
        "plan_id": story.plan,
        "subject_id": story.subject,
        "unit_id": story.unit,
        "scope": "Cải cách hành chính",
        "achievement": "Rút ngắn thời gian cấp phép",
    }
    story.nomination = world.done("bob", "nominations", body, **AUTUMN)["id"]
    return story


@told_once
def submitted(world, story=None):
    story = registered(world, story)
    world.done("bob", f"{_dossier(story)}/submission", {"documents": DOCUMENTS}, **AUTUMN)
    return story


@told_once
def received(world, story=None):
    story = submitted(world, story)
    world.done("alice", f"{_dossier(story)}/receipt", {"receipt_number": "12"}, **AUTUMN)
    return story


@told_once
def verified(world, story=None):
    story = received(world, story)
    _verify(world, "vera", story.nomination, story.kind)
    return story


@told_once
def convened(world, story):
    story.session = _session(world, "sxd", story.plan, MEMBERS, founder="henry", caller="sam")
    return story


@told_once
def tabled(world, story=None):
    story = verified(world, story)
    story = convened(world, story)
    world.done("alice", f"sessions/{story.session}/agenda", {"nomination_ids": [story.nomination]})
    return story


@told_once
def in_session(world, story=None):
    story = tabled(world, story)
    for member in MEMBERS:
        note = {"member_id": member, "presence": "present"}
        world.done("sam", f"sessions/{story.session}/attendance", note)
    world.done("clara", f"sessions/{story.session}/opening")
    return story


@told_once
def balloting(world, story=None):
    story = in_session(world, story)
    path = f"sessions/{story.session}/ballots"
    story.ballot = world.done("clara", path, {"tellers": ["tom", "tim"]})["id"]
    return story


@told_once
def counted(world, story=None, yes=3):
    story = balloting(world, story)
    ballot = f"ballots/{story.ballot}"
    world.done("tom", f"{ballot}/participation", {"members": list(MEMBERS)})
    count = {"nomination_id": story.nomination, "issued": 3, "yes": yes, "no": 3 - yes}
    world.done("tom", f"{ballot}/tally", {"counts": [count], "scan_sha256": DIGEST})
    for who in ("tom", "tim", "clara"):
        world.done(who, f"{ballot}/confirmations")
    return story


@told_once
def proposed(world, story=None):
    story = counted(world, story)
    body = {"document_number": "5/TTr", "proposed_on": "2024-12-10"}
    world.done("sam", f"{_dossier(story)}/proposal", body)
    return story


@told_once
def recognised(world, story=None):
    story = proposed(world, story)
    body = {
        "outcome": "recognise",
        "decision_number": "99/QĐ",
        "decided_on": "2024-12-12",
        "signer": "Giám đốc",
    }
    story.recognition = world.done("henry", f"{_dossier(story)}/decision", body)["recognition_id"]
    return story


@told_once
def referred(world, story=None):
    story = recognised(world, story)
    issued_plan(world, PROVINCE, "binh-phuoc", "paul", "perry")
    world.worker.catch_up()
    body = {"document_number": "7/TTr", "council_minutes": "8/BB"}
    story.referral = world.done("henry", f"{_dossier(story)}/referral", body)["referral_id"]
    return story


@told_once
def followed(world, story=None):
    story = story or recognised(world)
    watched(world, story)
    exemplar = f"{_dossier(story)}/exemplar"
    due = {"due_on": "2025-06-30"}
    story.assessment = world.done("alice", f"{exemplar}/assessments", due)["assessment_id"]
    adoption = {"adopter": "Sở Ngoại vụ", "what": "Quy trình", "adopted_on": "2024-12-20"}
    story.adoption = world.done("bob", f"{exemplar}/adoptions", adoption)["adoption_id"]
    text = {
        "title": "Người gỡ khó",
        "text": "Được công nhận theo Quyết định số 99/QĐ.",
        "facts_ref": ["achievement-report"],
    }
    story.story = world.done("alice", f"{_dossier(story)}/stories", text)["id"]
    return story


@told_once
def watched(world, story=None):
    story = story or prepared(world)
    note = {"subject_id": story.subject, "unit_id": story.unit, "why": "Có sáng kiến"}
    story.emerging = world.done("bob", "emerging", note)["id"]
    plan = {"measure": "Cử đi học", "kind": "policy", "responsible": "Văn phòng"}
    story.help = world.done("bob", f"emerging/{story.emerging}/help", plan)["help_id"]
    registration = {
        "plan_id": story.plan,
        "unit_id": story.unit,
        "period": "2024",
        "entries": [{"subject_kind": "individual", "description": "Điển hình cải cách"}],
    }
    story.list = world.done("bob", "registrations", registration)["id"]
    movement = {
        "name": "Văn hóa công sở",
        "launcher": "province",
        "launched_by": "UBND tỉnh",
        "launched_from": "2024-01-01",
    }
    story.movement = world.done("alice", "movements", movement)["id"]
    return story


def _dossier(story):
    return f"nominations/{story.nomination}"


def _verify(world, who, nomination, kind):
    document = plan_document(S2)["document"]
    concerned = [
        each["key"]
        for each in document["criteria"]
        if not each.get("applies_to") or kind in each["applies_to"]
    ]
    for criterion in concerned:
        finding = {"criterion": criterion, "finding": "met", "opinion": "Đủ minh chứng"}
        world.done(who, f"nominations/{nomination}/findings", finding)
    world.done(who, f"nominations/{nomination}/verification")


def _session(world, tenant, plan, members, *, founder, caller):
    council = {
        "name": "Hội đồng Thi đua - Khen thưởng",
        "level": "agency",
        "decision_number": "1/QĐ",
        "founded_on": "2024-01-02",
    }
    council_id = world.done(founder, "councils", council, tenant)["id"]
    roster = {
        "members": [
            {"member_id": each, "name": each.title(), "role": role}
            for each, role in members.items()
        ],
        "mandate_from": "2024-01-02",
        "decision_number": "2/QĐ",
    }
    world.done(founder, f"councils/{council_id}/rosters", roster, tenant)
    body = {
        "council_id": council_id,
        "plan_id": plan,
        "held_on": "2024-12-05",
        "place": "Hội trường",
    }
    return world.done(caller, "sessions", body, tenant)["id"]


FIRST_DAY = date(2020, 1, 1)


def unit_grant(unit):
    return Grant("sxd", "nominating_unit", unit, FIRST_DAY)
