"""Receipts: one event proven up to what others remember, in one document to keep."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from domain.errors import NotFoundError
from service.transparency.province import ProvenCheckpoint, proven_above
from service.transparency.proving import NotSignedYetError, ProvenEvent, cosigners, prove_event
from tenants.engine import reading
from tenants.tiles import stored_leaves

FORMAT = "guong-receipt/v1"


@dataclass(frozen=True)
class EventReceipt:
    """An event in a checkpoint of its log, and that checkpoint in the logs above."""

    event: ProvenEvent
    above: list[ProvenCheckpoint]

    @property
    def document(self) -> dict[str, Any]:
        """The receipt as it is handed out and as the verifier of packages reads it."""
        return {
            "format": FORMAT,
            "position": self.event.position,
            "leaf": self.event.leaf.decode(),
            "proof": self.event.proof.text,
            "cosigned_at": cosigners(self.event.proof.note),
            "province": [
                {
                    "tenant": each.province_id,
                    "entry": each.entry.decode(),
                    "proof": each.proof.text,
                }
                for each in self.above
            ],
        }


def receipt_of(
    engine: Engine, tenant_id: str, position: int, *, witnesses: int = 1, patience: float = 0.0
) -> EventReceipt:
    """The receipt of an event, once so many witnesses cosigned a checkpoint that covers it.

    Raises:
        NotSignedYetError: they did not, after so many seconds of patience.
    """
    found = prove_event(engine, tenant_id, position, witnesses=witnesses, patience=patience)
    return EventReceipt(found, proven_above(engine, tenant_id, found.signed))


def is_witnessed(engine: Engine, tenant_id: str, position: int, *, patience: float) -> bool:
    """Whether a witnessed checkpoint covers an event, after so many seconds of patience."""
    try:
        prove_event(engine, tenant_id, position, witnesses=1, patience=patience)
    except NotSignedYetError:
        return False
    return True


def actor_of(engine: Engine, tenant_id: str, position: int) -> str:
    """Who recorded an event, as its leaf says.

    Raises:
        NotFoundError: the log has no such position.
    """
    with reading(engine) as connection:
        leaves = stored_leaves(connection, tenant_id, position - 1, position)
    if not leaves:
        raise NotFoundError(kind="event", id=position)
    actor: str = json.loads(leaves[0])["actor"]
    return actor
