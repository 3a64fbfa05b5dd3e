"""Every aggregate of the domain, and so every topic that a log may hold."""

from domain.aggregate import Aggregate
from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.event_registry import ClosedMapper
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit

AGGREGATES: tuple[type[Aggregate], ...] = (
    Plan,
    Unit,
    Subject,
    Nomination,
    Council,
    Session,
    Ballot,
    Recognition,
    UpwardList,
    IncomingList,
)


def mapper() -> ClosedMapper:
    """A mapper that knows every topic of the domain and no other; it may be shared."""
    return ClosedMapper(AGGREGATES)
