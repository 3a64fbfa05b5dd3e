"""Who owes what by when, and how it stands at an instant: computed, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from domain.obligations.counting import Count, Counter
from domain.obligations.known import Answered, Known, Ower
from domain.obligations.obligation import Answer
from domain.obligations.owers import owers_of
from domain.obligations.requirements import Kind, Requirement, obligation_id, requirements_of
from domain.rules.calendar import WorkingCalendar
from domain.rules.document import PlanDocument
from domain.rules.occurrences import Occurrence
from domain.times import start_of


class State(StrEnum):
    """How an obligation stands; a body that was merely requested is never overdue."""

    MET = "met"
    MET_LATE = "met_late"
    OPEN = "open"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    NIL = "nil"


class Tone(StrEnum):
    """How its ower is addressed: told (“giao”) or asked (“đề nghị”)."""

    NOTICE = "notice"
    REMINDER = "reminder"


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What one ower owes in one window, as it stands.

    `plan_id` is None where the law asks for it and no plan. `done` of `required` dossiers or
    reports; `required` is None while a unit has not set its own number. `answered_at` is when it
    was met, or else answered; `remark` is the document filed or the reason given.
    """

    obligation_id: UUID
    plan_id: UUID | None
    plan_key: str
    requirement: Requirement
    window: Occurrence
    ower: Ower
    tone: Tone
    state: State
    required: int | None
    done: int
    answered_at: datetime | None
    remark: str | None

    @property
    def missing(self) -> int:
        """How many are still lacking; none where a nil return or an excuse stands for them."""
        if self.state in {State.NIL, State.EXCUSED}:
            return 0
        return max(0, (self.required or 0) - self.done)


def reckon(known: Known, *, as_of: datetime, calendar: WorkingCalendar) -> tuple[Owed, ...]:
    """Everything that is, was or will be owed under a plan, as it stood at this aware instant.

    In the order of due instants. A window that began under a version of the plan stays under it.
    What falls due after the plan was closed, or the agency or unit dissolved, is not owed.
    """
    found = [
        _stands(known, plan, required, window, ower, counter, as_of)
        for plan, required, windows, counter in _required(known, as_of, calendar)
        for ower in owers_of(required, plan, units=known.units, agency=known.agency)
        for window in windows
        if ower.exists_at(window.due_at) and _is_known(ower, as_of)
    ]
    return tuple(sorted(found, key=_order))


def _required(
    known: Known, as_of: datetime, calendar: WorkingCalendar
) -> Iterator[tuple[PlanDocument, Requirement, Sequence[Occurrence], Counter]]:
    versions = [each for each in known.plan.versions if each[0] <= as_of]
    for place, (since, plan) in enumerate(versions):
        until = versions[place + 1][0] if place + 1 < len(versions) else None
        every = requirements_of(plan, calendar)
        for required in every:
            windows = [
                window
                for window in required.windows
                if _falls_under(window, since if place else None, until)
                and not _is_past_the_end(known, window, as_of)
            ]
            yield plan, required, windows, _counter(known, required, every, as_of)


def _counter(
    known: Known, required: Requirement, every: Sequence[Requirement], as_of: datetime
) -> Counter:
    others = [each for each in every if each.key in required.apart_from]
    used = {
        nomination_id
        for each in others
        for nomination_id in Counter(each, known.dossiers, as_of=as_of).used()
    }
    return Counter(required, known.dossiers, as_of=as_of, without=used)


def _falls_under(window: Occurrence, since: datetime | None, until: datetime | None) -> bool:
    begun = start_of(window.window_start)
    return (since is None or begun >= since) and (until is None or begun < until)


def _is_past_the_end(known: Known, window: Occurrence, as_of: datetime) -> bool:
    closed_at = known.plan.closed_at
    if closed_at is not None and closed_at <= as_of and window.due_at > closed_at:
        return True
    return known.dissolved_at is not None and window.due_at > known.dissolved_at


