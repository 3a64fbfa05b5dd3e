"""Looking through the log of an agency for facts of a few topics."""

from collections.abc import Iterator
from typing import TypeVar

from domain.aggregate import Aggregate, Birth
from domain.application import Application

F = TypeVar("F", bound=Aggregate.Event | Birth)

_AT_ONCE = 1000


def recorded(application: Application, *kinds: type[F]) -> Iterator[F]:
    """The facts of these kinds in the tenant's log, in their order; for what is asked rarely."""
    topics = [kind.TOPIC for kind in kinds]  # type: ignore[attr-defined]  # facts have one
    start: int | None = None
    while found := application.recorder.select_notifications(
        start, _AT_ONCE, topics=topics, inclusive_of_start=start is None
    ):
        for each in found:
            fact = application.mapper.to_domain_event(each)
            if isinstance(fact, kinds):
                yield fact
        start = int(found[-1].id)
