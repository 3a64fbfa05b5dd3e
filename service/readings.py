"""Readings by people from outside: recorded in the agency's log before they are answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from domain.access.commands import RecordReading
from service.access.caller import Caller
from service.access.rights import Right
from service.office import Office

ABOVE = frozenset({"province_body", "ministry_body"})
RECORDED = frozenset({"auditor", "operator", "emergency_operator"}) | ABOVE
"""The roles whose readings the agency is shown (Luật 91/2025/QH15)."""

_CONSOLIDATED = "/overview"


def is_recorded(who: Caller, right: Right, route: str) -> bool:
    """Whether a reading is recorded: of auditors and operators all, of those above no counts.

    Somebody who may read the same as a member of the agency is not from outside. How far the views
    are behind is no data of the agency, and to record it would change it.
    """
    roles = {grant.role for grant in who.grants}
    if not roles <= RECORDED or right is Right.READ_LAG:
        return False
    return not (roles <= ABOVE and route.endswith(_CONSOLIDATED))


def record(
    office: Office, who: Caller, *, route: str, path: Mapping[str, Any], request_id: UUID,
    at: datetime,
) -> None:  # fmt: skip
    """Record that somebody reads; if this fails, nobody shall be answered."""
    ids = {name: str(value) for name, value in path.items() if name != "tenant"}
    office.access.record_reading(
        RecordReading(
            reading_id=uuid4(),
            reader=who.user_id,
            role=who.role,
            route=route,
            ids=ids,
            access_id=who.basis.access_id if who.basis else None,
            request_id=request_id,
            at=at,
        )
    )
