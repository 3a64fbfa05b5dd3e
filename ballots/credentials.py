"""Members' voting keys: the secret half stays with the member, the public half is the credential.

Belenios derives a credential for one election from a secret text (4.8). A council's member keeps
one key for all its elections, so the exponent itself is the key; `derived` gives the exponent of a
Belenios text, for members who vote with `belenios-tool`.
"""

from hashlib import sha256
from typing import Any

from ballots.errors import BallotsError, FalsePossessionError
from ballots.group import ORDER, element_of, raised, random_number, text_of
from ballots.proofs import Proof, knowledge, knows, message_challenge

Key = int
"""The secret half of a voting key; never sent, stored or logged by the service."""


def new_key() -> Key:
    """A voting key from the operating system's randomness."""
    return random_number()


def public_of(key: Key) -> str:
    """The public half, which stands in the roll and in every ballot as the credential."""
    return text_of(raised(key))


def derived(credential: str, uuid: str) -> Key:
    """The exponent of a Belenios credential for an election (4.8)."""
    texts = (f"derive_credential|{uuid}|{each}|{credential}" for each in (0, 1))
    return int("".join(sha256(text.encode()).hexdigest() for text in texts), 16) % ORDER


def claim(tenant: str, council_id: object, member_id: object, public_key: str) -> str:
    """What a member signs when enrolling: it names agency, council, member and key."""
    return f"guong-voting-key|{tenant}|{council_id}|{member_id}|{public_key}"


def possession(key: Key, claimed: str) -> dict[str, str]:
    """A proof that the secret half is known, bound to what is claimed with it."""
    return knowledge(key, message_challenge(claimed)).value


def check_possession(public_key: str, claimed: str, proof: Any) -> None:
    """Accept a public key only from somebody who knows its secret half.

    Raises:
        FalsePossessionError: the proof does not hold for this key and this claim.
    """
    try:
        held = knows(element_of(public_key), Proof.of(proof), message_challenge(claimed))
    except BallotsError as refused:
        raise FalsePossessionError from refused
    if not held:
        raise FalsePossessionError
