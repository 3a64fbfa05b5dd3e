"""A reading: somebody from outside saw data of the agency."""

from datetime import datetime
from uuid import UUID

from domain.aggregate import Aggregate, Birth


class Reading(Aggregate):
    """One reading; it never changes, and no two readings wait for one another."""

    TOPIC = "reading"

    class Made(Birth):
        """Somebody read; `route` is the template of the address and `ids` what stood in it.

        `access_id` is the access under which they came, if it was not a standing role.
        """

        TOPIC = "reading.made"
        reader: str
        role: str
        route: str
        ids: dict[str, str]
        access_id: UUID | None
        request_id: UUID

    @classmethod
    def make(
        cls,
        *,
        reading_id: UUID,
        at: datetime,
        reader: str,
        role: str,
        route: str,
        ids: dict[str, str],
        access_id: UUID | None,
        request_id: UUID,
    ) -> "Reading":
        """Record that somebody reads (the log of access that Luật 91/2025/QH15 asks for)."""
        return cls._begin(
            cls.Made,
            id=reading_id,
            at=at,
            reader=reader,
            role=role,
            route=route,
            ids=ids,
            access_id=access_id,
            request_id=request_id,
        )
