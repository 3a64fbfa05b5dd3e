"""Those who open the sum (4.5 to 4.7): the whole key is theirs, and each holds a part of it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from service.transparency.standalone.election_findings import ElectionNotes, bel_refuse
from service.transparency.standalone.election_forms import (
    bel_compact,
    bel_count,
    bel_element,
    bel_fields,
    bel_is_signed,
    bel_json,
    bel_key,
    bel_list,
    bel_proof,
    bel_some,
    bel_word,
)
from service.transparency.standalone.election_group import (
    ED_IDENTITY,
    EdElement,
    EdPoint,
    ed_same,
    ed_sum,
)


class BelTrustees(NamedTuple):
    """Trustees of whom `threshold` are needed; `keys` has theirs by number, `whole` is the key."""

    threshold: int
    keys: dict[int, EdElement]
    whole: EdPoint


def bel_trustees(text: str, notes: ElectionNotes) -> list[BelTrustees]:
    """The groups of trustees; they are numbered through all groups, from 1."""
    groups: list[BelTrustees] = []
    first = 1
    for item in bel_list(bel_json(text)):
        kind, value = bel_list(item, 2)
        if kind == "Single":
            key = bel_share_key(value, notes.at(trustee=first))
            groups.append(BelTrustees(1, {first: key}, key.point))
        elif kind == "Pedersen":
            groups.append(bel_pedersen(value, first, notes))
        else:
            bel_refuse("unsupported", trustee=first)
        first += len(groups[-1].keys)
    return groups


def bel_share_key(value: Any, notes: ElectionNotes) -> EdElement:
    """The public key of a trustee, who proved to hold the secret one (4.5)."""
    public, pok = bel_some(value, "public_key", "pok")
    key = bel_key(public)
    if not bel_is_signed(f"pok|Ed25519|{key.text}|", key, bel_proof(pok)):
        notes.note("share-key")
    return key


def bel_pedersen(value: Any, first: int, notes: ElectionNotes) -> BelTrustees:
    """Trustees of whom some suffice, with all that they told each other in public (4.6)."""
    names = ("threshold", "certs", "coefexps", "signatures", "verification_keys")
    threshold, certificates, *columns = bel_some(value, *names)
    size = len(bel_list(certificates))
    if not 1 <= bel_count(threshold) <= size:
        bel_refuse("form", field="threshold")
    context = {"group": "Ed25519", "size": size, "threshold": threshold}
    commitments, keys = [], {}
    rows = zip(certificates, *(bel_list(column, size) for column in columns))  # noqa: B905 -- 3.9
    for index, (certificate, committed, witnessed, share) in enumerate(rows, 1):
        here = notes.at(trustee=first + index - 1)
        signer = bel_certificate(certificate, {**context, "index": index}, here)
        listed = bel_commitments(committed, signer, here)
        everything = "certs_sig|" + bel_compact({"certs": certificates, "coefexps": listed})
        if not bel_is_signed(f"sigmsg|{everything}|", signer, bel_proof(witnessed)):
            here.note("coefficients")
        commitments.append([bel_element(each).point for each in bel_list(listed, threshold)])
        keys[first + index - 1] = bel_signed_share(share, signer, here)
    whole = bel_check_shares(commitments, keys, notes)
    return BelTrustees(threshold, keys, whole)


def bel_certificate(value: Any, context: Mapping[str, Any], notes: ElectionNotes) -> EdElement:
    """The key with which a trustee signs, certified by itself for this place among so many."""
    message, signature = bel_fields(value, "message", "signature")
    told, verification, encryption = bel_fields(
        bel_json(bel_word(message)), "context", "verification", "encryption"
    )
    signer = bel_key(verification)
    bel_key(encryption)
    signed = bel_is_signed(f"sigmsg|{message}|", signer, bel_proof(signature))
    if bel_compact(told) != bel_compact(context) or not signed:
        notes.note("certificate")
    return signer


def bel_commitments(value: Any, signer: EdElement, notes: ElectionNotes) -> Any:
    """The commitments to a trustee's polynomial, as it signed them (4.6.4)."""
    message, signature = bel_fields(value, "message", "signature")
    (listed,) = bel_fields(bel_json(bel_word(message)), "coefexps")
    if not bel_is_signed(f"sigmsg|{message}|", signer, bel_proof(signature)):
        notes.note("coefficients")
    return listed


def bel_signed_share(value: Any, signer: EdElement, notes: ElectionNotes) -> EdElement:
    """The key of a trustee's share, signed by the trustee (4.6.6)."""
    key = bel_share_key(value, notes)
    (signature,) = bel_some(value, "signature")
    if not bel_is_signed(f"sigmsg|{key.text}|", signer, bel_proof(signature)):
        notes.note("share-key")
    return key


def bel_check_shares(
    commitments: list[list[EdPoint]], keys: Mapping[int, EdElement], notes: ElectionNotes
) -> EdPoint:
    """Each share is what the sum of all polynomials gives at its index; the whole is at 0."""
    sums = [ed_sum(column) for column in zip(*commitments)]  # noqa: B905 -- Python 3.9
    for index, (trustee, key) in enumerate(keys.items(), 1):
        at_index = ED_IDENTITY
        for coefficient in reversed(sums):
            at_index = ed_sum([*[at_index] * index, coefficient])
        if not ed_same(at_index, key.point):
            notes.note("share-key", trustee=trustee)
    return sums[0]
