"""What the log says about access: delegations, audits, emergencies and readings."""

from collections.abc import Iterator
from functools import singledispatchmethod
from uuid import UUID

from typing_extensions import override

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation, signature_of
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.aggregate import Birth
from domain.councils.session import Session
from domain.nominations import facts as nominations
from domain.recognitions import facts as recognitions
from domain.times import local_day
from projections.access.tables import (
    view_audit,
    view_delegation,
    view_emergency,
    view_part,
    view_reading,
    view_reading_about,
    view_thing,
)
from projections.narrative import access as narrative
from projections.projection import Projection, RecordedFact
from projections.rows import Rows


class AccessRegister(Projection):
    """One row for each access, each reading, and each thing that an audit can be about."""

    name = "access"
    tables = (
        view_delegation,
        view_audit,
        view_emergency,
        view_reading,
        view_reading_about,
        view_thing,
        view_part,
    )

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        if isinstance(fact, Birth):
            _belong(rows, fact.originator_id, *_whole_of(fact))

    @react.register
    def _delegated(self, fact: Delegation.Given, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_delegation,
            delegation_id=fact.originator_id,
            version=fact.originator_version,
            delegate=fact.delegate,
            capacity=fact.capacity,
            signature=signature_of(fact.capacity, fact.head_title, fact.own_title),
            document_number=fact.document_number,
            document_date=fact.document_date,
            rights=fact.rights,
            first_day=fact.first_day,
            last_day=fact.last_day,
            given_by=fact.given_by,
            given_at=recorded.occurred_at,
        )

    @react.register
    def _ended(self, fact: Delegation.Ended, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            view_delegation,
            {"delegation_id": fact.originator_id},
            version=fact.originator_version,
            ended_at=recorded.occurred_at,
            ended_by=fact.ended_by,
            end_reason=fact.reason,
        )

    @react.register
    def _audited(self, fact: AuditAccess.Given, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_audit,
            access_id=fact.originator_id,
            version=fact.originator_version,
            auditor=fact.auditor,
            scope=fact.scope,
            thing_id=fact.thing_id,
            since=fact.since,
            until=fact.until,
            purpose=fact.purpose,
            document=fact.document,
            first_day=fact.first_day,
            last_day=fact.last_day,
            given_by=fact.given_by,
            given_at=recorded.occurred_at,
        )

    @react.register
    def _revoked(self, fact: AuditAccess.Revoked, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            view_audit,
            {"access_id": fact.originator_id},
            version=fact.originator_version,
            revoked_at=recorded.occurred_at,
            revoked_by=fact.revoked_by,
            revoke_reason=fact.reason,
        )

    @react.register
    def _came_in(self, fact: EmergencyAccess.Taken, recorded: RecordedFact, rows: Rows) -> None:
        told = narrative.notice_of(fact)
        rows.insert(
            view_emergency,
            access_id=fact.originator_id,
            version=fact.originator_version,
            operator=fact.operator,
            reason=fact.reason,
            taken_at=recorded.occurred_at,
            ends_at=fact.ends_at,
            vi=told.vi,
            en=told.en,
        )

    @react.register
    def _left(self, fact: EmergencyAccess.Ended, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(
            view_emergency,
            {"access_id": fact.originator_id},
            version=fact.originator_version,
            ends_at=recorded.occurred_at,
        )

    @react.register
    def _closed(self, fact: EmergencyAccess.Closed, recorded: RecordedFact, rows: Rows) -> None:
        keys = {"access_id": fact.originator_id}
        until = rows.existing(view_emergency, **keys)["ends_at"]
        rows.update(
            view_emergency,
            keys,
            version=fact.originator_version,
            ends_at=min(until, recorded.occurred_at),
            closed_at=recorded.occurred_at,
            closed_by=fact.closed_by,
            remark=fact.remark,
        )

    @react.register
    def _read(
        self, fact: Reading.Made | Reading.Reported, recorded: RecordedFact, rows: Rows
    ) -> None:
        rows.insert(
            view_reading,
            position=recorded.position,
            read_at=recorded.occurred_at,
            reader=fact.reader,
            role=fact.role,
            route=fact.route,
            ids=fact.ids,
            access_id=getattr(fact, "access_id", None),
            above=getattr(fact, "above", None),
            request_id=fact.request_id,
        )
        for about in sorted(set(fact.ids.values())):
            rows.insert(view_reading_about, about=about, position=recorded.position)

    @react.register
    def _dossier(
        self,
        fact: nominations.Registered | nominations.ReferredIn,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        rows.insert(
            view_thing,
            thing_id=fact.originator_id,
            kind="nomination",
            day=local_day(recorded.occurred_at),
            unit_id=getattr(fact, "unit_id", None),
            plan_id=fact.plan_id,
        )
        for part in (fact.subject_id, fact.plan_id, getattr(fact, "unit_id", None)):
            _belong(rows, part, fact.originator_id)

    @react.register
    def _referred(self, fact: recognitions.Referred, _: RecordedFact, rows: Rows) -> None:
        for whole in rows.all(view_part, part_id=fact.originator_id):
            _belong(rows, fact.referral_id, whole["thing_id"])

    @react.register
    def _session(self, fact: Session.Convened, _: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_thing,
            thing_id=fact.originator_id,
            kind="session",
            day=fact.held_on,
            plan_id=fact.plan_id,
        )
        for part in (fact.council_id, fact.plan_id):
            _belong(rows, part, fact.originator_id)


def _whole_of(birth: Birth) -> Iterator[UUID]:
    """The dossier or session which what begins here names as its own."""
    named = (getattr(birth, name, None) for name in ("nomination_id", "session_id"))
    return (each for each in named if isinstance(each, UUID))


def _belong(rows: Rows, part: UUID | None, *things: UUID) -> None:
    for thing in things:
        if part is not None:
            rows.put(view_part, {"part_id": part, "thing_id": thing})
