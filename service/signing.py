"""Signing in the head's place: the signature that is recorded, and the words before the name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import Mapper

from domain.access.delegation import Delegation
from domain.access.signature import Signature
from service.access.caller import Caller
from service.access.rights import Right
from tenants.accompanied_log import Beside


def beside(
    mapper: Mapper[UUID],
    delegation: Delegation,
    *,
    right: Right,
    at: datetime,
    path: Mapping[str, Any],
) -> Beside:
    """The fact that somebody signs, to be stored with what they sign or not at all."""
    signature = Signature.make(
        signature_id=uuid4(), at=at, delegation=delegation, right=right.value, about=_about(path)
    )
    facts = signature.collect_events()
    return Beside([mapper.to_stored_event(fact) for fact in facts])


def signed(caller: Caller, signer: str) -> str:
    """The signer as the document shows it: under a delegation with the capacity before the name."""
    delegation = caller.basis.delegation if caller.basis else None
    if delegation is None:
        return signer
    words = delegation.mandate.signature
    return signer if signer.startswith(words) else f"{words} {signer}"


def _about(path: Mapping[str, Any]) -> UUID | None:
    return next((value for value in path.values() if isinstance(value, UUID)), None)
