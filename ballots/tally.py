"""From accepted ballots to the count: the sums, and the result of opening them (4.18, 4.21)."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from ballots import ballot
from ballots.decryptions import Decryption, Sums, check_partial, partial, sums_of
from ballots.election import Election
from ballots.errors import MalformedTextError, NothingOpensError, TooFewDecryptionsError
from ballots.group import GENERATOR, IDENTITY, Element, over, product, times
from ballots.membership import added
from ballots.texts import fields, hash_of, listed, parsed, written
from ballots.trustees import Trustees

__all__ = [
    "Sums",
    "add",
    "check_partial",
    "combine",
    "counts_of",
    "opening",
    "partial",
    "sized",
    "sums_of",
]


def add(election: Election, ballots: Sequence[str]) -> str:
    """The exact text of the encrypted sums of ballots, of which each was checked before (4.18)."""
    read = [ballot.read(text) for text in ballots]
    sums = [
        [
            added([each.answers[place].choices[choice] for each in read])
            for choice in range(len(question.answers))
        ]
        for place, question in enumerate(election.questions)
    ]
    return written([[each.value for each in row] for row in sums])


def sized(encrypted_tally: str, ballots: int) -> str:
    """The exact text that says of how many ballots the sums are (4.18)."""
    return written(
        {
            "num_tallied": ballots,
            "total_weight": ballots,
            "encrypted_tally": hash_of(encrypted_tally),
        }
    )


def combine(
    election: Election,
    trustees: Trustees,
    encrypted_tally: str,
    partials: Mapping[int, str],
    *,
    ballots: int,
) -> str:
    """The exact text of the result, from the parts of enough trustees by their places (4.21).

    Raises:
        DecryptionRefusedError: a part does not hold.
        TooFewDecryptionsError: more parts are needed.
        NothingOpensError: a sum is not one of so many ballots.
    """
    parts = {
        owner: check_partial(election, trustees, encrypted_tally, owner, text)
        for owner, text in partials.items()
    }
    _enough(trustees, parts)
    counts, sums = _counts_up_to(ballots), sums_of(election, encrypted_tally)
    rows = [
        [
            _count(counts, over(about.beta, _opened(trustees, parts, row, column)))
            for column, about in enumerate(abouts)
        ]
        for row, abouts in enumerate(sums)
    ]
    return written({"result": rows})


def opening(
    election: Election,
    trustees: Trustees,
    encrypted_tally: str,
    partials: Mapping[int, str],
    *,
    ballots: int,
) -> dict[int, str]:
    """The parts to publish: the first choice of just enough trustees whose parts open every sum.

    Raises:
        DecryptionRefusedError: a part does not hold.
        TooFewDecryptionsError: more parts are needed.
        NothingOpensError: every choice has somebody in it whose part opens nothing.
    """
    _enough(trustees, partials)
    needed = sum(board.threshold for board in trustees.boards)
    for owners in combinations(sorted(partials), needed):
        chosen = {owner: partials[owner] for owner in owners}
        try:
            combine(election, trustees, encrypted_tally, chosen, ballots=ballots)
        except (NothingOpensError, TooFewDecryptionsError):
            continue
        return chosen
    raise NothingOpensError


def counts_of(election: Election, result: str) -> tuple[tuple[int, ...], ...]:
    """How often each answer of each question was chosen.

    Raises:
        MalformedTextError: the text is no result of this election.
    """
    (rows,) = fields(parsed(result, "result"), "result")
    counts = tuple(tuple(listed(row, "result")) for row in listed(rows, "result"))
    shape = [len(each.answers) for each in election.questions]
    numbers = all(type(count) is int and count >= 0 for row in counts for count in row)
    if not numbers or [len(row) for row in counts] != shape:
        raise MalformedTextError(where="result")
    return counts


def _enough(trustees: Trustees, parts: Mapping[int, object]) -> None:
    for board, given in trustees.by_board(parts):
        if len(given) < board.threshold:
            raise TooFewDecryptionsError(have=len(given), need=board.threshold)


def _opened(trustees: Trustees, parts: Mapping[int, Decryption], row: int, column: int) -> Element:
    factors = {owner: part.factors[row][column] for owner, part in parts.items()}
    return product(board.opened(given) for board, given in trustees.by_board(factors))


def _counts_up_to(most: int) -> dict[Element, int]:
    element, counts = IDENTITY, {IDENTITY: 0}
    for count in range(1, most + 1):
        element = times(element, GENERATOR)
        counts[element] = count
    return counts


def _count(counts: Mapping[Element, int], element: Element) -> int:
    if element not in counts:
        raise NothingOpensError
    return counts[element]
