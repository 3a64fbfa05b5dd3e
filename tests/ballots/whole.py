"""A whole small election: three trustees of whom two open it, five members, two nominees."""

from dataclasses import dataclass, replace
from functools import cache

from ballots import ballot, credentials, tally, trustees
from ballots.archive import Archive, credentials_text
from ballots.election import Election
from tests.ballots.elections import ABSTAIN, NO, YES, election_of

VOTES = ((YES, YES), (YES, NO), (NO, NO), (YES, ABSTAIN), (YES, YES))
COUNTS = ((4, 1, 0), (2, 2, 1))
SIZE = 3
THRESHOLD = 2


@dataclass(frozen=True)
class Ceremony:
    """The messages of a ceremony in the order of the trustees, with their seeds."""

    seeds: tuple[str, ...]
    certificates: tuple[str, ...]
    polynomials: tuple[str, ...]
    voutputs: tuple[str, ...]

    @property
    def text(self) -> str:
        return trustees.combine(self.certificates, self.polynomials, self.voutputs)

    def share(self, index: int) -> int:
        sealed = trustees.sealed_share(self.voutputs[index - 1])
        return trustees.open_share(self.seeds[index - 1], sealed)


@dataclass(frozen=True)
class Whole:
    """An election that was counted, with every secret that was used."""

    ceremony: Ceremony
    election: Election
    keys: tuple[int, ...]
    archive: Archive

    @property
    def trustees(self) -> trustees.Trustees:
        return trustees.read(self.archive.trustees)


def numbered(texts):
    return enumerate(texts, start=1)


@cache
def ceremony(size=SIZE, threshold=THRESHOLD) -> Ceremony:
    seeds = tuple(trustees.new_seed() for _ in range(size))
    certs = tuple(
        trustees.certificate(seed, index=index, size=size, threshold=threshold)
        for index, seed in numbered(seeds)
    )
    dealt = tuple(trustees.polynomial(seed, certs) for seed in seeds)
    shares = tuple(
        trustees.voutput(seed, certs, trustees.vinput(certs, dealt, index))
        for index, seed in numbered(seeds)
    )
    return Ceremony(seeds, certs, dealt, shares)


@cache
def whole() -> Whole:
    made = ceremony()
    keys = tuple(credentials.new_key() for _ in VOTES)
    asked = election_of(trustees.read(made.text).key)
    cast = tuple(ballot.cast(asked, key, choices) for key, choices in zip(keys, VOTES, strict=True))
    roll = credentials_text([credentials.public_of(key) for key in keys])
    archive = Archive(1733104800, asked.text, made.text, roll, cast)
    return Whole(made, asked, keys, counted(made, asked, archive, owners=(3, 1)))


def counted(made: Ceremony, asked: Election, archive: Archive, owners) -> Archive:
    sums = tally.add(asked, archive.ballots)
    parts = {owner: tally.partial(asked, sums, made.share(owner)) for owner in owners}
    holders = trustees.read(archive.trustees)
    result = tally.combine(asked, holders, sums, parts, ballots=len(archive.ballots))
    return replace(
        archive, ended=True, encrypted_tally=sums, partials=tuple(parts.items()), result=result
    )
