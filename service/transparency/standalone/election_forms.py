"""Texts of Belenios 3.3 (4.1 to 4.3): compact JSON, canonical numbers and points, challenges."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Union

from service.transparency.standalone.election_findings import bel_refuse
from service.transparency.standalone.election_group import (
    ED_GENERATOR,
    ED_IDENTITY,
    ED_Q,
    BelProof,
    EdElement,
    EdPoint,
    ed_decoded,
    ed_same,
    ed_table,
    ed_texts,
)


class BelCiphertext(NamedTuple):
    """An ElGamal pair."""

    alpha: EdElement
    beta: EdElement

    @property
    def text(self) -> str:
        """The pair as hashes take it."""
        return f"{self.alpha.text},{self.beta.text}"


def bel_json(text: str) -> Any:
    """The value of a JSON text that says each field once, in characters that can be written."""
    try:
        value = json.loads(text, object_pairs_hook=bel_once)
        bel_compact(value).encode()
    except (ValueError, RecursionError):
        bel_refuse("form")
    return value


def bel_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose fields are all different."""
    if len(dict(pairs)) != len(pairs):
        bel_refuse("form")
    return dict(pairs)


def bel_compact(value: Any) -> str:
    """The one compact text of a value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def bel_canonical(text: str) -> Any:
    """The value of a text that is exactly its compact form: hashes depend on every byte."""
    value = bel_json(text)
    if bel_compact(value) != text:
        bel_refuse("form")
    return value


def bel_fields(value: Any, *names: str) -> list[Any]:
    """The values of an object that has exactly these fields, in this order."""
    if not isinstance(value, dict) or tuple(value) != names:
        bel_refuse("form", field=names[0])
    return list(value.values())


def bel_some(value: Any, *names: str) -> list[Any]:
    """The values of these fields of an object that may have others."""
    if not isinstance(value, dict) or not set(names) <= set(value):
        bel_refuse("form", field=next(iter(names), "{}"))
    return [value[name] for name in names]


def bel_list(value: Any, length: Union[int, None] = None) -> list[Any]:
    """A list, of a given length if one is given."""
    if not isinstance(value, list) or length not in (None, len(value)):
        bel_refuse("form")
    return value


def bel_count(value: Any) -> int:
    """A whole number from 0, as JSON writes it."""
    if type(value) is not int or value < 0:
        bel_refuse("form")
    return value


def bel_word(value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        bel_refuse("form")
    return value


def bel_scalar(value: Any) -> int:
    """A number below q in base 10, without leading zeros."""
    text = bel_word(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,75}", text) or int(text) >= ED_Q:
        bel_refuse("scalar")
    return int(text)


def bel_element(value: Any) -> EdElement:
    """A point in canonical form and of prime order: q times it is nothing, exactly."""
    text = bel_word(value)
    point = ed_decoded(text)
    if point is None:
        bel_refuse("point")
    element = EdElement(point, text)
    if not ed_same(element.times(ED_Q), ED_IDENTITY):
        bel_refuse("torsion")
    return element


def bel_key(value: Any) -> EdElement:
    """A public key."""
    return bel_not_identity(bel_element(value))


def bel_not_identity(element: EdElement) -> EdElement:
    """A point whose exponent is not known to everybody."""
    if ed_same(element.point, ED_IDENTITY):
        bel_refuse("identity")
    return element


def bel_proof(value: Any) -> BelProof:
    """A proof."""
    return BelProof(*map(bel_scalar, bel_fields(value, "challenge", "response")))


def bel_ciphertext(value: Any) -> BelCiphertext:
    """A ciphertext."""
    return BelCiphertext(*map(bel_element, bel_fields(value, "alpha", "beta")))


def bel_tracker(text: str) -> str:
    """The hash of a text as people see it: the tracker of a ballot, an election's fingerprint."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def bel_digest(text: str) -> str:
    """The hash under which the archive knows a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def bel_challenge(prefix: str, points: Sequence[EdPoint]) -> int:
    """The challenge that follows from commitments: SHA-256, high digits first, modulo q."""
    text = prefix + ",".join(ed_texts(points))
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % ED_Q


def bel_is_signed(prefix: str, key: EdElement, proof: BelProof) -> bool:
    """Whether the holder of a key signed what the prefix holds (4.5, 4.6.1, 4.16)."""
    commitment = key.commitment(ed_table(ED_GENERATOR), proof)
    return bel_challenge(prefix, [commitment]) == proof.challenge
