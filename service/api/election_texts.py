"""The public texts of an election, byte for byte as they were made, and what opens its sum."""

from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from domain.elections.commands import DefineElection, OpenShare
from domain.errors import NotFoundError
from service.access.rights import Right
from service.api.answering import done, receipted
from service.api.blueprint import ApiBlueprint
from service.api.elections import ITEM
from service.api.schemas.common import DoneSchema, NothingSchema
from service.api.schemas.elections import PartialListSchema, PayloadSchema
from service.api.schemas.receipts import ReceiptedSchema
from service.api.speaking import Answer
from service.calls import asked, office
from service.election_archive import archive_of
from service.exact_texts import JSON, election_now, exact, is_over

TAR = "application/x-tar"

blueprint = ApiBlueprint("election-texts", "Văn bản gốc. The exact public texts of elections.")


@blueprint.route(f"{ITEM}/definition")
class Definition(MethodView):
    """What fixes an election."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID) -> Response:
        """The questions and the key (`election.json`), on whose every byte the hashes depend."""
        return exact(election_now(election_id).definition.election)

    @blueprint.command(permits=Right.PRESIDE, takes=NothingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Fix the roll with the members who have a voting key by now; others cannot vote."""
        command = DefineElection(election_id=election_id, **asked(), **body)
        return done(office().elections.define, command, id=election_id)


@blueprint.route(f"{ITEM}/trustees")
class Trustees(MethodView):
    """Who holds the key."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID) -> Response:
        """The trustees with their verification keys (`trustees.json`)."""
        return exact(election_now(election_id).trustees_text)


@blueprint.route(f"{ITEM}/credentials")
class Credentials(MethodView):
    """Who can vote."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID) -> Response:
        """The roll of public keys (`public_creds.json`)."""
        return exact(election_now(election_id).definition.credentials)


@blueprint.route(f"{ITEM}/encrypted-tally")
class EncryptedTally(MethodView):
    """The encrypted sum."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID) -> Response:
        """The encrypted sum of all ballots, which anybody can compute again."""
        return exact(election_now(election_id).encrypted_tally)


@blueprint.route(f"{ITEM}/partial-decryptions")
class PartialDecryptions(MethodView):
    """What trustees took off the sum."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=PartialListSchema)
    def get(self, election_id: UUID) -> dict[str, Any]:
        """What each trustee took off the sum so far, with its proof."""
        partials = election_now(election_id).partials
        return {
            "items": [
                {"place": place + 1, "payload": text} for place, text in sorted(partials.items())
            ]
        }

    @blueprint.command(permits=Right.OPEN_SUMS, takes=PayloadSchema, answers=ReceiptedSchema)
    def post(self, body: dict[str, Any], election_id: UUID) -> Answer:
        """Take your share off the sum; the second trustee opens it and every dossier is decided."""
        command = OpenShare(election_id=election_id, **asked(), **body)
        return receipted(office().polling.open_share, command, id=election_id)


@blueprint.route(f"{ITEM}/result")
class Result(MethodView):
    """The open sum."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=JSON)
    def get(self, election_id: UUID) -> Response:
        """The sums of every nominee (`result.json`)."""
        return exact(election_now(election_id).result)


@blueprint.route(f"{ITEM}/archive")
class Archive(MethodView):
    """Everything that an auditor needs."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=TAR)
    def get(self, election_id: UUID) -> Response:
        """The archive of an election that has ended (`.bel`), to be checked without us."""
        election = election_now(election_id)
        if not is_over(election):
            raise NotFoundError(kind="archive", id=election_id)
        content = archive_of(election)
        named = {"Content-Disposition": f'attachment; filename="{election_id}.bel"'}
        return Response(content, content_type=TAR, headers=named)
