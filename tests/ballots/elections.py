"""A small council's election for tests, and ballots that a forger would make."""

import json
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

import pytest

from ballots import ballot, credentials, election
from ballots.answers import Answer, bound_to
from ballots.election import Election, Question
from ballots.group import Element, raised, random_number
from ballots.membership import added, encrypted, prove
from ballots.texts import written

YES, NO, ABSTAIN = range(3)
ANSWERS = ("Đồng ý", "Không đồng ý", "Không có ý kiến")
IDENTITY_OF_ELECTION = UUID("00000000-0000-4000-8000-000000000006")


@dataclass(frozen=True)
class Council:
    """Members' voting keys and an election whose sum one key opens."""

    keys: tuple[int, ...]
    secret: int
    election: Election

    @property
    def roll(self) -> list[str]:
        return sorted(credentials.public_of(key) for key in self.keys)


def questions(count):
    return [Question(f"Người thứ {place}", ANSWERS) for place in range(1, count + 1)]


def election_of(key: Element, asked=2, uuid=None) -> Election:
    text = election.make(
        uuid=uuid or election.uuid_of(IDENTITY_OF_ELECTION),
        name="Hội đồng Sở Xây dựng",
        description="Bỏ phiếu kín “điển hình” \\ 2024",
        key=key,
        questions=questions(asked),
    )
    return election.read(text)


@cache
def council(members=5, asked=2) -> Council:
    secret = random_number()
    keys = tuple(credentials.new_key() for _ in range(members))
    return Council(keys, secret, election_of(raised(secret), asked))


def forged(asked: Election, key, bits, claims=None, total=1) -> str:
    """A signed ballot whose first answer encrypts any numbers, with proofs of what is claimed."""
    context = f"{asked.fingerprint}|{credentials.public_of(key)}"
    first = _answer(asked.key, context, bits, claims or [int(bit == 1) for bit in bits], total)
    honest = json.loads(ballot.cast(asked, key, [YES] * len(asked.questions)))["answers"]
    return ballot.signed(asked, key, [first.value, *honest[1:]])


def _answer(key, context, numbers, claims, total) -> Answer:
    nonces = [random_number() for _ in numbers]
    choices = tuple(encrypted(key, *each) for each in zip(numbers, nonces, strict=True))
    individual = tuple(
        prove(key, context, choice, nonce, claim, (0, 1))
        for choice, nonce, claim in zip(choices, nonces, claims, strict=True)
    )
    about = added(choices)
    overall = prove(key, bound_to(context, choices), about, sum(nonces), total - 1, (1,))
    return Answer(choices, individual, overall)


def edited(text, change, key=None, asked=None) -> str:
    """A ballot after a change to its value; signed again if there are a key and an election."""
    value = json.loads(text)
    change(value)
    if key is None:
        return written(value)
    return ballot.signed(asked, key, value["answers"])


def moved(asked: Election, uuid: str) -> Election:
    """The same election under another identifier."""
    text = asked.text.replace(asked.uuid, uuid)
    return replace(asked, text=text, uuid=uuid)


def changes(*given):
    """Run a test once for each change; functions have no names to tell them apart by."""
    return pytest.mark.parametrize("change", given, ids=range(len(given)))
