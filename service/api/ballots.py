"""Ballots: who took part, what was counted, who vouches for it."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from domain.councils.commands import EnterTally, RecordParticipation, RecordVotesByName
from domain.processes.commands import CloseVoteByName, ConfirmTally, VoidBallot
from service.access.rights import Right
from service.api.answering import done, receipted
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.ballots import ParticipationSchema, TallySchema, VotesByNameSchema
from service.api.schemas.common import DoneSchema, NothingSchema, ReasonSchema
from service.api.schemas.receipts import ReceiptedSchema
from service.api.speaking import Answer
from service.calls import asked, caller, office, timed

blueprint = ApiBlueprint("ballots", "Bỏ phiếu. Secret ballots on paper, and open votes by name.")
ITEM = f"{TENANT}/ballots/<uuid:ballot_id>"


@blueprint.route(f"{ITEM}/participation")
class Participation(MethodView):
    """Who took part."""

    @blueprint.command(permits=Right.COUNT, takes=ParticipationSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Note who was issued a paper, or sent a written opinion."""
        command = RecordParticipation(ballot_id=ballot_id, **timed(), **body)
        return done(office().councils.record_participation, command, id=ballot_id)


@blueprint.route(f"{ITEM}/tally")
class Tally(MethodView):
    """What was counted."""

    @blueprint.command(permits=Right.COUNT, takes=TallySchema, answers=ReceiptedSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Enter the counts; they may be corrected until somebody confirms them."""
        by = caller().user_id
        command = EnterTally(ballot_id=ballot_id, entered_by=by, **timed(), **body)
        return receipted(office().councils.enter_tally, command, id=ballot_id)


@blueprint.route(f"{ITEM}/confirmations")
class ConfirmationCollection(MethodView):
    """Who vouches for the counts."""

    @blueprint.command(permits=Right.CONFIRM_COUNTS, takes=NothingSchema, answers=ReceiptedSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Confirm the counts as a teller or as the chair; the last of three counts the ballot."""
        command = ConfirmTally(ballot_id=ballot_id, **asked(), **body)
        return receipted(office().counting.confirm_tally, command, id=ballot_id)


@blueprint.route(f"{ITEM}/votes-by-name")
class VoteByNameCollection(MethodView):
    """Open votes."""

    @blueprint.command(permits=Right.COUNT, takes=VotesByNameSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Note the votes on one nominee; refused when the ballot is secret."""
        command = RecordVotesByName(ballot_id=ballot_id, **timed(), **body)
        return done(office().councils.record_votes_by_name, command, id=ballot_id)


@blueprint.route(f"{ITEM}/closing")
class BallotClosing(MethodView):
    """The end of an open vote."""

    @blueprint.command(permits=Right.CONFIRM_COUNTS, takes=NothingSchema, answers=ReceiptedSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Close an open vote, as the chair."""
        command = CloseVoteByName(ballot_id=ballot_id, **asked(), **body)
        return receipted(office().counting.close_vote_by_name, command, id=ballot_id)


@blueprint.route(f"{ITEM}/voiding")
class Voiding(MethodView):
    """A ballot that does not count."""

    @blueprint.command(permits=Right.VOID_BALLOTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], ballot_id: UUID) -> Answer:
        """Declare a ballot void; it is held anew, nothing is deleted."""
        command = VoidBallot(ballot_id=ballot_id, **asked(), **body)
        return done(office().counting.void_ballot, command, id=ballot_id)
