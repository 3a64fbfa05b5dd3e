"""Tells an agency who read above what it had sent there: dossiers that were referred, and lists.

At least once and without effect when repeated: each report has an id that follows from the reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import singledispatchmethod
from uuid import NAMESPACE_URL, UUID, uuid5

from typing_extensions import override

from domain.access.commands import ReportReading
from domain.access.reading import Reading
from domain.processes.sourcing import Arrival, Source
from domain.times import local_day
from service.backend import Backend
from service.processes.process import Process
from tenants.scope import current

PAGES = frozenset(
    {
        "/nominations",
        "/inbox/lists",
        "/subjects",
        "/recognitions",
        "/exemplars",
        "/stories",
        "/assessments",
        "/publications",
        "/adoptions",
        "/effects",
        "/holds",
        "/audit-trail",
        "/audit-trail/<int:at>",
        "/sessions",
        "/sessions/<uuid:session_id>",
        "/lists/<uuid:list_id>",
    }
)
"""Routes that show things of several agencies; to each of these the reading is told once a day."""


@dataclass
class _Arrived:
    """From whom something had come since when, as far as the log of a tenant was looked through."""

    position: int = 0
    since: dict[str, datetime] = field(default_factory=dict)
    subjects: dict[UUID, Source] = field(default_factory=dict)

    def add(self, arrival: Arrival) -> None:
        self.position = arrival.position
        self.since.setdefault(arrival.source.tenant, arrival.at)
        if arrival.subject_id is not None:
            self.subjects[arrival.subject_id] = arrival.source


class ReadingProcess(Process):
    """What follows, in the logs of agencies below, from a reading above."""

    name = "process:readings"
    actor = "system:readings"

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend)
        self._arrived: dict[str, _Arrived] = {}

    @singledispatchmethod
    @override
    def react(self, fact: object) -> None:
        pass

    @react.register
    def _read(self, fact: Reading.Made) -> None:
        sources = self._sources_of(fact.ids)
        for source in sources:
            self._report(fact, source, report_id=uuid5(fact.originator_id, source.tenant))
        if not sources and fact.route.partition(" ")[2] in PAGES:
            for tenant in self._senders_before(fact.timestamp):
                source = Source(tenant=tenant, ids={})
                self._report(fact, source, report_id=_once_a_day(fact, current().tenant_id, tenant))

    def _sources_of(self, ids: Mapping[str, str]) -> list[Source]:
        with self._office_at(current().tenant_id) as here:
            found = [here.sourcing.source_of(name, id) for name, id in _uuids_in(ids)]
        found += [
            self._arrived_here().subjects.get(id)
            for name, id in _uuids_in(ids)
            if name == "subject_id"
        ]
        return [source for source in found if source is not None]

    def _arrived_here(self) -> _Arrived:
        arrived = self._arrived.setdefault(current().tenant_id, _Arrived())
        with self._office_at(current().tenant_id) as here:
            for each in here.sourcing.arrivals(arrived.position):
                arrived.add(each)
        return arrived

    def _senders_before(self, moment: datetime) -> list[str]:
        arrived = self._arrived_here()
        return [tenant for tenant, since in sorted(arrived.since.items()) if since <= moment]

    def _report(self, fact: Reading.Made, source: Source, *, report_id: UUID) -> None:
        above = current().tenant_id
        with self._office_at(source.tenant) as below:
            report = ReportReading(
                report_id=report_id,
                above=above,
                reader=fact.reader,
                role=fact.role,
                route=fact.route,
                ids=below.sourcing.own_ids(source.ids),
                reading_id=fact.originator_id,
                request_id=fact.request_id,
                at=fact.timestamp,
            )
            below.access.report_reading(report)


def _uuids_in(ids: Mapping[str, str]) -> Iterator[tuple[str, UUID]]:
    for name, value in ids.items():
        try:
            yield name, UUID(value)
        except ValueError:
            continue


def _once_a_day(fact: Reading.Made, above: str, below: str) -> UUID:
    day = local_day(fact.timestamp)
    return uuid5(
        NAMESPACE_URL, f"urn:guong:{above}/{below}/{fact.reader}/{fact.role}/{fact.route}/{day}"
    )
