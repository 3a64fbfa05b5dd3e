"""Runs commands on access beyond a standing role."""

from typing import TypeVar
from uuid import UUID

from domain.access.audit import AuditAccess
from domain.access.commands import (
    CloseEmergencyAccess,
    EndDelegation,
    EndEmergencyAccess,
    GiveAudit,
    GiveDelegation,
    OnAccess,
    RecordReading,
    ReportReading,
    RevokeAudit,
    TakeEmergencyAccess,
)
from domain.access.delegation import Delegation
from domain.access.emergency import EmergencyAccess
from domain.access.reading import Reading
from domain.aggregate import Aggregate
from domain.application import Application
from domain.errors import NotFoundError

A = TypeVar("A", bound=Aggregate)


class Access(Application):
    """Who may do or see what in one agency beyond their standing roles, and who saw what."""

    def give_delegation(self, command: GiveDelegation) -> int:
        """Let somebody sign in the head's place."""
        return self.store(
            Delegation.give(
                delegation_id=command.delegation_id,
                at=command.at,
                by=command.by,
                mandate=command.mandate,
            )
        )

    def end_delegation(self, command: EndDelegation) -> int:
        """End a delegation."""
        delegation = self._load(Delegation, command)
        delegation.end(at=command.at, by=command.by, reason=command.reason)
        return self.store(delegation)

    def give_audit(self, command: GiveAudit) -> int:
        """Let an auditor read."""
        return self.store(
            AuditAccess.give(
                access_id=command.access_id,
                at=command.at,
                by=command.by,
                commission=command.commission,
            )
        )

    def revoke_audit(self, command: RevokeAudit) -> int:
        """End an auditor's access."""
        audit = self._load(AuditAccess, command)
        audit.revoke(at=command.at, by=command.by, reason=command.reason)
        return self.store(audit)

    def take_emergency_access(self, command: TakeEmergencyAccess) -> int:
        """Let an operator in."""
        return self.store(
            EmergencyAccess.take(
                access_id=command.access_id,
                at=command.at,
                by=command.by,
                reason=command.reason,
                ends_at=command.ends_at,
            )
        )

    def end_emergency_access(self, command: EndEmergencyAccess) -> int:
        """Let an operator leave."""
        emergency = self._load(EmergencyAccess, command)
        emergency.end(at=command.at, by=command.by)
        return self.store(emergency)

    def close_emergency_access(self, command: CloseEmergencyAccess) -> int:
        """Close an emergency access with the agency's remark."""
        emergency = self._load(EmergencyAccess, command)
        emergency.close(at=command.at, by=command.by, remark=command.remark)
        return self.store(emergency)

    def record_reading(self, command: RecordReading) -> int:
        """Record what somebody reads; whoever answers them does so afterwards."""
        return self.store(
            Reading.make(
                reading_id=command.reading_id,
                at=command.at,
                reader=command.reader,
                role=command.role,
                route=command.route,
                ids=command.ids,
                access_id=command.access_id,
                request_id=command.request_id,
            )
        )

    def report_reading(self, command: ReportReading) -> None:
        """Record once that what the agency had sent was read above."""
        if not self.has_reading(command.report_id):
            self.store(Reading.report(**vars(command)))

    def has_reading(self, reading_id: UUID) -> bool:
        """Whether a reading, or a report of one, is recorded."""
        try:
            self.load(Reading, reading_id)
        except NotFoundError:
            return False
        return True

    def _load(self, kind: type[A], command: OnAccess) -> A:
        return self.load(kind, command.access_id, expected_version=command.expected_version)
