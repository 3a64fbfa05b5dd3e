"""The sum, its partial decryptions, and the result (4.18, 4.20, 4.21)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from service.transparency.standalone.election_archive import BelEvent
from service.transparency.standalone.election_ballots import BelPairs
from service.transparency.standalone.election_findings import ElectionNotes, bel_refuse
from service.transparency.standalone.election_forms import (
    BelCiphertext,
    bel_canonical,
    bel_challenge,
    bel_ciphertext,
    bel_count,
    bel_element,
    bel_fields,
    bel_json,
    bel_list,
    bel_proof,
    bel_some,
)
from service.transparency.standalone.election_group import (
    ED_GENERATOR,
    ED_Q,
    BelProof,
    EdElement,
    ed_plus_multiple,
    ed_same,
    ed_sum,
    ed_table,
)
from service.transparency.standalone.election_questions import BelElection
from service.transparency.standalone.election_setup import BelPublic

BelTally = list[list[BelCiphertext]]
BelFactors = list[list[EdElement]]


def bel_table(value: Any, widths: Sequence[int]) -> list[list[Any]]:
    """A list for each question, with an entry for each of its answers."""
    rows = zip(bel_list(value, len(widths)), widths)  # noqa: B905 -- Python 3.9
    return [bel_list(row, width) for row, width in rows]


def bel_cells(table: Sequence[Sequence[Any]]) -> Iterator[tuple[dict[str, int], Any]]:
    """The entries of a table, each with its place."""
    for question, row in enumerate(table, 1):
        for answer, cell in enumerate(row, 1):
            yield {"question": question, "answer": answer}, cell


def bel_tally(event: BelEvent, public: BelPublic, notes: ElectionNotes) -> BelTally:
    """The encrypted sum as it was published."""
    widths = [len(each.answers) for each in public.election.questions]
    tally: BelTally = [[] for _ in widths]
    for place, cell in bel_cells(bel_table(bel_canonical(event.data[0]), widths)):
        with notes.at(event=event.height, **place):
            tally[place["question"] - 1].append(bel_ciphertext(cell))
    if [len(row) for row in tally] != widths:
        bel_refuse("tally", event=event.height)
    return tally


def bel_check_tally(
    event: BelEvent, tally: BelTally, counted: Mapping[str, BelPairs], notes: ElectionNotes
) -> None:
    """The encrypted sum is the sum of the ballots, if all of them could be read."""
    sized = bel_some(bel_json(event.data[1]), "num_tallied", "total_weight")
    size, weight = map(bel_count, sized)
    if (size, weight) != (len(counted), len(counted)):
        notes.note("tally-size", found=size, expected=len(counted))
    if [] in counted.values():
        return
    for place, told in bel_cells(tally):
        pairs = [each[place["question"] - 1][place["answer"] - 1] for each in counted.values()]
        alpha, beta = (ed_sum(pair[half] for pair in pairs) for half in (0, 1))
        if not (ed_same(alpha, told.alpha.point) and ed_same(beta, told.beta.point)):
            notes.note("tally", **place)


def bel_decryptions(
    events: Iterable[BelEvent], public: BelPublic, tally: BelTally, notes: ElectionNotes
) -> dict[int, BelFactors]:
    """The factors of each trustee whose partial decryption is proven."""
    keys = {number: key for group in public.trustees for number, key in group.keys.items()}
    given: dict[int, BelFactors] = {}
    for event in events:
        owner = bel_count(*bel_some(bel_json(event.data[1]), "owner"))
        with notes.at(trustee=owner) as here:
            if owner not in keys or owner in given:
                bel_refuse("owner")
            before = len(here.findings)
            factors = bel_factors(event.data[0], tally, keys[owner], public.election, here)
            if len(here.findings) == before:
                given[owner] = factors
    return given


def bel_factors(
    text: str, tally: BelTally, key: EdElement, election: BelElection, notes: ElectionNotes
) -> BelFactors:
    """A trustee's factors; one that is not proven is a finding (4.20)."""
    names = ("decryption_factors", "decryption_proofs")
    widths = [len(row) for row in tally]
    told, proofs = (bel_table(each, widths) for each in bel_fields(bel_canonical(text), *names))
    factors: BelFactors = [[] for _ in tally]
    for place, ciphertext in bel_cells(tally):
        question, answer = place["question"] - 1, place["answer"] - 1
        with notes.at(**place):
            factor, proof = bel_element(told[question][answer]), bel_proof(proofs[question][answer])
            factors[question].append(factor)
            if not bel_is_opened(ciphertext.alpha, factor, proof, key, election.fingerprint):
                bel_refuse("decryption")
    return factors


def bel_is_opened(
    alpha: EdElement, factor: EdElement, proof: BelProof, key: EdElement, fingerprint: str
) -> bool:
    """Whether the factor is alpha to the secret of the key."""
    commitments = [
        key.commitment(ed_table(ED_GENERATOR), proof),
        ed_sum([alpha.times(proof.response), factor.times(proof.challenge)]),
    ]
    return bel_challenge(f"decrypt|{fingerprint}|{key.text}|", commitments) == proof.challenge


def bel_weights(public: BelPublic, given: Iterable[int]) -> dict[int, int]:
    """The exponents with which factors open the sum: Lagrange's, for as many as are needed."""
    weights: dict[int, int] = {}
    held = set(given)
    for group in public.trustees:
        first = min(group.keys)
        chosen = sorted(held & set(group.keys))[: group.threshold]
        if len(chosen) < group.threshold:
            bel_refuse("shares", found=len(chosen), expected=group.threshold)
        for one in chosen:
            weights[one] = 1
            for other in set(chosen) - {one}:
                share = (other - first + 1) * pow(other - one, -1, ED_Q)
                weights[one] = weights[one] * share % ED_Q
    return weights


def bel_result(
    event: BelEvent, public: BelPublic, tally: BelTally, given: Mapping[int, BelFactors]
) -> Iterator[tuple[dict[str, int], int, bool]]:
    """Each count with its place, and whether the opened sum is that count."""
    weights = bel_weights(public, given)
    (told,) = bel_fields(bel_canonical(event.data[0]), "result")
    table = bel_table(told, [len(row) for row in tally])
    for (place, ciphertext), (_, count) in zip(bel_cells(tally), bel_cells(table)):  # noqa: B905 -- 3.9
        question, answer = place["question"] - 1, place["answer"] - 1
        opened = ed_sum(
            given[trustee][question][answer].times(weight) for trustee, weight in weights.items()
        )
        known = type(count) is int and 0 <= count < ED_Q
        claimed = ed_plus_multiple(opened, ed_table(ED_GENERATOR), count if known else 0)
        yield place, count, known and ed_same(claimed, ciphertext.beta.point)
