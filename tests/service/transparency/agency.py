"""A real agency whose log is integrated and signed."""

from proofs.keys import SignerKey
from service.transparency.integrator import Integrator
from service.transparency.memory import memory
from service.transparency.signer import Signer
from tests.service.cli.conftest import Shell
from tests.service.transparency.logs import PREFIX


class Agency:
    """A world with the signer of its logs, and its command line."""

    def __init__(self, world, folder):
        self.world = world
        self.folder = folder
        self.key = SignerKey.generate(PREFIX)
        self.guong = Shell(world.engine.url.render_as_string(hide_password=False))

    def sign(self):
        """Bring the views and the log up to date."""
        self.world.worker.catch_up()
        Integrator(self.world.engine).catch_up()
        with memory(self.folder / "signer") as kept:
            Signer(self.world.engine, self.key, kept, ()).run_once()

    def export(self, name, *options, tenant="sxd"):
        """A package from the command line."""
        folder = self.folder / name
        keys = ("--tenant", tenant, "--log-key", self.key.verifier.text)
        self.guong.json("evidence", "export", folder, *keys, *options)
        return folder
