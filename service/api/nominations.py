"""Dossiers: from registration to the decision, and upward."""

from typing import Any
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView

from domain.nominations.commands import (
    ExamineCriterion,
    ProposeNomination,
    ReceiveNomination,
    RegisterNomination,
    ReturnNomination,
    SubmitNomination,
    SupplementNomination,
    VerifyNomination,
    WithdrawNomination,
)
from domain.processes.commands import PostponeNomination, ReferNomination
from projections.nomination_board.view import NominationBoardView
from service import directory
from service.access.rights import Right
from service.api import deciding
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.histories import history_of
from service.api.reading import Item, item, page
from service.api.schemas.answers import HistorySchema, NominationPageSchema, NominationSchema
from service.api.schemas.common import (
    DoneSchema,
    MomentQuerySchema,
    NothingSchema,
    ReasonSchema,
)
from service.api.schemas.nominations import (
    BoardQuerySchema,
    DecisionSchema,
    FindingSchema,
    HistoryQuerySchema,
    MadeSchema,
    ProposalSchema,
    ReceiptSchema,
    ReferralSchema,
    RegistrationSchema,
    ReturnSchema,
    SubmissionSchema,
    SupplementSchema,
)
from service.api.schemas.receipts import ReceiptedMadeSchema
from service.api.speaking import Answer
from service.calls import act_for_unit, act_for_unit_of, asked, at, caller, office
from service.views import asked_for

blueprint = ApiBlueprint(
    "nominations", "Hồ sơ giới thiệu. A dossier's way from registration to the head's decision."
)
ITEM = f"{TENANT}/nominations/<uuid:nomination_id>"


@blueprint.route(f"{TENANT}/nominations")
class NominationCollection(MethodView):
    """The dossiers."""

    @blueprint.query(permits=Right.READ, takes=BoardQuerySchema, answers=NominationPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The board: where the dossiers stand, in the order of their registration."""
        return page(NominationBoardView, NominationBoardView.page, query)

    @blueprint.command(
        permits=Right.NOMINATE, takes=RegistrationSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Register a subject under the plan in force; a unit does so for itself only."""
        act_for_unit(body["unit_id"])
        command = RegisterNomination(nomination_id=uuid4(), by=caller().user_id, at=at(), **body)
        handle = office().registering.register_nomination
        return created(handle, command, id=command.nomination_id, place="nominations/{id}")


@blueprint.route(ITEM)
class NominationItem(MethodView):
    """One dossier."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=NominationSchema, kind="item"
    )
    def get(self, query: dict[str, Any], nomination_id: UUID) -> Item:
        """Where a dossier stands now."""
        return item(asked_for(NominationBoardView, query).get(nomination_id))


@blueprint.route(f"{ITEM}/history")
class History(MethodView):
    """The history of a dossier."""

    @blueprint.query(permits=Right.READ_DOSSIERS, takes=HistoryQuerySchema, answers=HistorySchema)
    def get(self, query: dict[str, Any], nomination_id: UUID) -> Response:
        """Every event of a dossier beside what it means; a unit reads those of its own."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        return history_of(nomination_id, query)


@blueprint.route(f"{ITEM}/submission")
class Submission(MethodView):
    """Handing in."""

    @blueprint.command(permits=Right.NOMINATE, takes=SubmissionSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Hand a dossier in; whether a late one is flagged or refused is the plan's."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        command = SubmitNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.submit_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/receipt")
class Receipt(MethodView):
    """Taking in."""

    @blueprint.command(permits=Right.RECEIVE, takes=ReceiptSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Take a complete dossier in."""
        command = ReceiveNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.receive_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/return")
class Return(MethodView):
    """Giving back."""

    @blueprint.command(permits=Right.RECEIVE, takes=ReturnSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Give a dossier back to be supplemented."""
        command = ReturnNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.return_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/supplement")
class Supplement(MethodView):
    """Answering a return."""

    @blueprint.command(permits=Right.ANSWER, takes=SupplementSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Answer a return."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        command = SupplementNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.supplement_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/withdrawal")
class Withdrawal(MethodView):
    """Taking back."""

    @blueprint.command(permits=Right.ANSWER, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Take a dossier back, at any point before the vote."""
        act_for_unit_of(lambda: office().nominating_unit(nomination_id))
        command = WithdrawNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().tabling.withdraw_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/findings")
class FindingCollection(MethodView):
    """Findings of verification."""

    @blueprint.command(permits=Right.VERIFY, takes=FindingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Record a finding on one criterion; a later one supersedes it."""
        command = ExamineCriterion(nomination_id=nomination_id, **asked(), **body)
        return done(office().verifying.examine_criterion, command, id=nomination_id)


@blueprint.route(f"{ITEM}/verification")
class Verification(MethodView):
    """The end of verification."""

    @blueprint.command(permits=Right.VERIFY, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Close verification."""
        command = VerifyNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.verify_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/postponement")
class Postponement(MethodView):
    """Leaving an agenda."""

    @blueprint.command(permits=Right.TABLE, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Take a dossier off its session without a vote."""
        command = PostponeNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().tabling.postpone_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/proposal")
class Proposal(MethodView):
    """The council's proposal."""

    @blueprint.command(permits=Right.PROPOSE, takes=ProposalSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Propose to the head what the council has passed."""
        command = ProposeNomination(nomination_id=nomination_id, **asked(), **body)
        return done(office().nominations.propose_nomination, command, id=nomination_id)


@blueprint.route(f"{ITEM}/decision")
class Decision(MethodView):
    """The head's decision."""

    @blueprint.command(permits=Right.DECIDE, takes=DecisionSchema, answers=ReceiptedMadeSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Recognise by a decision, or refuse with a reason."""
        return deciding.decide(nomination_id, body)


@blueprint.route(f"{ITEM}/referral")
class Referral(MethodView):
    """Proposing above."""

    @blueprint.command(permits=Right.REFER, takes=ReferralSchema, answers=MadeSchema)
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Propose a recognised exemplar above, on the plan's route or elsewhere with a reason."""
        above = directory.above(
            route_to=office().route_of(nomination_id), destination=body.pop("destination")
        )
        command = ReferNomination(
            nomination_id=nomination_id,
            referral_id=uuid4(),
            destination=directory.round_of(above, office().plan_year(nomination_id)),
            **asked(),
            **body,
        )
        handle = office().referring.refer_nomination
        return done(handle, command, id=nomination_id, referral_id=command.referral_id)
