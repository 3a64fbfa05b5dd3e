"""An archive reads back to the byte, and verifying it finds whatever was changed in it."""

import json
from dataclasses import replace

import pytest

from ballots import archive, ballot, credentials, tally, verifying
from ballots.archive import Archive
from ballots.credentials import new_key, public_of
from ballots.errors import ArchiveRefusedError, BallotRefusedError, BallotsError, Reason
from ballots.group import raised
from ballots.texts import hash_of, written
from tests.ballots.elections import NO, YES, election_of
from tests.ballots.whole import COUNTS, counted, whole

WHOLE = whole()
ELECTION, ARCHIVE = WHOLE.election, WHOLE.archive
DATA = archive.write(ARCHIVE)


def roll(*more, keys=WHOLE.keys):
    return archive.credentials_text([public_of(key) for key in keys] + list(more))


def again(changed: Archive, owners=(1, 2)) -> Archive:
    """The archive counted again by trustees who do not look."""
    return counted(WHOLE.ceremony, ELECTION, changed, owners)


def with_ballots(*ballots):
    return again(replace(ARCHIVE, ballots=ballots))


def another(key, *choices):
    return ballot.cast(ELECTION, key, choices)


def test_an_archive_reads_back_to_the_byte():
    assert archive.read(DATA) == ARCHIVE
    assert len(DATA) % 512 == 0


def test_an_archive_proves_the_roll_the_ballots_and_the_counts():
    proven = verifying.verify(archive.read(DATA))
    assert proven.counts == COUNTS
    assert proven.trackers == tuple(ballot.tracker(each) for each in ARCHIVE.ballots)
    assert proven.credentials == {credentials.public_of(key) for key in WHOLE.keys}


@pytest.mark.parametrize(
    "earlier",
    [
        Archive(ARCHIVE.timestamp, ARCHIVE.election, ARCHIVE.trustees, ARCHIVE.credentials),
        replace(ARCHIVE, ended=False, encrypted_tally=None, partials=(), result=None),
        replace(ARCHIVE, encrypted_tally=None, partials=(), result=None),
        replace(ARCHIVE, partials=(), result=None),
        replace(ARCHIVE, result=None),
    ],
    ids=["set up", "open", "ended", "tallied", "opened by trustees"],
)
def test_an_archive_is_only_ever_appended_to(earlier):
    data = archive.write(earlier)
    assert archive.read(data) == earlier
    assert DATA.startswith(data)
    assert verifying.verify(earlier).counts is None


FORGERIES = {
    "padded roll": lambda: with_padded_roll(public_of(WHOLE.keys[0])),
    "roll with torsion": lambda: with_padded_roll(f"{2**255 - 20:064x}"),
    "second ballot of a member": lambda: with_ballots(
        *ARCHIVE.ballots, another(WHOLE.keys[0], YES, YES)
    ),
    "ballot replayed": lambda: with_ballots(*ARCHIVE.ballots, ARCHIVE.ballots[0]),
    "ballot by no member": lambda: with_ballots(*ARCHIVE.ballots, another(new_key(), YES, YES)),
    "ballot left out of the sum": lambda: replace(
        again(replace(ARCHIVE, ballots=ARCHIVE.ballots[1:])), ballots=ARCHIVE.ballots
    ),
    "sum altered": lambda: with_sums(
        tally.add(ELECTION, [*ARCHIVE.ballots[1:], another(WHOLE.keys[0], NO, NO)])
    ),
    "result altered": lambda: replace(ARCHIVE, result='{"result":[[5,0,0],[2,2,1]]}'),
    "result without enough trustees": lambda: replace(ARCHIVE, partials=ARCHIVE.partials[:1]),
    "one trustee twice": lambda: replace(ARCHIVE, partials=2 * ARCHIVE.partials[:1]),
    "one trustee twice beside another": lambda: replace(
        ARCHIVE, partials=(*ARCHIVE.partials, ARCHIVE.partials[0])
    ),
    "a part under the wrong name before the result": lambda: replace(
        ARCHIVE, partials=((2, ARCHIVE.partials[0][1]),), result=None
    ),
    "another key before the first ballot": lambda: Archive(
        ARCHIVE.timestamp, election_of(raised(9)).text, ARCHIVE.trustees, ARCHIVE.credentials
    ),
    "parts under the wrong names": lambda: replace(
        ARCHIVE, partials=((1, ARCHIVE.partials[0][1]), (3, ARCHIVE.partials[1][1]))
    ),
    "result before the sum": lambda: replace(ARCHIVE, encrypted_tally=None),
    "sum before the end": lambda: replace(ARCHIVE, ended=False),
    "key that is not the trustees'": lambda: replace(ARCHIVE, election=election_of(raised(9)).text),
}


