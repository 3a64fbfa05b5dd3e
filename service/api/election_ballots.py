"""The ballots of an election: cast encrypted, counted encrypted, found again by their trackers."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from domain.elections.commands import CastBallot
from domain.errors import NotFoundError
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import ApiBlueprint
from service.api.elections import ITEM
from service.api.schemas.elections import CastSchema, TrackedSchema, TrackerListSchema
from service.api.speaking import Answer
from service.calls import asked, caller, office
from service.exact_texts import JSON, election_now, exact, is_over

blueprint = ApiBlueprint("election-ballots", "Lá phiếu đã mã hóa. Encrypted ballots.")


@blueprint.route(f"{ITEM}/ballots")
class BallotCollection(MethodView):
    """The ballots of an election."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=TrackerListSchema)
    def get(self, election_id: UUID) -> dict[str, Any]:
        """The trackers of all ballots once the vote has ended; before that only their number."""
        election = election_now(election_id)
        shown = election.trackers if is_over(election) else ()
        return {"turnout": election.turnout, "items": [{"tracker": each} for each in shown]}

    @blueprint.command(permits=Right.CAST_BALLOTS, takes=CastSchema, answers=TrackedSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Cast your encrypted ballot; the same text again changes nothing, another is refused."""
        elections = office().elections
        command = CastBallot(election_id=election_id, **asked(), **body)
        tracker = elections.tracker_of(command.ballot)
        return done(elections.cast, command, id=election_id, tracker=tracker)


@blueprint.route(f"{ITEM}/ballots/<tracker:tracker>")
class BallotItem(MethodView):
    """One ballot."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID, tracker: str) -> Response:
        """An encrypted ballot exactly as it was sent; before the end, your own only."""
        election = election_now(election_id)
        own = election.tracker_of(caller().user_id) == tracker
        if not own and not is_over(election):
            raise NotFoundError(kind="ballot", id=tracker)
        return exact(election.ballot_of(tracker))
