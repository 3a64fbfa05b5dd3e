"""Units of an agency: the rooms and bodies that nominate and to which people belong."""

from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.errors import DomainError


class UnitDissolvedError(DomainError):
    """The unit no longer exists."""

    vi = "Đơn vị {name} đã giải thể từ ngày {on}."
    en = "The unit {name} was dissolved on {on}."


class Unit(Aggregate):
    """A room (phòng), a subordinate unit, or a body outside the agency's authority."""

    TOPIC = "unit"

    class Established(Birth):
        """A unit exists from now on."""

        TOPIC = "unit.established"
        name: str
        short_name: str
        external: bool

    class Renamed(Aggregate.Event):
        """A unit has another name."""

        TOPIC = "unit.renamed"
        name: str
        short_name: str
        document: str

    class Dissolved(Aggregate.Event):
        """A unit ended by a decision."""

        TOPIC = "unit.dissolved"
        on: date
        document: str

    @classmethod
    def establish(
        cls, *, unit_id: UUID, at: datetime, name: str, short_name: str, external: bool
    ) -> "Unit":
        """Begin a unit; `external` means that the agency can request but not assign."""
        return cls._begin(
            cls.Established, id=unit_id, at=at, name=name, short_name=short_name, external=external
        )

    def rename(self, *, at: datetime, name: str, short_name: str, document: str) -> None:
        """Give the unit another name by a document."""
        self.require_alive()
        self._record(self.Renamed, at=at, name=name, short_name=short_name, document=document)

    def dissolve(self, *, at: datetime, on: date, document: str) -> None:
        """End the unit on a day, by a document."""
        self.require_alive()
        self._record(self.Dissolved, at=at, on=on, document=document)

    def require_alive(self) -> None:
        """Refuse when the unit was dissolved.

        Raises:
            UnitDissolvedError: the unit was dissolved.
        """
        if self._dissolved_on is not None:
            raise UnitDissolvedError(name=self._name, on=self._dissolved_on)

    @property
    def name(self) -> str:
        """What the unit is called now."""
        return self._name

    @event(Established)
    def __init__(self, name: str) -> None:
        self._name = name
        self._dissolved_on: date | None = None

    @event(Renamed)
    def _renamed(self, name: str) -> None:
        self._name = name

    @event(Dissolved)
    def _dissolved(self, on: date) -> None:
        self._dissolved_on = on
