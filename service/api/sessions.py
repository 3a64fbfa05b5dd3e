"""Sessions of a council: called, attended, opened, closed."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.councils.commands import (
    CloseSession,
    ConveneSession,
    DeclareConflict,
    OpenBallot,
    OpenSession,
    RecordAttendance,
)
from domain.processes.commands import TableNominations
from projections.session_report import SessionReportView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, etag, page
from service.api.schemas.answers import SessionPageSchema, SessionReportSchema
from service.api.schemas.ballots import BallotSchema
from service.api.schemas.common import DoneSchema, MomentQuerySchema, NothingSchema
from service.api.schemas.sessions import (
    AgendaSchema,
    AttendanceSchema,
    ClosingSchema,
    ConflictSchema,
    ConveningSchema,
    SessionQuerySchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, office, speaking_for, timed
from service.views import asked_for

blueprint = ApiBlueprint("sessions", "Phiên họp. Sessions of a council and their agenda.")
ITEM = f"{TENANT}/sessions/<uuid:session_id>"


@blueprint.route(f"{TENANT}/sessions")
class SessionCollection(MethodView):
    """The sessions."""

    @blueprint.query(
        permits=Right.READ_SESSIONS, takes=SessionQuerySchema, answers=SessionPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The sessions, in the order of the days on which they are held."""
        return page(SessionReportView, SessionReportView.page, query)

    @blueprint.command(permits=Right.CONVENE, takes=ConveningSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any]) -> Answer:
        """Call a session on a plan in force; roster and vote policy are pinned."""
        pinned = office().plan_for_session(body["plan_id"], on=body["held_on"])
        command = ConveneSession(session_id=uuid4(), at=at(), **pinned, **body)
        handle = office().councils.convene_session
        return created(handle, command, id=command.session_id, place="sessions/{id}")


@blueprint.route(ITEM)
class SessionItem(MethodView):
    """One session."""

    @blueprint.query(
        permits=Right.READ_SESSIONS,
        takes=MomentQuerySchema,
        answers=SessionReportSchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], session_id: UUID) -> Item:
        """The report of a session with what the office should know now; never who voted how."""
        report = asked_for(SessionReportView, query).get(session_id)
        warnings = office().councils.session_warnings(session_id, version=report.version)
        return vars(report) | {"warnings": warnings}, 200, etag(report)


@blueprint.route(f"{ITEM}/agenda")
class Agenda(MethodView):
    """The agenda of a session."""

    @blueprint.command(permits=Right.TABLE, takes=AgendaSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Put verified dossiers before the session: all of them, or none."""
        chosen = tuple(body["nomination_ids"])
        command = TableNominations(session_id=session_id, nomination_ids=chosen, **asked())
        return done(office().tabling.table_nominations, command, id=session_id)


@blueprint.route(f"{ITEM}/attendance")
class AttendanceCollection(MethodView):
    """Who is there."""

    @blueprint.command(permits=Right.NOTE_PRESENCE, takes=AttendanceSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Note a member as present or, with a reason, as absent."""
        command = RecordAttendance(session_id=session_id, **timed(), **body)
        return done(office().councils.record_attendance, command, id=session_id)


@blueprint.route(f"{ITEM}/conflicts")
class ConflictCollection(MethodView):
    """Conflicts of interest."""

    @blueprint.command(permits=Right.DECLARE_CONFLICTS, takes=ConflictSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Declare a conflict; a member does so for himself or herself only."""
        member_id = speaking_for(body.pop("member_id"))
        command = DeclareConflict(session_id=session_id, member_id=member_id, **timed(), **body)
        return done(office().councils.declare_conflict, command, id=session_id)


@blueprint.route(f"{ITEM}/opening")
class Opening(MethodView):
    """The beginning."""

    @blueprint.command(permits=Right.PRESIDE, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Open the session, when the attendance is known and the quorum is there."""
        command = OpenSession(session_id=session_id, **timed(), **body)
        return done(office().councils.open_session, command, id=session_id)


@blueprint.route(f"{ITEM}/closing")
class Closing(MethodView):
    """The end."""

    @blueprint.command(permits=Right.PRESIDE, takes=ClosingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Close the session, when its ballots are counted or void."""
        command = CloseSession(session_id=session_id, **timed(), **body)
        return done(office().councils.close_session, command, id=session_id)


@blueprint.route(f"{ITEM}/ballots")
class BallotCollection(MethodView):
    """The ballots of a session."""

    @blueprint.command(permits=Right.PRESIDE, takes=BallotSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any], session_id: UUID) -> Answer:
        """Open a ballot; without a complete vote policy there is none."""
        command = OpenBallot(ballot_id=uuid4(), session_id=session_id, **timed(), **body)
        handle = office().councils.open_ballot
        place = f"sessions/{session_id}"
        return created(handle, command, id=command.ballot_id, place=place)
