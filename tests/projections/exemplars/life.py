"""Facts of the life of one exemplar: watched, listed, put forward, recognised, followed, told."""

from datetime import date
from uuid import UUID

from domain.exemplars.emerging import Emerging
from domain.exemplars.exemplar import Exemplar, exemplar_id_of
from domain.exemplars.movement import Movement
from domain.exemplars.registration_list import RegistrationList
from domain.exemplars.story import Story
from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition
from tests.projections.samples import (
    GRANTED,
    NOMINATION,
    PLAN,
    RECOGNITION,
    SUBJECT,
    SUBMITTED,
    UNIT,
    examined,
    publish_begun,
)
from tests.specification import fact

EMERGING, LIST, MOVEMENT, STORY = (UUID(int=number) for number in range(40, 44))
WEAKNESS, HELP, ASSESSMENT, ADOPTION, OTHER_UNIT = (UUID(int=number) for number in range(50, 55))
EXEMPLAR = exemplar_id_of(NOMINATION)
DAY, UNTIL = date(2024, 12, 12), date(2025, 6, 30)

NOTED = fact(
    Emerging.Noted,
    subject_id=SUBJECT,
    subject_kind="individual",
    unit_id=UNIT,
    why="Có sáng kiến.",
    plan_id=PLAN,
    noted_by="bob",
)
WEAKNESS_FOUND = fact(
    Emerging.WeaknessFound, weakness_id=WEAKNESS, what="Chưa có chứng chỉ.", found_by="bob"
)
HELP_PLANNED = fact(
    Emerging.HelpPlanned,
    help_id=HELP,
    measure="Cử đi học",
    kind="policy",
    responsible="Văn phòng",
    due_on=DAY,
    weakness_id=WEAKNESS,
    planned_by="bob",
)
HELP_GIVEN = fact(Emerging.HelpGiven, help_id=HELP, result="Đạt", given_on=DAY, recorded_by="bob")
MENTORED = fact(Emerging.MentorAssigned, mentor="Ông Bình", assigned_by="alice")
PROGRESSED = fact(
    Emerging.ProgressNoted, progress="Có chứng chỉ.", overcame=WEAKNESS, noted_by="bob"
)
PROMOTED = fact(Emerging.Promoted, nomination_id=NOMINATION, promoted_by="bob")
CLOSED = fact(Emerging.Closed, reason="Đã công nhận.", closed_by="bob")
WATCHED = (NOTED, WEAKNESS_FOUND, HELP_PLANNED, HELP_GIVEN, MENTORED, PROGRESSED)

NAMED = {"subject_kind": "individual", "subject_id": str(SUBJECT), "description": "Giữ vững"}
UNNAMED = {"subject_kind": "collective", "subject_id": None, "description": "Mô hình"}


def filed(*entries, period="2021-2025", unit_id=UNIT):
    return fact(
        RegistrationList.Filed,
        plan_id=PLAN,
        unit_id=unit_id,
        period=period,
        entries=list(entries),
        filed_by="bob",
    )


AMENDED = fact(RegistrationList.Amended, entries=[NAMED], reason="Đã sáp nhập.", amended_by="bob")
LAUNCHED = fact(
    Movement.Launched,
    name="Văn hóa công sở",
    launcher="province",
    launched_by="UBND tỉnh",
    launched_from=date(2024, 1, 1),
    launched_until=None,
    field=None,
    document=None,
)
LINKED = fact(Nomination.LinkedToMovement, movement_id=MOVEMENT, linked_by="bob")
FOLLOWED = fact(
    Exemplar.Followed,
    nomination_id=NOMINATION,
    recognition_id=RECOGNITION,
    subject_id=SUBJECT,
    subject_kind="individual",
    unit_id=UNIT,
    plan_id=PLAN,
    plan_year=2024,
    decision_number="15/QĐ-SXD",
    decided_on=date(2024, 12, 10),
)


def supported(amount, year=2024):
    return fact(
        Exemplar.SupportGiven,
        kind="fund",
        what="Mở rộng",
        amount=amount,
        fund="Quỹ thi đua",
        document="QĐ 1",
        given_on=date(year, 12, 12),
        recorded_by="bob",
    )


def scheduled(due_on, assessment_id=ASSESSMENT):
    return fact(
        Exemplar.AssessmentScheduled,
        assessment_id=assessment_id,
        due_on=due_on,
        scheduled_by="alice",
    )


ASSESSED = fact(
    Exemplar.Assessed,
    assessment_id=ASSESSMENT,
    effect="Giảm chờ",
    reach="Ba phòng",
    result="met",
    evidence=["BC 1"],
    late=False,
    assessed_by="alice",
)
VISITED = fact(
    Exemplar.VisitHeld,
    held_on=DAY,
    place="Sở",
    visitors="Sở Ngoại vụ",
    number=12,
    learnt="Cách làm",
    recorded_by="bob",
)
ADOPTED = fact(
    Exemplar.Adopted,
    adoption_id=ADOPTION,
    adopter_unit_id=OTHER_UNIT,
    adopter="Phòng Nhà ở",
    what="Quy trình",
    adopted_on=DAY,
    recorded_by="bob",
)
ADOPTION_ASSESSED = fact(
    Exemplar.AdoptionAssessed, adoption_id=ADOPTION, result="Giảm nửa", recorded_by="bob"
)
DRAFTED = fact(
    Story.Drafted,
    nomination_id=NOMINATION,
    recognition_id=RECOGNITION,
    subject_id=SUBJECT,
    subject_kind="student",
    minor=False,
    decision_number="15/QĐ-SXD",
    title="Gương sáng",
    text="Theo Quyết định 15/QĐ-SXD.",
    facts_ref=["report"],
    drafted_by="phuong",
)


def consented(capacity):
    return fact(
        Story.ConsentGiven,
        consented_by="Nguyễn Thị An",
        capacity=capacity,
        document="Giấy 1",
        scope=["portal"],
        recorded_by="phuong",
    )


def consent_withdrawn(capacity):
    return fact(
        Story.ConsentWithdrawn, capacity=capacity, reason="Nguyện vọng", recorded_by="phuong"
    )


def published(since=DAY, until=None, channel="portal"):
    return fact(
        Story.Published,
        channel=channel,
        url="https://example.gov.vn/1",
        published_from=since,
        published_until=until,
        published_by="phuong",
    )


TAKEN_DOWN = fact(
    Story.TakenDown, channel="portal", reason="Hết thời gian.", taken_down_by="phuong"
)


def publish_life(publish):
    """From the first note to the last adopter, in the order in which it happens."""
    publish_begun(publish, SUBMITTED, examined("S2-08", "met"))
    publish(Emerging, EMERGING, *WATCHED, PROMOTED)
    publish(RegistrationList, LIST, filed(UNNAMED))
    publish(RegistrationList, LIST, fact(AMENDED.kind, **AMENDED.fields))
    publish(Recognition, RECOGNITION, GRANTED)
    publish(Exemplar, EXEMPLAR, FOLLOWED, supported(5_000_000), VISITED, ADOPTED)
    return publish(
        Story, STORY, DRAFTED, consented("subject"), consented("legal_representative"), published()
    )
