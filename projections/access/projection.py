"""What the log says about access: delegations, audits, emergencies and readings."""

from functools import singledispatchmethod

from typing_extensions import override

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation, signature_of
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.councils.session import Session
from domain.nominations import facts as nominations
from domain.times import local_day
from projections.access.tables import (
    view_audit,
    view_delegation,
    view_emergency,
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
    )

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

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
    def _read(self, fact: Reading.Made, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            view_reading,
            position=recorded.position,
            read_at=recorded.occurred_at,
            reader=fact.reader,
            role=fact.role,
            route=fact.route,
            ids=fact.ids,
            access_id=fact.access_id,
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
        day = local_day(recorded.occurred_at)
        rows.insert(view_thing, thing_id=fact.originator_id, kind="nomination", day=day)

    @react.register
    def _session(self, fact: Session.Convened, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(view_thing, thing_id=fact.originator_id, kind="session", day=fact.held_on)
