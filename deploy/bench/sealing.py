"""What it costs to seal what is personal, as a share of the command that stores it.

The share is the median time of sealing and opening it, less that of the same without a vault, over
the median time of the command through the application in the same run: registering a nomination,
and attesting a fact, whose value is sealed as a whole.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

from eventsourcing.domain import DomainEventProtocol

from deploy.bench import dossiers
from deploy.bench.common import Measurement
from domain import topics
from domain.criteria.fact_values import FactKind
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import AttestFact, RegisterSubject
from service.backend import Backend
from service.office import Office
from tenants.engine import open_engine
from tenants.scope import Scope, enter

COMMANDS = 300
TURNS = 5000


def measure(url: str) -> Iterator[Measurement]:
    """Microseconds to seal and to open what a command stores, against the whole command."""
    backend = Backend(engine=open_engine(url))
    (agency,), _ = dossiers.agencies(backend, 1)
    made: list[UUID] = []
    command = _median(lambda: made.append(dossiers.registered_one(backend, agency)), turns=COMMANDS)
    with enter(Scope(agency.slug, dossiers.USER, "nominating_unit", uuid4())):
        office = backend.office()
        registered = next(iter(office.nominations.events.get(made[0])))
        yield _share("nomination", _sealing(backend, registered, agency.subject_id), command)
        subjects = [_subject(office) for _ in range(COMMANDS)]
        left = iter(subjects)
        attesting = _median(lambda: _attest(office, next(left)), turns=COMMANDS)
        *_, attested = office.subjects.events.get(subjects[0])
        yield _share("fact", _sealing(backend, attested, subjects[0]), attesting)
    backend.engine.dispose()


def _share(what: str, sealing: float, command: float) -> Measurement:
    against = {"nomination": "register_nomination", "fact": "attest_fact"}[what]
    return Measurement(f"seal_{what}", sealing * 1e6, "µs", against, sealing / command)


def _subject(office: Office) -> UUID:
    subject_id = uuid4()
    command = RegisterSubject(
        subject_id=subject_id, kind=SubjectKind.INDIVIDUAL, name="Lê Thị Ánh", at=dossiers.AT
    )
    office.subjects.register_subject(command)
    return subject_id


def _attest(office: Office, subject_id: UUID) -> None:
    office.subjects.attest_fact(
        AttestFact(
            subject_id=subject_id,
            fact_id=uuid4(),
            kind=FactKind.COUNT,
            value={"what": "initiatives", "number": 3},
            source_document="Báo cáo số 12/BC",
            document_date=dossiers.AT.date(),
            year=2024,
            by=dossiers.USER,
            at=dossiers.AT,
        )
    )


def _sealing(backend: Backend, fact: DomainEventProtocol[UUID], about: UUID) -> float:
    vaulted, plain = topics.mapper(backend.vault), topics.mapper()
    sealed, open_ = (each.stored(fact, about=about) for each in (vaulted, plain))
    with_vault = _median(lambda: vaulted.stored(fact, about=about)) + _median(
        lambda: vaulted.to_domain_event(sealed)
    )
    without = _median(lambda: plain.stored(fact, about=about)) + _median(
        lambda: plain.to_domain_event(open_)
    )
    return with_vault - without


def _median(act: Callable[[], object], turns: int = TURNS) -> float:
    return statistics.median(_seconds(act) for _ in range(turns))


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
