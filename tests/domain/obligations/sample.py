"""A plan of five years with quotas and duties as the real ones have them, and what is known."""

from datetime import UTC, datetime
from uuid import UUID

from domain.obligations.known import Answered, Dossier, IssuedPlan, Known, Ower, SentList
from domain.obligations.obligation import Answer
from domain.obligations.reckoning import reckon
from domain.rules.calendar import NO_HOLIDAYS
from domain.rules.reading import read_plan
from domain.rules.steps import Step
from domain.times import VIETNAM
from tests.domain.rules.sample import CLAUSE, plan

PLAN = UUID(int=1)
UNIT, OTHER_UNIT, COMMITTEE = UUID(int=11), UUID(int=12), UUID(int=13)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LAST = datetime(2030, 1, 1, tzinfo=UTC)
MONTHLY = {
    "key": "monthly-list",
    "step": "submitted",
    "who": "Các đơn vị",
    "whom": "Phòng Nội vụ",
    "recurrence": "FREQ=MONTHLY;BYMONTHDAY=20",
    "window": "month",
    "clause": CLAUSE | {"quote": "trước ngày 20 hàng tháng"},
}
REPORT = {
    "key": "yearly-report",
    "duty": "Báo cáo năm",
    "who": "Cơ quan",
    "whom": "Sở Nội vụ",
    "recurrence": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
    "window": "year",
    "reading": "inclusive",
    "clause": CLAUSE,
}
STRUCTURE = {
    "key": "structure",
    "duty": "Xây dựng cơ cấu, số lượng",
    "who": "Các đơn vị",
    "whom": "Phòng Nội vụ",
    "owed_by": "unit",
    "opens": "2021-04-01",
    "before": "2021-06-30",
    "reading": "inclusive",
    "clause": CLAUSE,
}
PASSAGE = {"line": 3, "quote": "chủ trì", "reading": "Chủ trì."}
FIELDS = [
    {
        "key": "party",
        "title": "Học tập và làm theo Bác",
        "verb": "de_nghi",
        "leads": [{"body": "Ban Tuyên giáo Huyện ủy"}],
        "clause": PASSAGE,
    },
    {
        "key": "health",
        "title": "Y tế",
        "verb": "giao",
        "leads": [{"body": "Phòng Y tế"}, {"body": "Phòng Lao động", "accountable": False}],
        "clause": PASSAGE,
    },
]


def quota(key="q", **parts):
    given = {
        "key": key,
        "owed_by": "unit",
        "owed_to": "Phòng Nội vụ",
        "counts": "introduced",
        "minimum": 1,
        "window": "half_year",
        "clause": CLAUSE,
    }
    return given | parts


def rules(*, quotas=(), deadlines=(), **parts):
    whole = {
        "year": None,
        "period": {"start": "2021-05-01", "end": "2025-12-31"},
        "steps": ["registered", "submitted", "received", "proposed", "decided", "referred"],
        "verification": None,
        "vote": None,
        "certificate": None,
        "quotas": list(quotas),
        "deadlines": list(deadlines),
    }
    return read_plan(plan(**(whole | parts)))


def unit(unit_id=UNIT, name="Phòng A", **parts):
    return Ower(unit_id=unit_id, name=name, **({"since": LONG_AGO} | parts))


def at(text):
    """An instant in Vietnam: `2021-05-20` or `2021-05-20 08:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def dossier(number=1, *, unit_id=UNIT, subject=None, withdrawn=None, stopped=None, **reached):
    return Dossier(
        nomination_id=UUID(int=100 + number),
        subject_id=UUID(int=200 + (number if subject is None else subject)),
        unit_id=unit_id,
        reached={Step(step): at(when) for step, when in reached.items()},
        withdrawn_at=at(withdrawn) if withdrawn else None,
        stopped_at=at(stopped) if stopped else None,
    )


def answered(answer: Answer, when, text="…", *, number=None, ended=None):
    return Answered(
        answer=answer,
        at=at(when),
        text=text,
        number=number,
        ended_at=at(ended) if ended else None,
    )


def sent_list(first, last, when):
    return SentList(
        first_day=at(first).date(), last_day=at(last).date(), at=at(when), text="Danh sách số 5"
    )


def known(document, *dossiers, units=None, answers=None, later=(), closed=None, **parts):
    versions = [(at("2021-05-05"), document), *((at(when), each) for when, each in later)]
    return Known(
        plan=IssuedPlan(plan_id=PLAN, versions=versions, closed_at=at(closed) if closed else None),
        agency="Ban Quản lý",
        units=[unit()] if units is None else units,
        dossiers=dossiers,
        answers=answers or {},
        **parts,
    )


def owed(of, as_of=LAST, calendar=NO_HOLIDAYS):
    return reckon(of, as_of=as_of, calendar=calendar)


def states(of, as_of=LAST, *, key=None):
    """Window to state, of one duty or of all, in the order in which they fall due."""
    return {
        each.window.key: each.state.value
        for each in owed(of, as_of)
        if key in {None, each.requirement.key}
    }
