"""A tenant's log with its signer, a witness and a monitor, each with a memory of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Thread
from uuid import UUID, uuid4

from werkzeug.serving import make_server

from domain.access.reading import Reading
from domain.topics import mapper
from proofs.keys import COSIGNATURE, SignerKey
from proofs.witnessing import Witness
from service.transparency.integrator import Integrator
from service.transparency.memory import memory
from service.transparency.monitor import Monitor
from service.transparency.proving import prove_event
from service.transparency.serving import content_of
from service.transparency.signer import Signer
from service.transparency.witness_app import create_witness_app
from service.transparency.witnesses import RemoteWitness
from tenants import directory
from tenants.checkpoints import last_signed
from tenants.directory import Tenant
from tenants.engine import reading
from tenants.event_log import TenantEventLog
from tenants.reconciling import reconcile
from tenants.scope import Scope, bound_to, enter

PREFIX = "vi.example/nhat-ky"
ORIGIN = f"{PREFIX}/sxd"
SXD = Tenant("sxd", "Sở Xây dựng", "SXD", "agency", None, date(2010, 5, 3))
SNGV = Tenant("sngv", "Sở Ngoại vụ", "SNgV", "agency", None, date(2011, 5, 3))


class Stand:
    """Everything that a log needs, in one process; the parts share no memory."""

    def __init__(self, engine, folder):
        self.engine = engine
        self.folder = folder
        self.key = SignerKey.generate(PREFIX)
        self.witness_key = SignerKey.generate("vi.example/chung", COSIGNATURE)
        self.integrator = Integrator(engine)
        for tenant in (SXD, SNGV):
            directory.add(engine, tenant)

    def record(self, count, tenant="sxd"):
        """Append so many events, each in a stream of its own."""
        with enter(Scope(tenant, "alice", "office", UUID(int=1))):
            for _ in range(count):
                TenantEventLog(self.engine).insert_events([_reading()])

    def integrate(self):
        self.integrator.catch_up()

    def sign(self, *witnesses, memory_of="signer", key=None):
        """Sign what grew, as the process `guong sign --once` would."""
        with memory(self.folder / memory_of) as kept:
            return Signer(self.engine, key or self.key, kept, witnesses).run_once()

    def grow(self, count, *witnesses, tenant="sxd"):
        self.record(count, tenant)
        self.integrate()
        return self.sign(*witnesses)

    def reconciled(self, tenant="sxd", keys=None):
        """The kinds of what `guong verify` finds."""
        with bound_to(tenant), reading(self.engine) as connection:
            found = reconcile(connection, tenant, keys or (self.key.verifier,))
        return {finding.kind for finding in found.findings}

    def monitored(self, tenant="sxd", witnesses=(), **options):
        """The alarm of one look from outside, or nothing."""
        with memory(self.folder / f"monitor-{tenant}") as kept:
            options = {"silence": 3600} | options
            watching = Monitor([self.key.verifier], witnesses, kept, **options)
            return watching.look(f"{PREFIX}/{tenant}", Read(self.engine, tenant)).alarm

    def last(self, tenant="sxd"):
        """The last checkpoint of a tenant."""
        with bound_to(tenant), reading(self.engine) as connection:
            found = last_signed(connection, tenant)
        assert found is not None
        return found

    def prove(self, position):
        """An event of the log, proven."""
        with bound_to("sxd"):
            return prove_event(self.engine, "sxd", position)

    @contextmanager
    def witness(self) -> Iterator[RemoteWitness]:
        """A witness that is asked over HTTP; it remembers from one time to the next."""
        with memory(self.folder / "witness") as kept:
            app = create_witness_app(Witness(self.witness_key, [self.key.verifier], kept), kept)
            server = make_server("127.0.0.1", 0, app, threaded=True)
            thread = Thread(target=server.serve_forever)
            thread.start()
            try:
                url = f"http://127.0.0.1:{server.server_port}"
                yield RemoteWitness(self.witness_key.verifier, url)
            finally:
                server.shutdown()
                thread.join()
                server.server_close()


def _reading():
    """An event of any kind that the domain knows."""
    made = Reading.make(
        reading_id=uuid4(),
        at=datetime(2024, 11, 30, 8, tzinfo=UTC),
        reader="ingrid",
        role="auditor",
        route="GET /units",
        ids={},
        access_id=None,
        request_id=UUID(int=1),
    )
    (fact,) = made.collect_events()
    return mapper().to_stored_event(fact)


class Read:
    """A log as the API serves it, without the HTTP."""

    def __init__(self, engine, tenant):
        self.engine = engine
        self.tenant = tenant

    def checkpoint(self):
        with bound_to(self.tenant), reading(self.engine) as connection:
            signed = last_signed(connection, self.tenant)
        assert signed is not None
        return signed.note.content

    def tile(self, tile):
        with bound_to(self.tenant):
            return content_of(self.engine, self.tenant, tile, entries=False)
