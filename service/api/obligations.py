"""Duties and quotas: who owes what by when, and what is filed for it."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import Response, g
from flask.views import MethodView

from domain.obligations.commands import (
    ExcuseDuty,
    FileNilReturn,
    FileReport,
    OnDuty,
    SetTarget,
    WithdrawAnswer,
)
from domain.obligations.requirements import obligation_id
from projections.obligations.view import ObligationsView
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.answers import (
    ObligationPageSchema,
    ObligationSummarySchema,
    QuotaOverviewSchema,
)
from service.api.schemas.common import DoneSchema
from service.api.schemas.obligations import (
    AnswerWithdrawalSchema,
    CalendarQuerySchema,
    DutyQuerySchema,
    DutySummaryQuerySchema,
    ExcuseSchema,
    FiledReportSchema,
    NilReturnSchema,
    QuotaOverviewQuerySchema,
    TargetSchema,
)
from service.api.speaking import Answer
from service.calls import act_for_unit, act_for_unit_of, asked, at, backend, caller, office
from service.duties import reckoning
from service.feeds import calendar_of, open_feed
from service.views import shown

D = TypeVar("D", bound=OnDuty)

blueprint = ApiBlueprint("obligations", "Nghĩa vụ, chỉ tiêu. Who owes what by when.")
DUTIES = f"{TENANT}/obligations"


@blueprint.route(DUTIES)
class ObligationCollection(MethodView):
    """The obligations."""

    @blueprint.query(permits=Right.READ, takes=DutyQuerySchema, answers=ObligationPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """Who owes what by when, in the order in which it falls due, as of a day or now."""
        view = shown(ObligationsView, query.pop("position"))
        return view.page(query.pop("cursor"), query.pop("limit"), **reckoning(query))


@blueprint.route(f"{DUTIES}/summary")
class ObligationSummary(MethodView):
    """The obligations in numbers."""

    @blueprint.query(
        permits=Right.READ, takes=DutySummaryQuerySchema, answers=ObligationSummarySchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """How many obligations stand in which state."""
        view = shown(ObligationsView, query.pop("position"))
        return view.summary(**reckoning(query))


@blueprint.route(f"{DUTIES}.ics")
class ObligationCalendar(MethodView):
    """The dates as a calendar."""

    @blueprint.calendar(permits=Right.READ, takes=CalendarQuerySchema)
    def get(self, query: dict[str, Any]) -> Response:
        """The dates of the agency, or of one unit, as iCalendar (RFC 5545)."""
        view = shown(ObligationsView, query["position"])
        return calendar_of(view, unit_id=query["unit"])


@blueprint.route("/v1/feeds/<feed>.ics")
class Feed(MethodView):
    """The dates at a secret address."""

    @blueprint.feed()
    def get(self, feed: str) -> Response:
        """The dates of one agency or unit for a calendar program; the address is the secret."""
        return open_feed(backend(), feed, request_id=g.request_id)


@blueprint.route(f"{DUTIES}/reports")
class Reports(MethodView):
    """Filing."""

    @blueprint.command(permits=Right.ANSWER_DUTIES, takes=FiledReportSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any]) -> Answer:
        """Hand over a document that is owed; a late one is flagged, or refused by the plan."""
        return _answered(office().obliging.file_report, FileReport, body)


@blueprint.route(f"{DUTIES}/nil-returns")
class NilReturns(MethodView):
    """Having none."""

    @blueprint.command(permits=Right.ANSWER_DUTIES, takes=NilReturnSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any]) -> Answer:
        """Say that there is no exemplar in a window, and why."""
        return _answered(office().obliging.file_nil_return, FileNilReturn, body)


@blueprint.route(f"{DUTIES}/targets")
class Targets(MethodView):
    """Setting one's own number."""

    @blueprint.command(permits=Right.ANSWER_DUTIES, takes=TargetSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any]) -> Answer:
        """Fix the number and the structure that a unit sets for itself."""
        return _answered(office().obliging.set_target, SetTarget, body)


@blueprint.route(f"{DUTIES}/excuses")
class Excuses(MethodView):
    """Excusing."""

    @blueprint.command(permits=Right.EXCUSE_DUTIES, takes=ExcuseSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any]) -> Answer:
        """Not hold a unit, or the agency, to a duty in one window."""
        return _answered(office().obliging.excuse_duty, ExcuseDuty, body)


@blueprint.route(f"{DUTIES}/<uuid:obligation_id>/withdrawal")
class AnswerWithdrawal(MethodView):
    """Taking back."""

    @blueprint.command(
        permits=Right.ANSWER_DUTIES, takes=AnswerWithdrawalSchema, answers=DoneSchema
    )
    def post(self, body: dict[str, Any], obligation_id: UUID) -> Answer:
        """Take back what was recorded for an obligation; it stays in the history."""
        act_for_unit_of(lambda: office().obliging.ower_of(obligation_id))
        command = WithdrawAnswer(obligation_id=obligation_id, **asked(), **body)
        return done(office().obliging.withdraw_answer, command, id=obligation_id)


@blueprint.route(f"{TENANT}/quotas")
class QuotaBoard(MethodView):
    """The quotas."""

    @blueprint.query(permits=Right.READ, takes=DutyQuerySchema, answers=ObligationPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """What each unit has done of each quota in each window, as of a day or now."""
        view = shown(ObligationsView, query.pop("position"))
        return view.quotas(query.pop("cursor"), query.pop("limit"), **reckoning(query))


@blueprint.route(f"{TENANT}/quotas/overview")
class QuotaOverview(MethodView):
    """The quotas across agencies."""

    @blueprint.query(
        permits=Right.READ_OVERVIEW, takes=QuotaOverviewQuerySchema, answers=QuotaOverviewSchema
    )
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """The sums of each quota of the agencies below, without a unit's name."""
        view = shown(ObligationsView, query.pop("position"))
        agency = query.pop("agency")
        return {"items": view.quota_overview(agency=agency, **reckoning(query))}


def _answered(handle: Callable[[D], int], kind: type[D], body: dict[str, Any]) -> Answer:
    act_for_unit(body["unit_id"])
    command = kind(by=caller().user_id, at=at(), **body)
    id = obligation_id(
        plan_id=command.plan_id,
        duty_key=command.duty_key,
        window=command.window,
        unit_id=command.unit_id,
    )
    return done(handle, command, id=id)