def with_padded_roll(more):
    return replace(ARCHIVE, credentials=roll(more))


def with_sums(sums):
    parts = tuple(
        (owner, tally.partial(ELECTION, sums, WHOLE.ceremony.share(owner))) for owner in (1, 2)
    )
    result = tally.combine(ELECTION, WHOLE.trustees, sums, dict(parts), ballots=5)
    return replace(ARCHIVE, encrypted_tally=sums, partials=parts, result=result)


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_archive_is_found_even_where_its_chain_holds(name):
    forged = FORGERIES[name]()
    if forged.encrypted_tally is not None:
        assert archive.read(archive.write(forged)) == forged
    with pytest.raises(BallotsError):
        verifying.verify(forged)


def test_a_ballot_that_was_edited_is_named_by_its_reason():
    text = ARCHIVE.ballots[0].replace('"challenge":"', '"challenge":"1', 1)
    with pytest.raises(BallotRefusedError) as refused:
        verifying.verify(replace(ARCHIVE, ballots=(text, *ARCHIVE.ballots[1:])))
    assert refused.value.reason in {Reason.BAD_SIGNATURE, Reason.BAD_ELEMENT}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        DATA[:-1],
        DATA[:-512],
        DATA[512:],
        DATA + 1024 * b"\0",
        DATA.replace(b"EndBallots", b"EndBallets"),
        DATA.replace(b"0000644", b"0000640", 1),
        DATA.replace(b'"height":3', b'"height":4', 1),
        DATA.replace(b"Ed25519", b"Ed25518", 1),
        DATA.replace(b"BELENIOS", b"BELENIOZ", 1),
        DATA.replace(b'"version":1', b'"version":2', 1),
        DATA.replace(b'{"result"', b'{"rezult"', 1),
        b"\xff" * 1024,
    ],
    ids=range(13),
)
def test_an_archive_that_was_touched_is_refused(data):
    with pytest.raises(ArchiveRefusedError):
        archive.read(data)


def test_an_owner_is_a_number_and_nothing_that_equals_one():
    forged = replace(ARCHIVE, partials=((True, ARCHIVE.partials[1][1]), ARCHIVE.partials[0]))
    with pytest.raises(ArchiveRefusedError):
        archive.read(archive.write(forged))


def test_an_event_that_was_taken_out_breaks_the_chain():
    name = f"{hash_of(ARCHIVE.ballots[2])}.data.json".encode()
    start = DATA.index(name)
    end = DATA.index(f"{hash_of(ARCHIVE.ballots[3])}.data.json".encode())
    with pytest.raises(ArchiveRefusedError):
        archive.read(DATA[:start] + DATA[end:])


def test_a_ballot_withheld_is_missed_by_its_tracker():
    withheld = with_ballots(*ARCHIVE.ballots[1:])
    proven = verifying.verify(withheld)
    assert ballot.tracker(ARCHIVE.ballots[0]) not in proven.trackers
    assert len(proven.trackers) == len(WHOLE.keys) - 1


def test_the_roll_has_one_text():
    assert json.loads(roll()) == sorted(public_of(key) for key in WHOLE.keys)
    assert roll(keys=WHOLE.keys[::-1]) == roll() == written(json.loads(roll()))
