"""The two outcomes of the head's decision."""

from typing import Any
from uuid import UUID, uuid4

from domain.nominations.commands import RefuseNomination
from domain.processes.commands import RecogniseNomination
from service import directory
from service.api.answering import receipted
from service.api.schemas.nominations import RECOGNISE
from service.api.speaking import Answer
from service.calls import asked, office, signed


def decide(nomination_id: UUID, body: dict[str, Any]) -> Answer:
    """Recognise or refuse, as the body says."""
    outcome = body.pop("outcome")
    return (_recognise if outcome == RECOGNISE else _refuse)(nomination_id, body)


def _recognise(nomination_id: UUID, body: dict[str, Any]) -> Answer:
    command = RecogniseNomination(
        nomination_id=nomination_id,
        recognition_id=uuid4(),
        dissolved_on=directory.own_end(),
        **asked(),
        **signed(body),
    )
    handle = office().deciding.recognise_nomination
    return receipted(handle, command, id=nomination_id, recognition_id=command.recognition_id)


def _refuse(nomination_id: UUID, body: dict[str, Any]) -> Answer:
    fields = {"document_number": None} | body
    command = RefuseNomination(nomination_id=nomination_id, **asked(), **fields)
    return receipted(office().nominations.refuse_nomination, command, id=nomination_id)
