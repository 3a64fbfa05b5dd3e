"""Voting keys: each member enrols the public half of a key that the member's own device made."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from domain.councils.council import Council
from domain.elections.commands import EnrolVotingKey
from domain.elections.key_roll import key_roll_id
from domain.times import local_day
from service.access.refusals import OtherMemberError
from service.access.rights import Right
from service.api.answering import done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.common import DoneSchema
from service.api.schemas.elections import VotingKeyListSchema, VotingKeySchema
from service.api.speaking import Answer
from service.calls import at, caller, office
from tenants.scope import current

blueprint = ApiBlueprint("voting-keys", "Khóa bỏ phiếu. The voting keys of council members.")


@blueprint.route(f"{TENANT}/councils/<uuid:council_id>/voting-keys")
class VotingKeyCollection(MethodView):
    """The voting keys of a council."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=VotingKeyListSchema)
    def get(self, council_id: UUID) -> dict[str, Any]:
        """The members of the roster in force, each with the public key in force, for all to see."""
        council = office().councils.load(Council, council_id)
        roll = office().elections.keys(council_id)
        keys, proofs = (roll.keys, roll.proofs) if roll else ({}, {})
        members = council.roster_on(local_day(at())).members
        who = caller().user_id
        return {
            "items": [
                {
                    "member_id": member.member_id,
                    "name": member.name,
                    "public_key": keys.get(member.member_id),
                    "proof": proofs.get(member.member_id),
                }
                for member in members
            ],
            "my": {
                "member_id": who if who in [each.member_id for each in members] else None,
                "public_key": keys.get(who),
            },
        }

    @blueprint.command(permits=Right.ENROL_KEYS, takes=VotingKeySchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], council_id: UUID) -> Answer:
        """Enrol your own voting key; it replaces an earlier one that no election needs."""
        if body["member_id"] != caller().user_id:
            raise OtherMemberError
        command = EnrolVotingKey(
            tenant_id=current().tenant_id, council_id=council_id, at=at(), **body
        )
        return done(office().polling.enrol_key, command, id=key_roll_id(council_id))
