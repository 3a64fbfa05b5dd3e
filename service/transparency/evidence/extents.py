"""How much of a log a package opens: a dossier, a session, a period, or all of it."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from typing_extensions import override

from domain.errors import DomainError, NotFoundError
from projections.audit_trail.view import AuditTrailView, TrailEntry
from projections.nomination_history import HistoryEntry, NominationHistoryView
from projections.session_report import SessionReportView
from service import moments
from service.takeout.entries import entries_after
from service.transparency.ballot_audit.markdown import as_markdown
from service.transparency.ballot_audit.report import ballot_audit
from service.transparency.evidence.elections import archives_of, elections_of
from service.transparency.evidence.reading import Reader
from tenants.checkpoints import SignedTree
from tenants.scope import current

Entry = TrailEntry | HistoryEntry
_A_DAY = timedelta(days=1)
_OF_MANY = frozenset({"upward-list", "incoming-list"})


class BackwardsPeriodError(DomainError):
    """A period ends before it begins."""

    vi = "Khoảng thời gian từ {since} đến {until} không hợp lệ."
    en = "The period from {since} to {until} ends before it begins."


class Extent(ABC):
    """Which events of the tenant in scope a package tells and opens."""

    kind: str

    @property
    @abstractmethod
    def about(self) -> Mapping[str, str | None]:
        """What the package says of its extent."""

    @abstractmethod
    def entries(self, reader: Reader, size: int) -> Iterator[Entry]:
        """The events up to the size of a checkpoint, in order, each with its sentence.

        Raises:
            NotFoundError: there is no such thing in the log.
        """

    def opens(self, entry: Entry) -> bool:  # noqa: ARG002 -- but for dossiers all are alike
        """Whether the stored bytes of an event go out too."""
        return True

    def documents(  # an extent without further files needs neither
        self,
        reader: Reader,  # noqa: ARG002 -- as above
        signed: SignedTree,  # noqa: ARG002 -- as above
    ) -> Iterator[tuple[str, bytes]]:
        """Further files of the package, by their names."""
        return iter(())


@dataclass(frozen=True)
class Everything(Extent):
    """The whole log."""

    kind = "all"

    @property
    @override
    def about(self) -> Mapping[str, str | None]:
        return {}

    @override
    def entries(self, reader: Reader, size: int) -> Iterator[Entry]:
        return _trail(reader, 0, size)


@dataclass(frozen=True)
class Period(Extent):
    """What was recorded (in a rehearsal: what happened) from one day to another, both inclusive."""

    kind = "period"
    since: date | None
    until: date | None

    @property
    @override
    def about(self) -> Mapping[str, str | None]:
        days = {"from": self.since, "to": self.until}
        return {name: None if day is None else f"{day}" for name, day in days.items()}

    @override
    def entries(self, reader: Reader, size: int) -> Iterator[Entry]:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise BackwardsPeriodError(since=self.since, until=self.until)
        after = 0 if self.since is None else _end_of(self.since - _A_DAY, reader)
        last = size if self.until is None else min(size, _end_of(self.until, reader))
        return _trail(reader, after, last)


@dataclass(frozen=True)
class Dossier(Extent):
    """One dossier, told as its history tells it."""

    kind = "dossier"
    nomination_id: UUID

    @property
    @override
    def about(self) -> Mapping[str, str | None]:
        return {"nomination_id": str(self.nomination_id)}

    @override
    def entries(self, reader: Reader, size: int) -> Iterator[Entry]:
        with reader.entries(NominationHistoryView, size) as view:
            found = [each for each in view.whole(self.nomination_id) if each.position <= size]
        if not found:
            raise NotFoundError(kind="nomination", id=self.nomination_id)
        yield from found

    @override
    def opens(self, entry: Entry) -> bool:
        """A list names other exemplars too: its events are told and proven, not opened."""
        return entry.topic.partition(".")[0] not in _OF_MANY


@dataclass(frozen=True)
class CouncilSession(Extent):
    """One session of a council with all its ballots, electronic ones with their archives."""

    kind = "session"
    session_id: UUID

    @property
    @override
    def about(self) -> Mapping[str, str | None]:
        return {"session_id": str(self.session_id)}

    @override
    def entries(self, reader: Reader, size: int) -> Iterator[Entry]:
        with reader.view(SessionReportView, size) as view:
            ballots = [UUID(each["ballot_id"]) for each in view.get(self.session_id).ballots]
        elections = [each.election_id for each in elections_of(reader, self.session_id, size)]
        about = {self.session_id, *ballots, *elections}
        return (each for each in _trail(reader, 0, size) if each.about_id in about)

    @override
    def documents(self, reader: Reader, signed: SignedTree) -> Iterator[tuple[str, bytes]]:
        audit = ballot_audit(reader, self.session_id, signed)
        yield "ballot-audit.json", json.dumps(audit, ensure_ascii=False, indent=1).encode() + b"\n"
        yield "ballot-audit.md", as_markdown(audit).encode()
        size = signed.checkpoint.size
        with reader.view(SessionReportView, size) as view:
            session = view.get(self.session_id)
        yield from archives_of(reader, session, size)


def _trail(reader: Reader, after: int, last: int) -> Iterator[TrailEntry]:
    with reader.entries(AuditTrailView, last) as view:
        for each in entries_after(view, after):
            if each.position > last:
                return
            yield each


def _end_of(day: date, reader: Reader) -> int:
    """The last position of a day in Vietnam."""
    moment = moments.on(day, reader.engine)
    return moment.position(reader.engine, reader.mapper, current().tenant_id)
