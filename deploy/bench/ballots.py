"""What checking and counting electronic ballots costs, against the scalar multiplications alone.

The multiplications are those that the proofs of one ballot need (specification 4.12, 4.16), done
with libsodium in the same run; a second line adds the multiplication by the order with which each
element that was sent is tested for torsion. Proofs cannot be checked together: each hashes
commitments that are not sent, so that each must be computed.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from nacl import bindings

from ballots import ballot, credentials, election, tally, trustees
from ballots.election import Election, Question
from ballots.group import Element, raised, random_number
from deploy.bench.common import Measurement

T = TypeVar("T")

NOMINEES = 40
MEMBERS = 30
ANSWERS = ("Đồng ý", "Không đồng ý", "Không có ý kiến")
BRANCHES = NOMINEES * (2 * len(ANSWERS) + 1)
TURNS = 9


def measure(_: str) -> Iterator[Measurement]:
    """Milliseconds to cast and to check a ballot, and seconds to count a whole council's."""
    holders, shares = _trustees()
    asked = _election(holders.key)
    keys = [credentials.new_key() for _ in range(MEMBERS)]
    roll = {credentials.public_of(key) for key in keys}
    cast = [ballot.cast(asked, key, _choices(place)) for place, key in enumerate(keys)]
    alone, tests = _multiplications(asked), _torsion_tests(asked)
    checked, multiplied, tested = _interleaved(
        lambda: ballot.check(asked, roll, cast[0]), alone, tests
    )
    yield _milliseconds("ballot_check_40", checked, "scalar multiplications", multiplied)
    yield _milliseconds(
        "ballot_check_40", checked, "the same and tests for torsion", multiplied + tested
    )
    made, multiplied = _interleaved(lambda: ballot.cast(asked, keys[0], _choices(0)), alone)
    yield _milliseconds("ballot_cast_40", made, "scalar multiplications", multiplied)
    yield from _tally(asked, holders, shares, cast, checked)


def _tally(
    asked: Election,
    holders: trustees.Trustees,
    shares: Sequence[int],
    cast: Sequence[str],
    checked: float,
) -> Iterator[Measurement]:
    sums, adding = _timed(lambda: tally.add(asked, cast))
    parts, opening = _timed(
        lambda: {owner: tally.partial(asked, sums, shares[owner - 1]) for owner in (1, 3)}
    )
    _, combining = _timed(lambda: tally.combine(asked, holders, sums, parts, ballots=len(cast)))
    whole = adding + opening + combining
    for name, seconds in (
        ("tally_add_30x40", adding),
        ("tally_open_two_trustees", opening),
        ("tally_combine", combining),
        ("tally_whole_30x40", whole),
    ):
        yield _milliseconds(name, seconds, "checking the 30 ballots", MEMBERS * checked)


def _trustees() -> tuple[trustees.Trustees, list[int]]:
    seeds = [trustees.new_seed() for _ in range(3)]
    certs = [
        trustees.certificate(seed, index=index, size=3, threshold=2)
        for index, seed in enumerate(seeds, start=1)
    ]
    dealt = [trustees.polynomial(seed, certs) for seed in seeds]
    given = [
        trustees.voutput(seed, certs, trustees.vinput(certs, dealt, index))
        for index, seed in enumerate(seeds, start=1)
    ]
    shares = [
        trustees.open_share(seed, trustees.sealed_share(text))
        for seed, text in zip(seeds, given, strict=True)
    ]
    return trustees.read(trustees.combine(certs, dealt, given)), shares


def _election(key: Element) -> Election:
    text = election.make(
        uuid=election.random_text(),
        name="Hội đồng",
        description="",
        key=key,
        questions=[Question(f"Người thứ {place}", ANSWERS) for place in range(NOMINEES)],
    )
    return election.read(text)


def _choices(member: int) -> list[int]:
    return [(member + nominee) % len(ANSWERS) for nominee in range(NOMINEES)]


def _multiplications(asked: Election) -> Callable[[], object]:
    numbers = [random_number().to_bytes(32, "little") for _ in range(BRANCHES + 1)]
    elements = [raised(random_number()) for _ in range(BRANCHES + 1)]

    def all_of_one_ballot() -> None:
        for number, element in zip(numbers, elements, strict=True):
            bindings.crypto_scalarmult_ed25519_base_noclamp(number)
            bindings.crypto_scalarmult_ed25519_noclamp(number, element)
        for number, element in zip(numbers[1:], elements[1:], strict=True):
            bindings.crypto_scalarmult_ed25519_noclamp(number, asked.key)
            bindings.crypto_scalarmult_ed25519_noclamp(number, element)

    return all_of_one_ballot


def _torsion_tests(asked: Election) -> Callable[[], object]:
    def all_of_one_ballot() -> None:
        for _ in range(2 * NOMINEES * len(ANSWERS) + 1):
            bindings.crypto_core_ed25519_is_valid_point(asked.key)

    return all_of_one_ballot


def _interleaved(*acts: Callable[[], object]) -> list[float]:
    times = [[_timed(act)[1] for act in acts] for _ in range(TURNS)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    result = act()
    return result, time.perf_counter() - began


def _milliseconds(name: str, seconds: float, ratio_to: str, other: float) -> Measurement:
    return Measurement(name, seconds * 1e3, "ms", ratio_to, seconds / other)
