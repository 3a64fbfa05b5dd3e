"""Elections held together with `belenios-tool` 3.x, in both directions; skipped loudly without it.

It runs beside ours as its own program, so that neither side can be wrong in the same way.
"""

from dataclasses import replace

import pytest

from ballots import archive, ballot, credentials, tally, trustees, verifying
from tests.ballots.belenios_elections import Mixed, Theirs
from tests.ballots.belenios_tool import Belenios
from tests.ballots.elections import NO, YES, Council, election_of
from tests.ballots.forgeries import FORGERIES, scene_of
from tests.ballots.whole import COUNTS, whole

WHOLE = whole()
LENIENT = {
    "with a line's end",  # It reads files of lines in UTF-8,
    "with half a letter",
    "with halves of a ciphertext in another order",  # and fields in any order.
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    def new(name):
        return Belenios(tmp_path_factory.mktemp(name))

    return new


@pytest.fixture(scope="module")
def ours(folder):
    """Our archive in a folder where it looks for one."""
    belenios = folder("ours")
    belenios.file(f"{WHOLE.election.uuid}.bel").write_bytes(archive.write(WHOLE.archive))
    return belenios


@pytest.fixture(scope="module")
def opened(folder):
    """Our election before the first ballot, to which it can be asked to add one."""
    belenios = folder("opened")
    before = replace(WHOLE.archive, ballots=(), ended=False, encrypted_tally=None)
    before = replace(before, partials=(), result=None)
    belenios.file(f"{WHOLE.election.uuid}.bel").write_bytes(archive.write(before))
    return belenios


def test_it_accepts_our_archive(ours):
    assert "all checks passed" in ours.tried("election", "verify").stderr


def test_it_accepts_each_of_our_ballots(opened):
    for text in WHOLE.archive.ballots:
        opened("election", "verify-ballot", "--ballot", opened.write("ballot.json", text))


def test_it_computes_the_same_sums_and_the_same_result(ours):
    sums = ours("election", "compute-encrypted-tally").splitlines()
    assert sums == [WHOLE.archive.encrypted_tally, tally.sized(sums[0], len(COUNTS) + 3)]
    assert ours("election", "compute-result") == WHOLE.archive.result


def test_it_refuses_what_we_refuse(opened):
    scene, accepted = scene_of(Council(WHOLE.keys, 0, WHOLE.election)), []
    for name in set(FORGERIES) - LENIENT:
        forged = opened.write("forged.json", FORGERIES[name][0](scene))
        if not opened.refuses("election", "verify-ballot", "--ballot", forged):
            accepted.append(name)
    assert accepted == []


def test_its_members_vote_in_our_elections(ours):
    credential = "PsQpw-jcsUED-c5Qab-ysTuj3"
    key = credentials.derived(credential, WHOLE.election.uuid)
    ours.write("credential", credential)
    ours.write("choice", [[1, 0, 0], [0, 1, 0]])
    text = ours("election", "generate-ballot", "--privcred", "credential", "--choice", "choice")
    public = credentials.public_of(key)
    assert ballot.check(WHOLE.election, [public], text).tracker == ours("sha256-b64", given=text)


def test_one_trustee_with_our_code_and_one_with_theirs_open_the_sum(folder):
    mixed = Mixed(folder("mixed"), theirs={2})
    asked = election_of(trustees.read(mixed.text).key)
    keys = [credentials.new_key() for _ in range(3)]
    held = archive.Archive(
        timestamp=1733104800,
        election=asked.text,
        trustees=mixed.text,
        credentials=archive.credentials_text([credentials.public_of(key) for key in keys]),
        ballots=tuple(ballot.cast(asked, key, [YES, NO]) for key in keys),
        ended=True,
    )
    bel = mixed.belenios.file(f"{asked.uuid}.bel")
    sums = tally.add(asked, held.ballots)
    held = replace(held, encrypted_tally=sums)
    bel.write_bytes(archive.write(held))
    parts = {index: mixed.partial(asked, sums, index) for index in (2, 3)}
    result = tally.combine(asked, trustees.read(mixed.text), sums, parts, ballots=3)
    assert tally.counts_of(asked, result) == ((3, 0, 0), (0, 3, 0))
    bel.write_bytes(archive.write(replace(held, partials=tuple(parts.items()), result=result)))
    assert "all checks passed" in mixed.belenios.tried("election", "verify").stderr


def test_we_accept_an_election_made_entirely_by_it(folder):
    belenios = folder("theirs")
    made = Theirs(belenios)
    data = belenios.file(f"{made.uuid}.bel").read_bytes()
    read = archive.read(data)
    proven = verifying.verify(read)
    assert proven.counts == ((2, 1), (0, 2, 1))
    assert archive.write(read) == data
