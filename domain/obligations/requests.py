"""What the law asks beside any plan: an answer to each request of a person about his or her data.

Luật 91/2025/QH15 Điều 4 gives the right, Nghị định 356/2025/NĐ-CP the days; the day, its words and
how they were read come with the request.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.obligations.known import Ower
from domain.obligations.reckoning import Owed, State, Tone
from domain.obligations.requirements import Kind, Requirement
from domain.rules.deadlines import OwedBy, WhenLate
from domain.rules.occurrences import Occurrence
from domain.rules.windows import day_vi
from domain.times import start_of

DUTY = "erasure-answer"
PLAN_KEY = "personal-data"
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class DataRequest:
    """A request to erase as duties see it: no word about whom, or who asked."""

    request_id: UUID
    received_on: date
    registered_at: datetime
    due_on: date
    phrase: str
    reading: str
    answered_at: datetime | None = None
    document: str | None = None


def owed_answers(
    requests: Iterable[DataRequest], *, agency: str, as_of: datetime
) -> Iterator[Owed]:
    """The answers that the agency owes or owed, as they stood at this aware instant."""
    for request in requests:
        if request.registered_at <= as_of:
            yield _owed(request, Ower(unit_id=None, name=agency), as_of)


def _owed(request: DataRequest, agency: Ower, as_of: datetime) -> Owed:
    window = _window(request)
    answered_at = request.answered_at
    if answered_at is not None and answered_at > as_of:
        answered_at = None
    return Owed(
        obligation_id=request.request_id,
        plan_id=None,
        plan_key=PLAN_KEY,
        requirement=_requirement(request, window),
        window=window,
        ower=agency,
        tone=Tone.NOTICE,
        state=_state(answered_at, window.due_at, as_of),
        required=1,
        done=0 if answered_at is None else 1,
        answered_at=answered_at,
        remark=None if answered_at is None else request.document,
    )


def _state(answered_at: datetime | None, due_at: datetime, as_of: datetime) -> State:
    if answered_at is not None:
        return State.MET if answered_at < due_at else State.MET_LATE
    return State.OPEN if as_of < due_at else State.OVERDUE


def _window(request: DataRequest) -> Occurrence:
    day = request.received_on
    return Occurrence(
        key=f"{day}",
        label_vi=f"yêu cầu nhận ngày {day_vi(day)}",
        label_en=f"request received on {day.isoformat()}",
        window_start=day,
        window_end=request.due_on,
        due_at=start_of(request.due_on + _A_DAY),
        once=True,
    )


def _requirement(request: DataRequest, window: Occurrence) -> Requirement:
    return Requirement(
        key=DUTY,
        kind=Kind.REPORT,
        title="Trả lời yêu cầu xóa dữ liệu cá nhân",
        title_en="Answer a request to erase personal data",
        phrase=request.phrase,
        reading=request.reading,
        owed_by=OwedBy.AGENCY,
        owed_to="người có dữ liệu",
        steps=(),
        minimum=1,
        own_target=False,
        every_dossier=False,
        by_list=False,
        apart_from=(),
        when_late=WhenLate.ACCEPT_FLAGGED,
        windows=(window,),
    )
