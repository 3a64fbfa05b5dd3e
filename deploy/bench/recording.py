"""A log with as many events as a benchmark wants: in its tree, signed, and witnessed."""

import tempfile
from pathlib import Path
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine
from typing_extensions import override

from deploy.bench.append import STATE
from proofs.keys import COSIGNATURE, SignerKey
from proofs.notes import Note, Signature, cosigned
from service.transparency.integrator import Integrator
from service.transparency.memory import memory
from service.transparency.signer import Signer
from service.transparency.witnesses import Prove, RemoteWitness
from tenants.event_log import TenantEventLog
from tenants.scope import Scope, enter

_AT_ONCE = 500


class _Witness(RemoteWitness):
    """Signs whatever it is shown, at once: what a witness costs is not measured here."""

    @override
    def cosign(self, note: Note, prove: Prove) -> Signature:
        return cosigned(note.text, _WITNESS, 1_700_000_000)


_WITNESS = SignerKey.generate("vi.example/chung", COSIGNATURE)


def record(engine: Engine, tenant_id: str, count: int) -> None:
    """Append that many events to a log, integrate, sign and witness them."""
    with enter(Scope(tenant_id, "alice", "office", uuid4())):
        for _ in range(count // _AT_ONCE):
            events = [StoredEvent(uuid4(), 1, "t", STATE) for _ in range(_AT_ONCE)]
            TenantEventLog(engine).insert_events(events)
    Integrator(engine).catch_up()
    with tempfile.TemporaryDirectory() as folder, memory(Path(folder)) as kept:
        witness = _Witness(_WITNESS.verifier, "http://127.0.0.1")
        Signer(engine, SignerKey.generate("vi.example/nhat-ky"), kept, [witness]).run_once()
