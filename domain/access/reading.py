"""A reading: somebody from outside saw data of the agency, here or where it had sent them."""

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

    class Reported(Birth):
        """Somebody read at the agency `above` what this agency had sent there.

        `ids` are those by which this agency knows it (none: a list on which it stood among others);
        `reading_id` is the reading as it was recorded there.
        """

        TOPIC = "reading.reported"
        above: str
        reader: str
        role: str
        route: str
        ids: dict[str, str]
        reading_id: UUID
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

    @classmethod
    def report(
        cls,
        *,
        report_id: UUID,
        at: datetime,
        above: str,
        reader: str,
        role: str,
        route: str,
        ids: dict[str, str],
        reading_id: UUID,
        request_id: UUID,
    ) -> "Reading":
        """Record in the log of an agency that what it had sent was read above."""
        return cls._begin(
            cls.Reported,
            id=report_id,
            at=at,
            above=above,
            reader=reader,
            role=role,
            route=route,
            ids=ids,
            reading_id=reading_id,
            request_id=request_id,
        )
