"""Ceremonies and elections that `belenios-tool` holds, alone or with us; and the vectors it left.

`python -m tests.ballots.belenios_elections` makes the vectors of `tests/ballots/vectors/` anew.
"""

import json
import tempfile
from pathlib import Path

from ballots import tally, trustees
from tests.ballots.belenios_tool import Belenios

GROUP = ("--group", "Ed25519")
VECTORS = Path(__file__).with_name("vectors")


class Mixed:
    """A ceremony in which the program is some of the trustees and we are the others."""

    def __init__(self, belenios, theirs):
        self.belenios, self.theirs = belenios, theirs
        self.seeds = {index: trustees.new_seed() for index in (1, 2, 3) if index not in theirs}
        self.names: dict[int, str] = {}
        self.certificates = [self._certificate(index) for index in (1, 2, 3)]
        belenios.write("certs.jsons", *self.certificates)
        self.polynomials = [self._polynomial(index) for index in (1, 2, 3)]
        self.voutputs = [self._voutput(index) for index in (1, 2, 3)]
        self.text = trustees.combine(self.certificates, self.polynomials, self.voutputs)

    def _step(self, number, index, *more, given=""):
        context = ("--threshold-context", f"{index}/2/3") if number in {1, 3} else ()
        return self.belenios(
            "setup",
            "generate-trustee-key-threshold",
            *GROUP,
            *context,
            "--step",
            number,
            *more,
            given=given,
        )

    def _known(self, index):
        return ("--certs", "certs.jsons", "--key", f"{self.names[index]}.key")

    def _certificate(self, index):
        if index not in self.theirs:
            return trustees.certificate(self.seeds[index], index=index, size=3, threshold=2)
        self.names[index] = self._step(1, index)
        return self.belenios.read(f"{self.names[index]}.cert")

    def _polynomial(self, index):
        if index not in self.theirs:
            return trustees.polynomial(self.seeds[index], self.certificates)
        return self._step(3, index, *self._known(index))

    def _voutput(self, index):
        given = trustees.vinput(self.certificates, self.polynomials, index)
        if index not in self.theirs:
            return trustees.voutput(self.seeds[index], self.certificates, given)
        return self._step(5, index, *self._known(index), given=given)

    def sealed(self, index):
        return trustees.sealed_share(self.voutputs[index - 1])

    def partial(self, election, sums, index):
        if index not in self.theirs:
            secret = trustees.open_share(self.seeds[index], self.sealed(index))
            return tally.partial(election, sums, secret)
        share = self.belenios.write("share.dkey", self.sealed(index))
        said = self.belenios(
            "election",
            "decrypt-threshold",
            "--key",
            f"{self.names[index]}.key",
            "--decryption-key",
            share,
            "--trustee-id",
            index,
        )
        return said.splitlines()[0]


class Theirs:
    """An election that the program holds alone: roll, ceremony, votes, sum, result."""

    votes = ("[[1,0],[0,0,1]]", "[[1,0],[0,1,0]]", "[[0,1],[0,1,0]]")

    def __init__(self, belenios):
        self.belenios = belenios
        self.uuid = belenios("setup", "generate-token")
        self.trustees = Mixed(belenios, theirs={1, 2, 3})
        belenios.write("trustees.json", self.trustees.text)
        self._set_up()
        for credential, vote in zip(self._credentials(), self.votes, strict=True):
            self._vote(credential, vote)
        self._count()

    def _event(self, kind, given=""):
        self.belenios("archive", "add-event", f"--type={kind}", given=given)

    def _set_up(self):
        uuid = ("--uuid", self.uuid)
        self.belenios("setup", "generate-credentials", *uuid, *GROUP, "--count", 3)
        (public,) = self.belenios.folder.glob("*.pubcreds")
        public.rename(self.belenios.file("public_creds.json"))
        answers = ["Đồng ý", "Không đồng ý", "Không có ý kiến"]
        asked = [
            {"answers": answers[: 2 + place], "min": 1, "max": 1, "question": f"Người {place}?"}
            for place in (0, 1)
        ]
        template = {"description": 'Phiếu "kín"\n', "name": "Sở Xây dựng", "questions": asked}
        self.belenios.write("template.json", json.dumps(template, ensure_ascii=False))
        self.belenios("setup", "make-election", *uuid, *GROUP, "--template", "template.json")
        self.belenios("archive", "init")

    def _credentials(self):
        (private,) = self.belenios.folder.glob("*.privcreds")
        return json.loads(private.read_text()).values()

    def _vote(self, credential, vote):
        self.belenios.write("credential", credential)
        self.belenios.write("choice", vote)
        text = self.belenios(
            "election", "generate-ballot", "--privcred", "credential", "--choice", "choice"
        )
        self._event("Ballot", text)

    def _count(self):
        self._event("EndBallots")
        self._event("EncryptedTally", self.belenios("election", "compute-encrypted-tally"))
        for index in (3, 1):
            share = self.belenios.write("share.dkey", self.trustees.sealed(index))
            part = self.belenios(
                "election",
                "decrypt-threshold",
                "--key",
                f"{self.trustees.names[index]}.key",
                "--decryption-key",
                share,
                "--trustee-id",
                index,
            )
            self._event("PartialDecryption", part)
        self._event("Result", self.belenios("election", "compute-result"))

    @property
    def credentials(self):
        return list(self._credentials())

    @property
    def secrets(self):
        """What only members and trustees had: enough to make each message again."""
        names = self.trustees.names
        return {
            "uuid": self.uuid,
            "credentials": self.credentials,
            "votes": [json.loads(vote) for vote in self.votes],
            "seeds": {index: self.belenios.read(f"{names[index]}.key") for index in (1, 2, 3)},
            "certificates": self.trustees.certificates,
            "polynomials": self.trustees.polynomials,
            "voutputs": self.trustees.voutputs,
        }


def make_vectors(folder):
    """Write an election that the program held alone, and its secrets, into the vectors."""
    made = Theirs(Belenios(folder))
    VECTORS.mkdir(exist_ok=True)
    (VECTORS / "election.bel").write_bytes((folder / f"{made.uuid}.bel").read_bytes())
    secrets = json.dumps(made.secrets, ensure_ascii=False, indent=1)
    (VECTORS / "secrets.json").write_text(f"{secrets}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        make_vectors(Path(temporary))
