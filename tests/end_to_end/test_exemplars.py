import pytest

from projections.exemplars.life_view import ExemplarLivesView
from projections.exemplars.timeline import ExemplarTimelineView
from service.cli.scopes import operating
from service.demo.cast_kcn import KCN
from service.demo.cast_ngoai_vu import NGOAI_VU
from service.demo.cast_thach_an import THACH_AN
from service.demo.cast_tnmt import TNMT
from service.demo.cast_xay_dung import XAY_DUNG
from tenants.engine import open_engine
from tests.end_to_end import walks

BEFORE = [
    "emerging.noted",
    "emerging.weakness-found",
    "emerging.help-planned",
    "emerging.mentor-assigned",
    "emerging.help-given",
    "emerging.progress-noted",
    "nomination.registered",
    "emerging.promoted",
]
AFTER = [
    "exemplar.followed",
    "exemplar.nurture-planned",
    "exemplar.difficulty-found",
    "exemplar.support-given",
    "exemplar.assessment-scheduled",
    "story.drafted",
    "story.published",
    "exemplar.visit-held",
    "exemplar.talk-held",
    "exemplar.compete-alongside-launched",
    "exemplar.adopted",
    "exemplar.adoption-assessed",
    "exemplar.assessed",
]
DECIDED = ["nomination.voted", "nomination.recognised", "recognition.granted"]
LISTED = ["upward-list.compiled", "upward-list.answered"]
CONSENT = "story.consent-given"


@pytest.mark.parametrize(
    ("walk", "cast", "between", "consents"),
    [
        (walks.ALL, KCN, ["nomination.tabled", *LISTED], 0),
        (walks.ALL, THACH_AN, ["nomination.submitted", "nomination.received"], 2),
        (walks.ALL, XAY_DUNG, [*DECIDED, "recognition.referral-answered"], 1),
        (walks.ALL, NGOAI_VU, [*DECIDED, "recognition.certificate-issued"], 1),
        (walks.TNMT, TNMT, ["registration-list.filed", *LISTED], 1),
    ],
    ids=lambda given: getattr(given, "tenant", ""),
)
def test_an_exemplar_of_each_agency_has_its_whole_life_on_one_time_line(
    tmp_path, walk, cast, between, consents
):
    engine = open_engine(walks.copy_to(tmp_path / "walked.db", walk))
    with operating(engine, cast.tenant):
        (exemplar,) = ExemplarLivesView(engine).page().items
        line = ExemplarTimelineView(engine).of(exemplar.subject_id)
    engine.dispose()

    topics = [each.topic for each in line]
    told = [*BEFORE, *between, *AFTER]
    assert [topic for topic in topics if topic in told] == told
    assert topics.count(CONSENT) == consents
