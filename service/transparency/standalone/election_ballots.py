"""Ballots (4.11, 4.12, 4.16, 4.17), each proof by itself.

A proof holds challenges, not commitments: each commitment has to be made to be hashed, so that
there is no equation for checking many proofs at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from service.transparency.standalone.election_findings import ElectionNotes, bel_refuse
from service.transparency.standalone.election_forms import (
    BelCiphertext,
    bel_canonical,
    bel_challenge,
    bel_ciphertext,
    bel_compact,
    bel_fields,
    bel_is_signed,
    bel_list,
    bel_not_identity,
    bel_proof,
    bel_tracker,
    bel_word,
)
from service.transparency.standalone.election_group import (
    ED_GENERATOR,
    ED_Q,
    EdElement,
    EdPoint,
    ed_plus_multiple,
    ed_sum,
    ed_table,
    ed_texts,
)
from service.transparency.standalone.election_questions import BelElection, BelQuestion
from service.transparency.standalone.election_setup import BelPublic, ElectionReport

BelPair = tuple[EdPoint, EdPoint]
BelPairs = list[list[BelPair]]


def bel_ballots(
    texts: Sequence[str], public: BelPublic, report: ElectionReport
) -> dict[str, BelPairs]:
    """What each credential's ballot adds to the sums; a ballot in a wrong form adds nothing."""
    counted: dict[str, BelPairs] = {}
    for number, text in enumerate(texts, 1):
        report.trackers.append(bel_tracker(text))
        with report.notes.at(ballot=number) as notes:
            credential, pairs = bel_ballot(text, public, notes)
            if credential in counted:
                bel_refuse("second-ballot")
            counted[credential] = pairs
    return counted


class BelAsked(NamedTuple):
    """A question as a credential answers it."""

    election: BelElection
    number: int
    credential: str

    @property
    def question(self) -> BelQuestion:
        """The question."""
        return self.election.questions[self.number]

    @property
    def prefix(self) -> str:
        """What binds a proof to the election and the credential."""
        return f"{self.election.fingerprint}|{self.credential}"


def bel_ballot(text: str, public: BelPublic, notes: ElectionNotes) -> tuple[str, BelPairs]:
    """Whose ballot it is, and its ciphertexts question by question."""
    value = bel_canonical(text)
    names = ("election_uuid", "election_hash", "credential", "answers", "signature")
    uuid, fingerprint, credential, answers, _ = bel_fields(value, *names)
    if (uuid, fingerprint) != (public.election.uuid, public.election.fingerprint):
        bel_refuse("other-election")
    if bel_word(credential) not in public.roll:
        bel_refuse("non-member")
    if not bel_ballot_is_signed(value, public.roll[credential]):
        notes.note("signature")
    widths = [len(question.answers) for question in public.election.questions]
    pairs: BelPairs = []
    for number, answer in enumerate(bel_list(answers, len(widths))):
        with notes.at(question=number + 1) as here:
            pairs.append(bel_answer(answer, BelAsked(public.election, number, credential), here))
    return credential, pairs if [len(each) for each in pairs] == widths else []


def bel_ballot_is_signed(ballot: Mapping[str, Any], credential: EdElement) -> bool:
    """Whether the credential signed the rest of the ballot."""
    told, proof = bel_fields(ballot["signature"], "hash", "proof")
    signed = bel_compact({name: value for name, value in ballot.items() if name != "signature"})
    digest = bel_tracker(signed)
    return bool(told == digest) and bel_is_signed(f"sig|{digest}|", credential, bel_proof(proof))


def bel_answer(value: Any, asked: BelAsked, notes: ElectionNotes) -> list[BelPair]:
    """The ciphertexts of an answer: each of 0 or 1, and together as many as may be chosen."""
    names = ("choices", "individual_proofs", "overall_proof")
    choices, proofs, overall = bel_fields(value, *names)
    width = len(asked.question.answers)
    ciphertexts = []
    rows = zip(bel_list(choices, width), bel_list(proofs, width))  # noqa: B905 -- Python 3.9
    for number, (choice, proof) in enumerate(rows, 1):
        with notes.at(answer=number):
            ciphertexts.append(BelCiphertext(*map(bel_not_identity, bel_ciphertext(choice))))
            if not bel_is_between(ciphertexts[-1], (0, 1), proof, asked.prefix, asked.election.key):
                bel_refuse("vote")
    if len(ciphertexts) < width:
        return []
    prefix = "|".join([asked.prefix, ",".join(each.text for each in ciphertexts)])
    bounds = (asked.question.least, asked.question.most)
    if not bel_is_between(bel_total(ciphertexts), bounds, overall, prefix, asked.election.key):
        notes.note("choice")
    return [(each.alpha.point, each.beta.point) for each in ciphertexts]


def bel_total(ciphertexts: Sequence[BelCiphertext]) -> BelCiphertext:
    """The ciphertext of the sum."""
    points = [
        ed_sum(each.alpha.point for each in ciphertexts),
        ed_sum(each.beta.point for each in ciphertexts),
    ]
    return BelCiphertext(*map(EdElement, points, ed_texts(points)))


def bel_is_between(
    ciphertext: BelCiphertext, bounds: tuple[int, int], value: Any, prefix: str, key: EdElement
) -> bool:
    """Whether the proof shows that the ciphertext holds a number within the bounds (4.12)."""
    least, most = bounds
    proofs = [bel_proof(each) for each in bel_list(value, most - least + 1)]
    base, whole = ed_table(ED_GENERATOR), ed_table(key.point)
    commitments = []
    for held, proof in enumerate(proofs, least):
        commitments.append(ciphertext.alpha.commitment(base, proof))
        shifted = ciphertext.beta.commitment(whole, proof)
        commitments.append(ed_plus_multiple(shifted, base, -held * proof.challenge % ED_Q))
    challenge = bel_challenge(f"prove|{prefix}|{ciphertext.text}|", commitments)
    return challenge == sum(proof.challenge for proof in proofs) % ED_Q
