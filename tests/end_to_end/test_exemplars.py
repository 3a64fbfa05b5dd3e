from datetime import date

import pytest

from projections.exemplars.life_view import ExemplarLivesView
from projections.exemplars.timeline import ExemplarTimelineView
from service.cli.scopes import operating
from service.demo.cast_kcn import KCN
from service.demo.cast_ngoai_vu import NGOAI_VU
from service.demo.cast_thach_an import THACH_AN
from service.demo.cast_tnmt import TNMT
from service.demo.cast_xay_dung import XAY_DUNG
from service.demo.year import Year
from tenants.engine import open_engine
from tests.end_to_end.rehearsals import in_process, year_on

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


def of_thach_an(year):
    year.walk_cao_bang(until=date(2021, 6, 1))


def of_kcn(year):
    year.walk_soc_trang(until=date(2021, 7, 1))


@pytest.mark.parametrize(
    ("walk", "cast", "between", "consents"),
    [
        (of_kcn, KCN, ["nomination.tabled", *LISTED], 0),
        (of_thach_an, THACH_AN, ["nomination.submitted", "nomination.received"], 2),
        (Year.walk_binh_phuoc, XAY_DUNG, [*DECIDED, "recognition.referral-answered"], 1),
        (Year.walk_ngoai_vu, NGOAI_VU, [*DECIDED, "recognition.certificate-issued"], 1),
        (Year.walk_khanh_hoa, TNMT, ["registration-list.filed", *LISTED], 1),
    ],
    ids=lambda given: getattr(given, "tenant", ""),
)
def test_an_exemplar_of_each_agency_has_its_whole_life_on_one_time_line(
    sqlite_url, walk, cast, between, consents
):
    engine = open_engine(sqlite_url)
    year = year_on(engine, in_process(engine))
    walk(year)
    year.sum_up()

    with operating(engine, cast.tenant):
        (exemplar,) = ExemplarLivesView(engine).page().items
        line = ExemplarTimelineView(engine).of(exemplar.subject_id)
    engine.dispose()

    topics = [each.topic for each in line]
    told = [*BEFORE, *between, *AFTER]
    assert [topic for topic in topics if topic in told] == told
    assert topics.count(CONSENT) == consents
