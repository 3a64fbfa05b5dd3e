"""What an election asks, under which key, and the fingerprint of its exact text (4.9, 4.10)."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ballots.errors import MalformedTextError, UnsupportedElectionError
from ballots.group import NAME, Element, element_of, text_of
from ballots.texts import listed, loosely_parsed, short_hash_of, string, written

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_UUID = re.compile(f"[{_BASE58}]{{14,64}}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LENGTH = 22
_VERSION = 1


@dataclass(frozen=True)
class Question:
    """One question with its answers; of each answer a ballot says in secret yes or no."""

    text: str
    answers: tuple[str, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True)
class Election:
    """An election as its exact text says it; made by `read` alone."""

    text: str
    uuid: str
    key: Element
    questions: tuple[Question, ...]

    @property
    def fingerprint(self) -> str:
        """The hash that every ballot and every proof carries (4.10)."""
        return fingerprint(self.text)


def fingerprint(text: str) -> str:
    """The hash of an election's exact text: SHA-256 in Base64 without padding (4.10)."""
    return short_hash_of(text)


def uuid_of(identity: UUID) -> str:
    """The Belenios identifier of an election that has a UUID: the same number in Base58 (4.2)."""
    number, digits = identity.int, ""
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_BASE58))
        digits = _BASE58[digit] + digits
    return digits


def random_text(length: int = _LENGTH) -> str:
    """A random text in Base58, as identifiers and trustees' seeds are written."""
    return "".join(secrets.choice(_BASE58) for _ in range(length))


def make(
    *, uuid: str, name: str, description: str, key: Element, questions: Sequence[Question]
) -> str:
    """The exact text of an election, which from now on is only stored and sent as it is.

    Raises:
        MalformedTextError: a text holds a control character, which programs write differently, or
            the election is not one that `read` would take.
    """
    said = [name, description, *(part for each in questions for part in (each.text, *each.answers))]
    if any(_CONTROL.search(text) for text in said):
        raise MalformedTextError(where="name,description,questions")
    text = written(
        {
            "version": _VERSION,
            "description": description,
            "name": name,
            "group": NAME,
            "public_key": text_of(key),
            "questions": [_value(each) for each in questions],
            "uuid": uuid,
        }
    )
    return read(text).text


def read(text: str) -> Election:
    """The election of a text.

    Raises:
        MalformedTextError: it is no election.
        NotAnElementError: its key is none.
        UnsupportedElectionError: it uses what is not offered here.
    """
    value = loosely_parsed(text, "election")
    if not isinstance(value, dict):
        raise MalformedTextError(where="election")
    _supported(value)
    uuid = string(value.get("uuid"), "uuid")
    questions = tuple(_question(each) for each in listed(value.get("questions"), "questions"))
    if _UUID.fullmatch(uuid) is None or not questions:
        raise MalformedTextError(where="uuid,questions")
    return Election(text, uuid, element_of(value.get("public_key")), questions)


def _supported(value: dict[str, Any]) -> None:
    for name, offered in (("version", _VERSION), ("group", NAME)):
        if value.get(name) != offered:
            raise UnsupportedElectionError(what=name)


def _value(question: Question) -> dict[str, Any]:
    return {
        "answers": list(question.answers),
        "min": question.least,
        "max": question.most,
        "question": question.text,
    }


def _question(value: Any) -> Question:
    if not isinstance(value, dict) or "type" in value or value.get("blank"):
        raise UnsupportedElectionError(what="question")
    answers = tuple(string(each, "answers") for each in listed(value.get("answers"), "answers"))
    least, most = _number(value.get("min")), _number(value.get("max"))
    if not 0 <= least <= most <= len(answers):
        raise MalformedTextError(where="min,max")
    return Question(string(value.get("question"), "question"), answers, least, most)


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise MalformedTextError(where="min,max")
    return value
