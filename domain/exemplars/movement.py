"""Emulation movements (phong trào thi đua), through which exemplars are found (S3-06, S0-15)."""

from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.exemplars.guards import require_order, require_words
from domain.exemplars.kinds import Launcher


class Movement(Aggregate):
    """One movement that dossiers of the agency can name."""

    TOPIC = "movement"

    class Launched(Birth):
        """A movement was launched; the agency keeps it in its register."""

        TOPIC = "movement.launched"
        name: str
        launcher: str
        launched_by: str
        launched_from: date
        launched_until: date | None
        field: str | None
        document: str | None

    @classmethod
    def launch(
        cls,
        *,
        movement_id: UUID,
        at: datetime,
        name: str,
        launcher: Launcher,
        launched_by: str,
        launched_from: date,
        launched_until: date | None,
        field: str | None,
        document: str | None,
    ) -> "Movement":
        """Enter a movement; `launched_by` names the body, `field` the key of a plan's field.

        Raises:
            WordsMissingError: it has no name, or no body that launched it.
            BackwardsPeriodError: it would end before it begins.
        """
        require_words("name", name)
        require_words("launched_by", launched_by)
        require_order(launched_from, launched_until)
        return cls._begin(
            cls.Launched,
            id=movement_id,
            at=at,
            name=name.strip(),
            launcher=launcher.value,
            launched_by=launched_by,
            launched_from=launched_from,
            launched_until=launched_until,
            field=field,
            document=document,
        )

    @property
    def launcher(self) -> Launcher:
        """The level of the body that launched it."""
        return self._launcher

    @event(Launched)
    def __init__(self, launcher: str) -> None:
        self._launcher = Launcher(launcher)
