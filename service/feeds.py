"""Dates as iCalendar (RFC 5545): for calendar programs, per agency and per unit."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.persistence import IntegrityError
from flask import Response
from icalendar import Alarm, Calendar, Event

from domain.access.commands import RecordReading
from domain.obligations.reckoning import Owed, State, Tone
from domain.times import local_day
from projections.obligations.entries import last_day_of
from projections.obligations.notices import notice_of
from projections.obligations.view import Asked, ObligationsView
from service import clock
from service.backend import Backend
from service.calendar import public_calendar
from service.office import Office
from tenants.feeds import Feed, feed_of, id_of
from tenants.scope import Scope, enter

CONTENT_TYPE = "text/calendar"
READER = "feed"
ROUTE = "GET /v1/feeds/<feed>.ics"
_A_DAY = timedelta(days=1)
_WARNING = timedelta(days=-3)
_AWAITED = frozenset({State.OPEN, State.OVERDUE})


def open_feed(backend: Backend, token: str, *, request_id: UUID) -> Response:
    """The calendar behind a secret address; the first reading of a day is recorded before.

    Raises:
        InvalidFeedError: the address opens nothing, or no longer.
    """
    feed = feed_of(backend.engine, token, clock.now())
    scope = Scope(
        tenant_id=feed.tenant_id, actor=READER, acting_role=READER, correlation_id=request_id
    )
    with enter(scope):
        view = ObligationsView(backend.engine)
        answer = calendar_of(view, unit_id=UUID(feed.unit_id) if feed.unit_id else None)
        _note_use(backend.office(), feed, id_of(token), request_id)
        return answer


def _note_use(office: Office, feed: Feed, feed_id: str, request_id: UUID) -> None:
    """Programs ask every few minutes: once a day tells the agency that the address is in use."""
    now = clock.now()
    used = f"urn:guong:feed:{feed.tenant_id}/{feed_id}/{local_day(now)}"
    reading_id = uuid5(NAMESPACE_URL, used)
    if office.access.has_reading(reading_id):
        return
    command = RecordReading(
        reading_id=reading_id,
        reader=READER,
        role=READER,
        route=ROUTE,
        ids={"feed_id": feed_id} | ({"unit_id": feed.unit_id} if feed.unit_id else {}),
        access_id=None,
        request_id=request_id,
        at=now,
    )
    with suppress(IntegrityError):  # Another request was the first of the day.
        office.access.record_reading(command)


def calendar_of(view: ObligationsView, *, unit_id: UUID | None) -> Response:
    """The dates of the agency in scope, or of one of its units, as they stand now."""
    as_of = clock.now()
    owed = view.owed(as_of=as_of, calendar=public_calendar(), asked=Asked(unit_id=unit_id))
    return Response(calendar_text(owed, as_of), content_type=f"{CONTENT_TYPE}; charset=utf-8")


def calendar_text(every: Iterable[Owed], as_of: datetime) -> bytes:
    """The calendar itself: an all-day event on the last day in time of each obligation."""
    calendar = Calendar()
    calendar.add("prodid", "-//Gương//guong//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Gương: thời hạn, chỉ tiêu")
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for owed in every:
        calendar.add_component(_event(owed, as_of))
    text: bytes = calendar.to_ical()
    return text


def _event(owed: Owed, as_of: datetime) -> Event:
    notice = notice_of(owed, as_of)
    day = last_day_of(owed)
    event = Event()
    event.add("uid", f"{owed.obligation_id}@guong")
    event.add("dtstamp", as_of.replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + _A_DAY)
    event.add(
        "summary",
        f"{_mark(owed)}{owed.ower.name}, {owed.window.label_vi}: {owed.requirement.title}",
    )
    event.add("description", f"{notice.vi}\n\n{notice.en}")
    event.add("categories", [owed.requirement.kind.value, owed.state.value, owed.tone.value])
    event.add("transp", "TRANSPARENT")
    if owed.state in _AWAITED:
        event.add_component(_alarm(notice.vi))
    return event


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", _WARNING)
    return alarm


def _mark(owed: Owed) -> str:
    if owed.state is State.OVERDUE:
        return "[Quá hạn] "
    if owed.state is State.OPEN:
        return "[Đề nghị] " if owed.tone is Tone.REMINDER else ""
    return "[Xong] "
