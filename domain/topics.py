"""Every aggregate of the domain, and so every topic that a log may hold."""

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.access.signature import Signature
from domain.aggregate import Aggregate
from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.elections.election import Election
from domain.elections.key_roll import KeyRoll
from domain.erasures.erasure import Erasure
from domain.erasures.preservation import Preservation
from domain.event_registry import ClosedMapper
from domain.exemplars.emerging import Emerging
from domain.exemplars.exemplar import Exemplar
from domain.exemplars.movement import Movement
from domain.exemplars.registration_list import RegistrationList
from domain.exemplars.story import Story
from domain.lists.incoming_list import IncomingList
from domain.lists.upward_list import UpwardList
from domain.nominations.nomination import Nomination
from domain.obligations.obligation import Obligation
from domain.personal import Vault
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
    KeyRoll,
    Election,
    Recognition,
    Emerging,
    RegistrationList,
    Movement,
    Exemplar,
    Story,
    Obligation,
    UpwardList,
    IncomingList,
    Delegation,
    Signature,
    AuditAccess,
    EmergencyAccess,
    Reading,
    Erasure,
    Preservation,
)


def mapper(vault: Vault | None = None) -> ClosedMapper:
    """A mapper that knows every topic of the domain and no other; it may be shared.

    Without a vault personal texts are stored as they are: the service always gives one.
    """
    return ClosedMapper(AGGREGATES, vault)
