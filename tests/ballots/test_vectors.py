"""An election that `belenios-tool` 3.3.0 held alone stays readable, provable and openable."""

import json
from itertools import combinations

from ballots import archive, ballot, credentials, tally, trustees, verifying
from tests.ballots.belenios_elections import VECTORS

DATA = (VECTORS / "election.bel").read_bytes()
ARCHIVE = archive.read(DATA)
SECRETS = json.loads((VECTORS / "secrets.json").read_text())
PROVEN = verifying.verify(ARCHIVE)


def test_the_archive_is_written_again_to_the_byte():
    assert archive.write(ARCHIVE) == DATA


def test_the_counts_are_those_of_the_votes():
    votes = SECRETS["votes"]
    expected = tuple(
        tuple(sum(column) for column in zip(*(vote[place] for vote in votes), strict=True))
        for place in range(len(votes[0]))
    )
    assert PROVEN.counts == expected


def test_credentials_are_derived_as_there():
    derived = {
        credentials.public_of(credentials.derived(each, SECRETS["uuid"]))
        for each in SECRETS["credentials"]
    }
    assert derived == PROVEN.credentials
    cast = [ballot.read(text).credential for text in ARCHIVE.ballots]
    assert set(cast) == derived


def test_its_sums_and_its_result_are_ours():
    sums = tally.add(PROVEN.election, ARCHIVE.ballots)
    assert sums == ARCHIVE.encrypted_tally
    shares = {
        index: trustees.open_share(SECRETS["seeds"][str(index)], trustees.sealed_share(text))
        for index, text in enumerate(SECRETS["voutputs"], start=1)
    }
    holders = trustees.read(ARCHIVE.trustees)
    for pair in combinations(shares, 2):
        parts = {index: tally.partial(PROVEN.election, sums, shares[index]) for index in pair}
        assert (
            tally.combine(PROVEN.election, holders, sums, parts, ballots=len(ARCHIVE.ballots))
            == ARCHIVE.result
        )


def test_its_ceremony_holds_and_gives_the_same_shares():
    certs, dealt, shares = (SECRETS[each] for each in ("certificates", "polynomials", "voutputs"))
    assert trustees.combine(certs, dealt, shares) == ARCHIVE.trustees
    for index, seed in enumerate(SECRETS["seeds"].values(), start=1):
        again = trustees.voutput(seed, certs, trustees.vinput(certs, dealt, index))
        assert trustees.open_share(seed, trustees.sealed_share(again)) == trustees.open_share(
            seed, trustees.sealed_share(shares[index - 1])
        )