def _is_known(ower: Ower, as_of: datetime) -> bool:
    return ower.since is None or ower.since <= as_of


def _stands(
    known: Known,
    plan: PlanDocument,
    required: Requirement,
    window: Occurrence,
    ower: Ower,
    counter: Counter,
    as_of: datetime,
) -> Owed:
    given = _answers(known, required, window, ower, as_of)
    count = _count(required, window, ower, counter, given)
    state, answered_at = _state(count, given, window, ower, as_of)
    return Owed(
        obligation_id=_id(known, required, window, ower),
        plan_id=known.plan.plan_id,
        plan_key=plan.key,
        requirement=required,
        window=window,
        ower=ower,
        tone=Tone.REMINDER if ower.requested else Tone.NOTICE,
        state=state,
        required=count.required,
        done=count.done,
        answered_at=answered_at,
        remark=_remark(state, given),
    )


def _id(known: Known, required: Requirement, window: Occurrence, ower: Ower) -> UUID:
    own = obligation_id(
        plan_id=known.plan.plan_id,
        duty_key=required.key,
        window=window.key,
        unit_id=ower.unit_id,
    )
    is_body_without_unit = required.is_of_units and ower.unit_id is None
    return uuid5(own, ower.name) if is_body_without_unit else own


def _answers(
    known: Known, required: Requirement, window: Occurrence, ower: Ower, as_of: datetime
) -> Mapping[Answer, Answered]:
    filed = known.answers.get((required.key, window.key, ower.unit_id), ())
    sent = _sent(known, window) if required.by_list else ()
    return {each.answer: each for each in (*sent, *filed) if each.stands_at(as_of)}


def _sent(known: Known, window: Occurrence) -> Sequence[Answered]:
    """The first list of the window, as a report."""
    lists = [each for each in known.lists if each.is_of(window.window_start, window.window_end)]
    first = min(lists, key=lambda each: each.at, default=None)
    if first is None:
        return ()
    return (Answered(answer=Answer.REPORT, at=first.at, text=first.text),)


def _count(
    required: Requirement,
    window: Occurrence,
    ower: Ower,
    counter: Counter,
    given: Mapping[Answer, Answered],
) -> Count:
    if required.kind is Kind.REPORT:
        report = given.get(Answer.REPORT)
        return Count(required=1, times=() if report is None else (report.at,))
    if required.every_dossier:
        return counter.every_dossier(window, ower)
    target = given.get(Answer.TARGET)
    minimum = target.number if target else None if required.own_target else required.minimum
    return counter.in_window(window, ower, minimum=minimum)


def _state(
    count: Count,
    given: Mapping[Answer, Answered],
    window: Occurrence,
    ower: Ower,
    as_of: datetime,
) -> tuple[State, datetime | None]:
    met_at = count.met_at
    if met_at is not None and met_at < window.due_at:
        return State.MET, met_at
    for answer, state in ((Answer.EXCUSE, State.EXCUSED), (Answer.NIL_RETURN, State.NIL)):
        if answer in given:
            return state, given[answer].at
    if met_at is not None:
        return State.MET_LATE, met_at
    if as_of < window.due_at:
        return State.OPEN, None
    if count.required == 0:
        return State.MET, None
    return (State.OPEN if ower.requested else State.OVERDUE), None


def _remark(state: State, given: Mapping[Answer, Answered]) -> str | None:
    of_state = {
        State.EXCUSED: Answer.EXCUSE,
        State.NIL: Answer.NIL_RETURN,
    }.get(state, Answer.REPORT)
    return given[of_state].text if of_state in given else None


def _order(owed: Owed) -> tuple[datetime, str, str, str]:
    return owed.window.due_at, owed.requirement.key, owed.ower.name, str(owed.obligation_id)


def counted_by_state(every: Iterable[Owed]) -> dict[State, int]:
    """How many of these stand in each state; states without any are left out."""
    counts: dict[State, int] = defaultdict(int)
    for owed in every:
        counts[owed.state] += 1
    return dict(counts)
