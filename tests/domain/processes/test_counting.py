from dataclasses import replace
from datetime import timedelta

import pytest

from domain.councils.ballot import Ballot
from domain.councils.commands import RecordVotesByName
from domain.errors import StaleVersionError
from domain.nominations.stages import Stage
from domain.processes.commands import CloseVoteByName, ConfirmTally, VoidBallot
from tests.domain.processes.office import AT, BOB, Office
from tests.domain.told import carried

S2 = "s2-so-xay-dung-2024"
LATER = AT + timedelta(hours=1)


def by_show_of_hands(document):
    document["vote"] = {**document["vote"], "ballot_kind": "open"}


class Vote:
    """Two dossiers before a session, and the ballot on them."""

    def __init__(self, office):
        self.office = office
        self.passed, self.failed = office.verified(), office.verified()
        self.session_id = office.convene()
        office.table(self.session_id, self.passed, self.failed)
        office.open_session(self.session_id)
        self.ballot_id = office.open_ballot(self.session_id)

    def facts(self, id):
        return list(self.office.counting.events.get(id))

    def says_of(self, nomination_id):
        """What a dossier was told of the ballot."""
        told = self.facts(nomination_id)[-1]
        assert (told.TOPIC, told.timestamp) == ("nomination.voted", LATER)
        assert (told.session_id, told.ballot_id) == (self.session_id, self.ballot_id)
        return told.outcome, told.yes, told.base, told.required

    def by_name(self, nomination_id, yes):
        office = self.office
        office.councils.record_votes_by_name(
            RecordVotesByName(
                ballot_id=self.ballot_id,
                nomination_id=nomination_id,
                votes={
                    member: "yes" if place < yes else "no"
                    for place, member in enumerate(office.members)
                },
                at=AT,
            )
        )

    def stages(self):
        return [self.office.load(each).stage for each in (self.passed, self.failed)]


@pytest.fixture
def on_paper():
    vote = Vote(Office(S2))
    vote.office.count(vote.ballot_id, {vote.passed: 11, vote.failed: 4})
    return vote


@pytest.fixture
def in_the_open():
    vote = Vote(Office(S2, changed=by_show_of_hands))
    vote.by_name(vote.passed, 10)
    vote.by_name(vote.failed, 9)
    return vote


def confirm(vote, place, **more):
    command = ConfirmTally(
        ballot_id=vote.ballot_id, by=vote.office.members[place], at=LATER, **more
    )
    vote.office.counting.confirm_tally(command)
    return command


def close(vote, **more):
    command = CloseVoteByName(ballot_id=vote.ballot_id, by=vote.office.members[0], at=LATER, **more)
    vote.office.counting.close_vote_by_name(command)
    return command


def test_each_confirmation_bears_its_teller_and_the_last_tells_the_dossiers(on_paper):
    commands = [confirm(on_paper, place) for place in (1, 2, 0)]

    *confirmations, counted = on_paper.facts(on_paper.ballot_id)[-4:]
    assert [(each.confirmed_by, each.timestamp) for each in confirmations] == [
        (command.by, LATER) for command in commands
    ]
    assert counted.timestamp == LATER
    assert on_paper.says_of(on_paper.passed) == ("passed", 11, 11, 10)
    assert on_paper.says_of(on_paper.failed) == ("failed", 4, 11, 10)


def test_the_chair_closes_an_open_vote_and_every_dossier_learns_its_result(in_the_open):
    command = close(in_the_open)

    confirmed, counted = in_the_open.facts(in_the_open.ballot_id)[-2:]
    assert (confirmed.confirmed_by, confirmed.timestamp) == (command.by, LATER)
    assert (counted.TOPIC, counted.timestamp) == ("ballot.counted", LATER)
    assert in_the_open.says_of(in_the_open.passed) == ("passed", 10, 11, 10)
    assert in_the_open.says_of(in_the_open.failed) == ("failed", 9, 11, 10)
    assert in_the_open.stages() == [Stage.VOTED, Stage.NOT_PASSED]


def test_an_open_vote_and_its_dossiers_are_stored_in_one_append(in_the_open):
    close(in_the_open)

    newest = in_the_open.office.recorder.select_notifications(None, 1000)[-4:]
    assert [each.topic for each in newest] == [
        "ballot.tally-confirmed",
        "ballot.counted",
        "nomination.voted",
        "nomination.voted",
    ]


def test_who_voids_a_ballot_says_why_and_every_dossier_is_told(on_paper):
    for place in (1, 2, 0):
        confirm(on_paper, place)
    command = VoidBallot(
        ballot_id=on_paper.ballot_id,
        reason="Phát nhầm phiếu.",
        by=BOB,
        at=LATER + timedelta(hours=1),
    )

    on_paper.office.counting.void_ballot(command)

    carried(command, on_paper.facts(on_paper.ballot_id)[-1])
    for nomination_id in (on_paper.passed, on_paper.failed):
        told = on_paper.facts(nomination_id)[-1]
        assert (told.ballot_id, told.reason, told.timestamp) == (
            on_paper.ballot_id,
            "Phát nhầm phiếu.",
            command.at,
        )


def test_a_ballot_is_confirmed_and_voided_as_it_was_seen(on_paper):
    seen = len(on_paper.facts(on_paper.ballot_id))
    void = VoidBallot(
        ballot_id=on_paper.ballot_id, reason="Nhầm.", by=BOB, at=LATER, expected_version=seen
    )
    confirm(on_paper, 1, expected_version=seen)

    with pytest.raises(StaleVersionError):
        confirm(on_paper, 2, expected_version=seen)
    with pytest.raises(StaleVersionError):
        on_paper.office.counting.void_ballot(void)

    on_paper.office.counting.void_ballot(replace(void, expected_version=seen + 1))
    assert on_paper.office.councils.load(Ballot, on_paper.ballot_id).is_voided


def test_an_open_vote_is_closed_as_it_was_seen(in_the_open):
    seen = len(in_the_open.facts(in_the_open.ballot_id))

    with pytest.raises(StaleVersionError):
        close(in_the_open, expected_version=seen - 1)
    assert in_the_open.stages() == [Stage.TABLED, Stage.TABLED]

    close(in_the_open, expected_version=seen)
