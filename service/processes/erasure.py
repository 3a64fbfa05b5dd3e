"""Carries out what was granted: keys are destroyed, it is recorded, and the views are built anew.

At least once and without effect when repeated: a crash between two steps, or two processes at work
at once, change nothing.
"""

from functools import singledispatchmethod

from typing_extensions import override

from domain.erasures.erasure import Erasure
from domain.subjects.facts import MarkedSecret
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
    def _granted(self, fact: Erasure.Granted) -> None:
        erasing = self._backend.office().erasing
        keys = erasing.keys_of(fact.originator_id)
        for key in keys:
            self._backend.vault.destroy(key)
        erasing.note_carried_out(fact.originator_id, at=fact.timestamp, keys=len(keys))

    @react.register
    def _carried_out(self, _: Erasure.CarriedOut) -> None:
        self._renew()

    @react.register
    def _marked_secret(self, fact: MarkedSecret) -> None:
        erasing = self._backend.office().erasing
        for key in erasing.keys_about(fact.originator_id):
            self._backend.vault.close_for_secret(key, reference=fact.reference_number)
        erasing.keep_reference_only(fact.originator_id, at=fact.timestamp)
        self._renew()

    def _renew(self) -> None:
        tenant_id = current().tenant_id
        renew(self._backend.engine, self._backend.mapper, PROJECTIONS, tenant_id)
