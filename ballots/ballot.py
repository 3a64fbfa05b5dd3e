"""A member's ballot: made on the member's machine, checked by everybody (4.11, 4.16, 4.17)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ballots.answers import Answer, answer_of, answered
from ballots.credentials import Key, public_of
from ballots.election import Election
from ballots.errors import BallotRefusedError, MalformedTextError, NotAnElementError, Reason
from ballots.group import element_of
from ballots.proofs import Proof, ballot_challenge, knowledge, knows
from ballots.texts import fields, listed, parsed, short_hash_of, written


@dataclass(frozen=True)
class Checked:
    """What the server may say of a ballot that it took: whose it is, and where to find it."""

    credential: str
    tracker: str


@dataclass(frozen=True)
class Ballot:
    """A ballot as its text says it; nothing of it has been proven."""

    text: str
    uuid: str
    election: str
    credential: str
    answers: tuple[Answer, ...]
    hash: str
    signature: Proof

    @property
    def context(self) -> str:
        """What binds each proof to this election and this credential (4.11)."""
        return f"{self.election}|{self.credential}"


def cast(election: Election, key: Key, choices: Sequence[int]) -> str:
    """The exact text of a ballot that chooses one answer of each question, by its place.

    Raises:
        ValueError: not every question is answered, or with an answer that it does not have.
    """
    credential = public_of(key)
    context = f"{election.fingerprint}|{credential}"
    answers = [
        answered(election.key, context, question, [int(place == choice) for place in places])
        for question, choice, places in _places(election, choices)
    ]
    return signed(election, key, [each.value for each in answers])


def signed(election: Election, key: Key, answers: Sequence[Any]) -> str:
    """The exact text of a ballot with these answers and the member's signature (4.16, 4.17)."""
    value: dict[str, Any] = {
        "election_uuid": election.uuid,
        "election_hash": election.fingerprint,
        "credential": public_of(key),
        "answers": list(answers),
    }
    hashed = short_hash_of(written(value))
    proof = knowledge(key, ballot_challenge(hashed))
    return written({**value, "signature": {"hash": hashed, "proof": proof.value}})


def tracker(text: str) -> str:
    """What a member keeps to find the ballot again: the hash of its text (4.17)."""
    return short_hash_of(text)


def read(text: str) -> Ballot:
    """The ballot of a text.

    Raises:
        MalformedTextError: it is none, or could be written otherwise.
        NotAnElementError: a value in it is no element of the group or no number below its order.
    """
    value = parsed(text, "ballot")
    uuid, election, credential, answers, signature = fields(
        value, "election_uuid", "election_hash", "credential", "answers", "signature"
    )
    hashed, proof = fields(signature, "hash", "proof")
    element_of(credential)
    read_answers = tuple(answer_of(each) for each in listed(answers, "answers"))
    return Ballot(text, uuid, election, credential, read_answers, hashed, Proof.of(proof))


def check(election: Election, credentials: Collection[str], text: str) -> Checked:
    """Take a ballot only if all of it holds; says nothing of whether it is the member's first.

    Raises:
        BallotRefusedError: with the reason of the first check that failed.
    """
    ballot = _read(text)
    if (ballot.uuid, ballot.election) != (election.uuid, election.fingerprint):
        raise BallotRefusedError(Reason.OTHER_ELECTION)
    if ballot.credential not in credentials:
        raise BallotRefusedError(Reason.NOT_A_MEMBER)
    _check_signature(ballot)
    if len(ballot.answers) != len(election.questions):
        raise BallotRefusedError(Reason.BAD_SHAPE)
    for question, answer in zip(election.questions, ballot.answers, strict=True):
        answer.check(election.key, ballot.context, question)
    return Checked(ballot.credential, tracker(text))


def _read(text: str) -> Ballot:
    try:
        return read(text)
    except MalformedTextError as refused:
        raise BallotRefusedError(Reason.MALFORMED) from refused
    except NotAnElementError as refused:
        raise BallotRefusedError(Reason.BAD_ELEMENT) from refused


def _check_signature(ballot: Ballot) -> None:
    # The text is in its one form, so what precedes the last field is what was signed.
    unsigned = ballot.text[: ballot.text.rindex(',"signature":')] + "}"
    public = element_of(ballot.credential)
    if ballot.hash != short_hash_of(unsigned) or not knows(
        public, ballot.signature, ballot_challenge(ballot.hash)
    ):
        raise BallotRefusedError(Reason.BAD_SIGNATURE)


def _places(election: Election, choices: Sequence[int]) -> list[tuple[Any, int, range]]:
    places = [range(len(each.answers)) for each in election.questions]
    if len(choices) != len(places):
        raise ValueError(choices)
    if any(choice not in within for choice, within in zip(choices, places, strict=True)):
        raise ValueError(choices)
    return list(zip(election.questions, choices, places, strict=True))
