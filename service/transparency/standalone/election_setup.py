"""What everybody knows before the first ballot, and the report that everything goes into."""

from typing import Any, NamedTuple, Union

from service.transparency.standalone.election_archive import BelEvent
from service.transparency.standalone.election_findings import ElectionFinding, ElectionNotes
from service.transparency.standalone.election_group import EdElement, ed_same, ed_sum
from service.transparency.standalone.election_questions import BelElection, bel_election, bel_roll
from service.transparency.standalone.election_trustees import BelTrustees, bel_trustees


class ElectionReport:
    """What was checked and what does not agree; `ok` says whether everything does.

    `phase` is open, ended, tallied or counted; `counts` has, for each question in order, the
    number of votes for each answer, and `outcomes` what the policy makes of them.
    """

    def __init__(self) -> None:
        self.findings: list[ElectionFinding] = []
        self.notes = ElectionNotes(self.findings, {})
        self.phase = "open"
        self.election: Union[BelElection, None] = None
        self.credentials: list[str] = []
        self.trackers: list[str] = []
        self.counts: list[list[int]] = []
        self.outcomes: list[dict[str, Any]] = []

    @property
    def ok(self) -> bool:
        """Whether everything agrees."""
        return not self.findings


class BelPublic(NamedTuple):
    """The setup of an election: what is asked, who opens the sum, who votes."""

    election: BelElection
    trustees: list[BelTrustees]
    roll: dict[str, EdElement]


def bel_setup(event: BelEvent, report: ElectionReport) -> BelPublic:
    """What everybody knew before the first ballot, once it agrees with itself."""
    election = report.election = bel_election(event.data[0])
    trustees = bel_trustees(event.data[1], report.notes)
    if not ed_same(ed_sum(group.whole for group in trustees), election.key.point):
        report.notes.note("election-key")
    roll = bel_roll(event.data[2], report.notes)
    report.credentials = list(roll)
    return BelPublic(election, trustees, roll)
