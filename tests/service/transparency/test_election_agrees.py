"""The service and the verifier, which share no code, say the same of every election."""

import pytest

from ballots import archive, verifying
from ballots.errors import BallotsError
from service.transparency.standalone.election import check_archive
from tests.ballots.elections import council
from tests.ballots.forgeries import FORGERIES as FORGED_BALLOTS
from tests.ballots.forgeries import scene_of
from tests.ballots.test_archives import FORGERIES as FORGED_ARCHIVES
from tests.ballots.whole import COUNTS, whole
from tests.service.transparency.made_elections import NO, OF_ORDER_TWO, YES, Election
from tests.service.transparency.test_election import BELENIOS

NO_FILE_CAN_HOLD_IT = "with half a letter"


def test_the_verifier_accepts_what_the_service_made():
    report = check_archive(archive.write(whole().archive))

    assert report.findings == []
    assert report.counts == [list(row) for row in COUNTS]
    assert report.trackers == list(verifying.verify(whole().archive).trackers)


@pytest.mark.parametrize("forgery", FORGED_ARCHIVES)
def test_the_verifier_finds_every_forgery_of_an_archive_that_the_service_finds(forgery):
    assert not check_archive(archive.write(FORGED_ARCHIVES[forgery]())).ok


@pytest.mark.parametrize("forgery", sorted(set(FORGED_BALLOTS) - {NO_FILE_CAN_HOLD_IT}))
def test_the_verifier_finds_every_forged_ballot_that_the_service_refuses(forgery):
    forged, _ = FORGED_BALLOTS[forgery]
    asked = council()
    text = forged(scene_of(asked))
    trustees = whole().archive.trustees
    roll = archive.credentials_text(asked.roll)
    opened = archive.Archive(1733104800, asked.election.text, trustees, roll, (text,))

    told = check_archive(archive.write(opened)).findings

    places = [dict(finding.place).get("ballot") for finding in told]
    assert told[0].code == "election-key"  # the trustees are others
    assert places[1:] == [1] * (len(told) - 1) != []


@pytest.mark.parametrize("name", ["two-of-three", "with-a-mandatory-trustee"])
def test_both_count_alike_what_belenios_tool_made(name):
    data = (BELENIOS / f"{name}.bel").read_bytes()

    assert verifying.verify(archive.read(data)).counts == tuple(
        map(tuple, check_archive(data).counts)
    )


def test_the_service_accepts_what_was_made_by_hand_for_the_verifier():
    election = Election()
    ballots = [election.ballot(member, YES, NO) for member in election.members]

    read = archive.read(election.archive(ballots, counts=[[3, 0], [0, 3]]))

    assert verifying.verify(read).counts == ((3, 0), (0, 3))


@pytest.mark.parametrize("votes", [[2, -1], [1, 1], [0, 0]], ids=str)
def test_the_service_refuses_what_was_forged_by_hand(votes):
    election = Election()
    forged = election.ballot(election.members[0], votes, NO)

    with pytest.raises(BallotsError):
        verifying.verify(archive.read(election.archive([forged], counts=[[0, 0], [0, 1]])))


def test_the_service_refuses_torsion_though_its_proofs_hold():
    election = Election()
    forged = election.ballot(election.members[0], YES, NO, torsion=OF_ORDER_TWO)

    with pytest.raises(BallotsError):
        verifying.verify(archive.read(election.archive([forged], counts=[[1, 0], [0, 1]])))
