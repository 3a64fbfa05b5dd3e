"""Verification: a person's finding is recorded beside what the machine says of the criterion."""

from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.nominations.commands import ExamineCriterion
from domain.nominations.nomination import Nomination
from domain.processes.assessing import Assessing
from domain.rules.book import PlanBook
from domain.times import local_day


class Verifying(Application):
    """Records findings on the dossiers of one agency."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], plans: PlanBook
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._assessing = Assessing(recorder=recorder, mapper=mapper, plans=plans)

    def examine_criterion(self, command: ExamineCriterion) -> int:
        """Record a finding on one criterion with the machine's assessment of that moment.

        Raises:
            OverrideReasonMissingError: it contradicts the facts without a reason.
        """
        nomination = self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )
        nomination.examine(
            at=command.at,
            by=command.by,
            criterion=command.criterion,
            finding=command.finding,
            opinion=command.opinion,
            evidence=command.evidence,
            assessment=self._assessing.criterion(
                nomination, command.criterion, on=local_day(command.at)
            ),
            override_reason=command.override_reason,
        )
        return self.store(nomination)
