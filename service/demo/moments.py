"""The clock of the rehearsal: it goes where the story goes."""

from datetime import date, datetime, timedelta

from domain.times import VIETNAM

_A_WHILE = timedelta(minutes=2)


class Clock:
    """A clock in Vietnam's time that is set by the story and goes on a little at each look."""

    def __init__(self, start: str) -> None:
        self.set(start)

    def set(self, moment: str) -> None:
        """Turn the clock to `2024-11-30 08:00`."""
        self._now = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)

    def tick(self) -> datetime:
        """The instant now; the next one is a few minutes later."""
        now = self._now
        self._now += _A_WHILE
        return now

    @property
    def today(self) -> date:
        """The calendar day of the story."""
        return self._now.date()
