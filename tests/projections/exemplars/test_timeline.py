from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.exemplars.emerging import Emerging
from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition
from projections.exemplars.timeline import ExemplarTimelineView, TimelineEntry
from tenants.scope import enter
from tests.projections.exemplars.life import (
    EMERGING,
    EXEMPLAR,
    NOTED,
    OTHER_UNIT,
    STORY,
    publish_life,
)
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    NOMINATION,
    PLAN,
    RECOGNITION,
    REFERRED,
    REFERRED_IN,
    SUBJECT,
    UNIT,
)
from tests.specification import fact

LIST, UNKNOWN = UUID(int=901), UUID(int=902)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield ExemplarTimelineView(engine)


@pytest.fixture
def lived(publish, worker):
    publish_life(publish)
    worker.catch_up()


def told(entries):
    return [(each.phase, each.topic) for each in entries]


@pytest.mark.usefixtures("lived")
def test_the_life_of_an_exemplar_is_one_line_from_the_first_note_to_the_last(view):
    assert told(view.of(SUBJECT)) == [
        ("nomination", "nomination.registered"),
        ("nomination", "nomination.submitted"),
        ("watch", "emerging.noted"),
        ("watch", "emerging.weakness-found"),
        ("watch", "emerging.help-planned"),
        ("watch", "emerging.help-given"),
        ("watch", "emerging.mentor-assigned"),
        ("watch", "emerging.progress-noted"),
        ("watch", "emerging.promoted"),
        ("registration", "registration-list.amended"),
        ("recognition", "recognition.granted"),
        ("nurture", "exemplar.followed"),
        ("nurture", "exemplar.support-given"),
        ("replication", "exemplar.visit-held"),
        ("replication", "exemplar.adopted"),
        ("publication", "story.drafted"),
        ("publication", "story.consent-given"),
        ("publication", "story.consent-given"),
        ("publication", "story.published"),
    ]


@pytest.mark.usefixtures("lived")
def test_each_event_is_told_in_both_languages_by_whom_and_when(view):
    assert view.of(SUBJECT)[13] == TimelineEntry(
        position=18,
        source_id=EXEMPLAR,
        phase="replication",
        topic="exemplar.visit-held",
        vi="Sở Ngoại vụ (12 người) tham quan, học tập tại Sở ngày 12/12/2024. Nội dung học tập:"
        " Cách làm.",
        en="Sở Ngoại vụ (12 visitors) came to learn at Sở on 12 Dec 2024. What they learnt:"
        " Cách làm.",
        actor="alice",
        actor_name="alice",
        acting_role="standing_body",
        occurred_at=THE_BEGINNING + timedelta(minutes=18),
        recorded_at=view.of(SUBJECT)[13].recorded_at,
    )


@pytest.mark.usefixtures("lived")
def test_a_unit_reads_all_of_its_own(view):
    assert view.of(SUBJECT, units={UNIT}) == view.of(SUBJECT)


@pytest.mark.usefixtures("lived")
def test_another_unit_reads_what_is_open(view):
    assert told(view.of(SUBJECT, units={OTHER_UNIT})) == [
        ("recognition", "recognition.granted"),
        ("replication", "exemplar.visit-held"),
        ("replication", "exemplar.adopted"),
        ("publication", "story.published"),
    ]


@pytest.mark.usefixtures("lived")
def test_a_unit_that_notes_the_same_subject_reads_its_own_note_and_no_other_dossier(
    view, publish, worker
):
    noted = fact(NOTED.kind, **(NOTED.fields | {"unit_id": OTHER_UNIT}))
    publish(Emerging, UUID(int=77), noted)
    worker.catch_up()

    assert [each.source_id for each in view.of(SUBJECT, units={OTHER_UNIT})] == [
        RECOGNITION,
        EXEMPLAR,
        EXEMPLAR,
        STORY,
        UUID(int=77),
    ]


@pytest.mark.usefixtures("lived")
def test_a_long_line_is_read_piece_by_piece(view):
    whole = view.of(SUBJECT)

    assert view.of(SUBJECT, limit=3) == whole[:3]
    assert view.of(SUBJECT, after=whole[2].position, limit=2) == whole[3:5]


@pytest.mark.usefixtures("lived")
def test_other_agencies_are_called_by_their_names(view, publish, worker):
    publish(Recognition, RECOGNITION, REFERRED)
    worker.catch_up()

    assert "Tỉnh Bình Phước" in view.of(SUBJECT)[-1].vi


def test_a_dossier_from_below_is_on_a_line_of_the_province(publish, worker, engine):
    publish(Nomination, NOMINATION, REFERRED_IN, tenant="binh-phuoc")
    worker.catch_up()

    with enter(scope_of("binh-phuoc")):
        line = ExemplarTimelineView(engine).of(SUBJECT)
        assert told(line) == [("nomination", "nomination.referred-in")]
        assert "Sở Xây dựng" in line[0].vi


COMPILED = fact(
    UpwardList.Compiled,
    plan_id=PLAN,
    plan_version=1,
    plan_title="Kế hoạch",
    kind="monthly",
    span="2024-12",
    first_day=date(2024, 12, 1),
    last_day=date(2024, 12, 31),
    entries=[{"nomination_id": str(NOMINATION)}, {"nomination_id": str(UNKNOWN)}],
    counts=[{"field": None, "unit_name": "A", "subject_kind": "individual", "count": 2}],
    nil_reason=None,
    route_to="province",
    council_proposal_required=False,
    compiled_by="alice",
)
ANSWERED = fact(
    UpwardList.Answered,
    destination="binh-phuoc",
    incoming_version=3,
    document_number="90",
    note=None,
    results=[
        {
            "nomination_id": str(each),
            "result": result,
            "decision_number": None,
            "reason": None,
        }
        for each, result in ((NOMINATION, "published"), (UNKNOWN, "declined"))
    ],
)


@pytest.mark.usefixtures("lived")
def test_a_list_upward_is_on_the_line_with_what_became_of_this_exemplar(view, publish, worker):
    publish(UpwardList, LIST, COMPILED, ANSWERED)
    worker.catch_up()

    compiled, answered = view.of(SUBJECT)[-2:]
    assert told([compiled, answered]) == [
        ("recognition", "upward-list.compiled"),
        ("recognition", "upward-list.answered"),
    ]
    assert "“Kế hoạch”: 2 điển hình." in compiled.vi
    assert answered.vi.endswith(
        "trả lời danh sách bằng văn bản số 90: đưa vào tuyên truyền, nhân rộng."
    )
    assert view.of(SUBJECT, units=[UNIT])[-2:] == [compiled, answered]
    assert compiled not in view.of(SUBJECT, units=[OTHER_UNIT])


@pytest.mark.usefixtures("lived")
def test_another_agency_sees_no_line(engine):
    with enter(scope_of("sngv")):
        assert ExemplarTimelineView(engine).of(SUBJECT) == []


def test_nobody_has_a_line_before_something_happens(view):
    assert view.of(EMERGING) == []
