"""Carries out what was granted: keys are destroyed, it is recorded, and the views are built anew.

What went upward is erased there too, unless it must stay: then the agency below is told, and it is
done as soon as nothing forbids it. At least once and without effect when repeated: a crash between
two steps, or two processes at work at once, change nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import singledispatchmethod
from uuid import UUID

from typing_extensions import override

from domain.erasures import facts
from domain.erasures.copies import Obstacle
from domain.erasures.preservation import Preservation
from domain.exemplars.story_facts import TakenDown
from domain.lists.facts import Sent
from domain.processes.copying import subjects_sent
from domain.processes.erasing_copies import ErasingCopies
from domain.recognitions.facts import Referred
from domain.subjects.facts import HoldReleased, MarkedSecret
from projections.catalogue import PROJECTIONS
from projections.renewing import renew
from service.processes.process import Process
from tenants.scope import current


class ErasureProcess(Process):
    """What follows from a decision to erase, and from the mark of a state secret."""

    name = "process:erasure"
    actor = "system:erasure"

    @singledispatchmethod
    @override
    def react(self, fact: object) -> None:
        pass

    @react.register
    def _granted(self, fact: facts.Granted) -> None:
        self._carry_out_if_free(fact.originator_id, fact.timestamp)

    @react.register
    def _asked_from_below(self, fact: facts.AskedFromBelow) -> None:
        self._carry_out_if_free(fact.originator_id, fact.timestamp)

    @react.register
    def _lifted(self, fact: Preservation.Lifted) -> None:
        self._carry_out_pending(fact.timestamp)

    @react.register
    def _hold_released(self, fact: HoldReleased) -> None:
        self._carry_out_pending(fact.timestamp)

    @react.register
    def _taken_down(self, fact: TakenDown) -> None:
        self._carry_out_pending(fact.timestamp)

    @react.register
    def _referred(self, fact: Referred) -> None:
        self._pass_late_copies_on(fact)

    @react.register
    def _sent(self, fact: Sent) -> None:
        self._pass_late_copies_on(fact)

    @react.register
    def _withheld(self, fact: facts.Withheld) -> None:
        self._tell_withheld(fact)

    @react.register
    def _withheld_above(self, fact: facts.WithheldAbove) -> None:
        self._tell_withheld(fact)

    @react.register
    def _carried_out(self, fact: facts.CarriedOut) -> None:
        self._renew()
        self._tell_complete(fact)

    @react.register
    def _carried_out_above(self, fact: facts.CarriedOutAbove) -> None:
        self._tell_complete(fact)

    @react.register
    def _marked_secret(self, fact: MarkedSecret) -> None:
        erasing = self._backend.office().erasing
        for key in erasing.keys_about(fact.originator_id):
            self._backend.vault.close_for_secret(key, reference=fact.reference_number)
        erasing.keep_reference_only(fact.originator_id, at=fact.timestamp)
        self._renew()

    def _carry_out_pending(self, at: datetime) -> None:
        for erasure_id in self._copies().pending():
            self._carry_out_if_free(erasure_id, at)

    def _carry_out_if_free(self, erasure_id: UUID, at: datetime) -> None:
        copies = self._copies()
        if erasure_id in copies.pending() and not copies.withhold(erasure_id, at=at):
            self._carry_out(erasure_id, at)

    def _carry_out(self, erasure_id: UUID, at: datetime) -> None:
        self._pass_on(erasure_id, at)
        erasing = self._backend.office().erasing
        keys = erasing.keys_of(erasure_id)
        for key in keys:
            self._backend.vault.destroy(key)
        erasing.note_carried_out(erasure_id, at=at, keys=len(keys))

    def _pass_on(self, erasure_id: UUID, at: datetime) -> None:
        for asking in self._copies().pass_on(erasure_id, origin=current().tenant_id, at=at):
            with self._at(asking.destination) as above:
                above.take_over(asking, at=at)

    def _pass_late_copies_on(self, fact: Referred | Sent) -> None:
        """What is sent while somebody is being erased may have been read before; it is erased."""
        copies, vault = self._copies(), self._backend.vault
        subjects = subjects_sent(copies, fact)
        with vault.held(subjects):
            erased = [each for each in subjects if vault.destroyed(each)]
        for erasure_id in copies.granted_about(erased) if erased else ():
            self._pass_on(erasure_id, fact.timestamp)

    def _tell_withheld(self, fact: facts.Withheld | facts.WithheldAbove) -> None:
        source = self._copies().source_of(fact.originator_id)
        if source is None:
            return
        with self._at(source.tenant) as below:
            below.note_withheld_above(
                source.erasure_id,
                copy_erasure_id=fact.originator_id,
                version=fact.originator_version,
                why=Obstacle(fact.obstacle),
                at=fact.timestamp,
            )

    def _tell_complete(self, fact: facts.CarriedOut | facts.CarriedOutAbove) -> None:
        copies = self._copies()
        source = copies.source_of(fact.originator_id)
        if source is None or not copies.is_complete(fact.originator_id):
            return
        with self._at(source.tenant) as below:
            below.note_carried_out_above(
                source.erasure_id,
                copy_erasure_id=fact.originator_id,
                version=fact.originator_version,
                at=fact.timestamp,
            )

    def _copies(self) -> ErasingCopies:
        return self._backend.office().erasing_copies

    @contextmanager
    def _at(self, tenant_id: str) -> Iterator[ErasingCopies]:
        with self._office_at(tenant_id) as office:
            yield office.erasing_copies

    def _renew(self) -> None:
        tenant_id = current().tenant_id
        renew(self._backend.engine, self._backend.mapper, PROJECTIONS, tenant_id)
