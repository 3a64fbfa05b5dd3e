"""Texts of elections as they go out: byte for byte, because hashes depend on every one."""

import hashlib
from uuid import UUID

from flask import Response

from domain.elections.election import Election
from domain.elections.phases import Phase
from domain.errors import NotFoundError
from service.calls import at, office

JSON = "application/json"


def election_now(election_id: UUID) -> Election:
    """An election of the tenant in scope as it stands.

    Raises:
        NotFoundError: there is none.
    """
    return office().elections.election(election_id)


def is_over(election: Election) -> bool:
    """Whether it ended in good order, so that its ballots may be seen."""
    return bool(election.encrypted_tally) and election.phase(at()) is not Phase.OPEN


def exact(content: str | None) -> Response:
    """A text byte for byte, with its hash as an ETag.

    Raises:
        NotFoundError: there is none yet.
    """
    if not content:
        raise NotFoundError(kind="text", id="-")
    body = content.encode()
    answer = Response(body, content_type=JSON)
    answer.set_etag(hashlib.sha256(body).hexdigest())
    return answer
