"""Electronic secret ballots: set up, key, ballots, sum. What is secret never comes here."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.elections.commands import (
    AttestDestruction,
    CancelElection,
    EndElection,
    NoteWrittenOpinions,
    SayInCeremony,
    SetUpElection,
    VoidElection,
)
from domain.elections.phases import Step
from projections.election_board import ElectionBoardView
from projections.nomination_board.view import NominationBoardView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import page
from service.api.schemas.common import DoneSchema, NothingSchema, ReasonSchema
from service.api.schemas.elections import (
    CeremonySchema,
    ElectionPageSchema,
    ElectionQuerySchema,
    ElectionSchema,
    ElectionSetupSchema,
    PayloadSchema,
    WrittenOpinionsSchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, backend, caller, office, timed
from service.election_sheet import ceremony_of, part_of, sheet_of

blueprint = ApiBlueprint("elections", "Bỏ phiếu kín điện tử. Electronic secret ballots.")
ITEM = f"{TENANT}/elections/<uuid:election_id>"


@blueprint.route(f"{TENANT}/elections")
class ElectionCollection(MethodView):
    """The elections."""

    @blueprint.query(
        permits=Right.READ_SESSIONS, takes=ElectionQuerySchema, answers=ElectionPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The elections, in the order of the days of their sessions."""
        return page(ElectionBoardView, ElectionBoardView.page, query)

    @blueprint.command(
        permits=Right.PRESIDE, takes=ElectionSetupSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any]) -> Answer:
        """Set an election up in an open session whose policy names the document that allows it."""
        command = SetUpElection(election_id=uuid4(), ballot_id=uuid4(), **timed(), **body)
        handle = office().polling.set_up
        return created(handle, command, id=command.election_id, place="elections/{id}")


@blueprint.route(ITEM)
class ElectionItem(MethodView):
    """One election."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=ElectionSchema)
    def get(self, election_id: UUID) -> dict[str, Any]:
        """Where an election stands, and your own part in it."""
        here = office()
        election = here.elections.election(election_id)
        keys, now = here.elections.keys(election.council_id), at()
        board = NominationBoardView(backend().engine)
        return sheet_of(election, keys=keys, board=board, at=now) | {
            "warnings": here.polling.warnings(election),
            "my": part_of(election, caller().user_id, keys=keys, at=now),
        }


@blueprint.route(f"{ITEM}/ceremony")
class Ceremony(MethodView):
    """The key ceremony."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=CeremonySchema)
    def get(self, election_id: UUID) -> dict[str, Any]:
        """The step that is due, with the exact texts that a trustee goes on from."""
        elections = office().elections
        return ceremony_of(elections, elections.election(election_id), caller().user_id)


class _Saying(MethodView):
    """A step of the key ceremony."""

    step: Step

    @blueprint.command(permits=Right.HOLD_SHARES, takes=PayloadSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Say, as a trustee, what is due in this step of the key ceremony."""
        command = SayInCeremony(election_id=election_id, step=self.step, **asked(), **body)
        return done(office().elections.say, command, id=election_id)


@blueprint.route(f"{ITEM}/ceremony/certificate")
class Certificate(_Saying):
    """The first step: a certificate of each trustee."""

    step = Step.CERTIFICATE


@blueprint.route(f"{ITEM}/ceremony/polynomial")
class Polynomial(_Saying):
    """The second step: each trustee deals shares, encrypted for the others."""

    step = Step.POLYNOMIAL


@blueprint.route(f"{ITEM}/ceremony/voutput")
class Output(_Saying):
    """The third step: each trustee verified the shares and publishes its verification key."""

    step = Step.VOUTPUT


@blueprint.route(f"{ITEM}/written-opinions")
class WrittenOpinions(MethodView):
    """Opinions of absent members."""

    @blueprint.command(permits=Right.COUNT, takes=WrittenOpinionsSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Note what absent members said in writing, if the policy asks them; it is not secret."""
        command = NoteWrittenOpinions(election_id=election_id, **asked(), **body)
        return done(office().elections.note_written, command, id=election_id)


@blueprint.route(f"{ITEM}/end")
class Ending(MethodView):
    """The end of the vote."""

    @blueprint.command(permits=Right.END_BALLOTS, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """End the vote when its time is up or everybody has voted; publish the encrypted sum."""
        command = EndElection(election_id=election_id, **asked(), **body)
        return done(office().polling.end, command, id=election_id)


@blueprint.route(f"{ITEM}/cancel")
class Cancelling(MethodView):
    """An election that is not held."""

    @blueprint.command(permits=Right.VOID_BALLOTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Call an election off before anybody could vote."""
        command = CancelElection(election_id=election_id, **asked(), **body)
        return done(office().polling.cancel, command, id=election_id)


@blueprint.route(f"{ITEM}/void")
class Voiding(MethodView):
    """An election that does not count."""

    @blueprint.command(permits=Right.VOID_BALLOTS, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Declare an election void; it is held anew, nothing is deleted."""
        command = VoidElection(election_id=election_id, **asked(), **body)
        return done(office().polling.void, command, id=election_id)


@blueprint.route(f"{ITEM}/share-destroyed")
class Destruction(MethodView):
    """The end of a trustee's share."""

    @blueprint.command(permits=Right.HOLD_SHARES, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Attest, as a trustee, that you destroyed your share; nobody can prove it."""
        command = AttestDestruction(election_id=election_id, **asked(), **body)
        return done(office().elections.attest_destruction, command, id=election_id)
