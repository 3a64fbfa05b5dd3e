"""The worker with its batches, against the same worker at one event a transaction.

Both apply the same logs to every read model: dossiers of ten agencies that go through their year
side by side. They work by turns, several rounds long, each time from empty read models.
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.domain import CanInitAggregate
from eventsourcing.utils import get_topic
from sqlalchemy import Engine, delete

from deploy.bench.common import Measurement
from domain.aggregate import Aggregate
from domain.nominations.nomination import Nomination
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.schema import tracking
from projections.worker import BATCH, Worker
from tenants import directory
from tenants.engine import open_engine, writing
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter

TENANTS = 10
DOSSIERS = 100
ROUNDS = 3
SINGLE_EVENTS = 500
CRITERIA = ("S2-08", "S2-09", "S2-10", "S2-11")
BEGINNING = datetime(2024, 11, 1, tzinfo=UTC)

Step = tuple[type[Any], dict[str, Any]]


def measure(url: str) -> Iterator[Measurement]:
    """Events a second of the worker in batches, and its ratio to one event a transaction."""
    engine = open_engine(url)
    events = _publish(engine)
    batched, single = [], []
    for _ in range(ROUNDS):
        single.append(_rate(engine, batch=1, until=SINGLE_EVENTS))
        batched.append(_rate(engine, batch=BATCH, until=events))
    engine.dispose()
    value, against = statistics.median(batched), statistics.median(single)
    yield Measurement("project_single", against, "events/s", "itself", 1.0)
    yield Measurement("project", value, "events/s", "one event a transaction", value / against)


def _rate(engine: Engine, *, batch: int, until: int) -> float:
    _forget(engine)
    worker = Worker(engine, mapper(), PROJECTIONS, batch)
    began, applied = time.perf_counter(), 0
    while applied < until:
        applied += worker.run_once()
    return applied / (time.perf_counter() - began)


def _forget(engine: Engine) -> None:
    tables = [table for projection in PROJECTIONS for table in projection.tables]
    with writing(engine) as connection:
        for table in (tracking, *tables):
            connection.execute(delete(table))


def _publish(engine: Engine) -> int:
    return sum(_publish_agency(engine, f"agency-{number}") for number in range(TENANTS))


def _publish_agency(engine: Engine, slug: str) -> int:
    agency = directory.Tenant(slug, slug, slug, "agency", None, date(2024, 1, 1))
    directory.add(engine, agency)
    unit, subject, session = uuid4(), uuid4(), uuid4()
    dossiers = [uuid4() for _ in range(DOSSIERS)]
    count = _append(engine, slug, Unit, [unit], 1, _ESTABLISHED)
    count += _append(engine, slug, Subject, [subject], 1, _REGISTERED)
    for version, step in enumerate(_year(unit, subject, session), start=1):
        count += _append(engine, slug, Nomination, dossiers, version, step)
    return count


def _append(
    engine: Engine,
    slug: str,
    kind: type[Aggregate],
    ids: Sequence[UUID],
    version: int,
    step: Step,
) -> int:
    to_stored = mapper().to_stored_event
    stored = [to_stored(_event(kind, id, version, step)) for id in ids]
    with enter(Scope(slug, "alice", "standing_body", uuid4())):
        return len(TenantEventLog(engine).insert_events(stored))


def _event(kind: type[Aggregate], id: UUID, version: int, step: Step) -> Any:
    fact, fields = step
    born = {"originator_topic": get_topic(kind)} if issubclass(fact, CanInitAggregate) else {}
    return fact(
        originator_id=id,
        originator_version=version,
        timestamp=BEGINNING + timedelta(hours=version),
        **born,
        **fields,
    )


_ESTABLISHED: Step = (
    Unit.Established,
    {"name": "Phòng Quy hoạch", "short_name": "PQH", "external": False},
)
_REGISTERED: Step = (
    Subject.Registered,
    {
        "kind": "individual",
        "name": "Nguyễn Thị An",
        "position": None,
        "unit_id": None,
        "leads_unit_id": None,
        "origin_tenant": None,
    },
)


def _year(unit: UUID, subject: UUID, session: UUID) -> Iterator[Step]:
    yield _registered(unit, subject)
    yield (
        Nomination.Submitted,
        {
            "submitted_by": "bob",
            "documents": [{"key": "report", "title": "Báo cáo", "sha256": None}],
            "due_at": BEGINNING + timedelta(days=28),
            "due_phrase": "trước ngày 30/11/2024",
            "due_reading": "trước 00:00 ngày 30/11/2024",
            "late": False,
        },
    )
    yield Nomination.Received, {"received_by": "alice", "receipt_number": "12"}
    for criterion in CRITERIA:
        yield (
            Nomination.Examined,
            {
                "criterion": criterion,
                "finding": "met",
                "opinion": "Theo hồ sơ",
                "evidence": ["report"],
                "examined_by": "carol",
            },
        )
    findings = dict.fromkeys(CRITERIA, "met")
    yield Nomination.Verified, {"verified_by": "carol", "findings": findings}
    yield Nomination.Tabled, {"session_id": session, "tabled_by": "alice"}
    yield from _outcome(session)


def _registered(unit: UUID, subject: UUID) -> Step:
    return (
        Nomination.Registered,
        {
            "plan_id": uuid4(),
            "plan_version": 1,
            "plan_year": 2024,
            "steps": ["registered", "submitted", "received", "verified", "tabled", "voted"],
            "criteria": list(CRITERIA),
            "required_documents": ["report"],
            "failed_criterion": "blocks_tabling",
            "subject_id": subject,
            "subject_kind": "individual",
            "unit_id": unit,
            "scope": "Cải cách hành chính",
            "channel": None,
            "achievement": "Rút ngắn thời gian cấp phép",
            "registered_by": "bob",
        },
    )


def _outcome(session: UUID) -> Iterator[Step]:
    yield (
        Nomination.Voted,
        {
            "session_id": session,
            "ballot_id": uuid4(),
            "outcome": "passed",
            "yes": 10,
            "base": 11,
            "required": 10,
        },
    )
    yield (
        Nomination.Proposed,
        {"proposed_by": "alice", "document_number": "3", "proposed_on": date(2024, 12, 9)},
    )
    yield (
        Nomination.Refused,
        {
            "reason": "Chưa tiêu biểu",
            "document_number": "16",
            "decided_on": date(2024, 12, 11),
            "signer": "Giám đốc",
        },
    )
