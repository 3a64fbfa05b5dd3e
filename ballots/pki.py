"""How trustees sign and encrypt for one another past a server that may read all (4.6.1, 4.6.3).

A trustee's one secret is a seed of 22 Base58 characters; every key is derived from it.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ballots.election import random_text
from ballots.errors import BallotsError, MalformedTextError
from ballots.group import (
    ORDER,
    Element,
    element_of,
    over,
    power,
    raised,
    random_number,
    text_of,
    times,
)
from ballots.proofs import Proof, knowledge, knows, message_challenge
from ballots.texts import fields, parsed, string, written

_ALGORITHM = "AES-GCM"


class UnreadableMessageError(BallotsError):
    """A sealed message is not from its sender, or not for this reader (4.6.3)."""

    vi = "Thông điệp mã hóa không phải của người gửi này hoặc không dành cho người nhận này."
    en = "The sealed message is not from this sender or not for this reader."


@dataclass(frozen=True)
class Keys:
    """A trustee's two secret exponents, derived from the seed (4.6.1, "Deriving keys")."""

    signing: int = field(repr=False)
    decryption: int = field(repr=False)

    @classmethod
    def of(cls, seed: str) -> "Keys":
        """The keys of a seed."""
        return cls(_derived("sk", seed), _derived("dk", seed))

    @property
    def verification(self) -> Element:
        """What others check this trustee's signatures with."""
        return raised(self.signing)

    @property
    def encryption(self) -> Element:
        """What others encrypt to this trustee with."""
        return raised(self.decryption)


@dataclass(frozen=True)
class Signed:
    """A message and the signature that somebody gave with it; believed only once confirmed."""

    message: str
    signature: Proof

    @classmethod
    def of(cls, value: Any) -> "Signed":
        """The signed message that a value of JSON is.

        Raises:
            MalformedTextError: it is none.
        """
        message, signature = fields(value, "message", "signature")
        return cls(string(message, "message"), Proof.of(signature))

    @property
    def value(self) -> dict[str, Any]:
        """The signed message as a value of JSON."""
        return {"message": self.message, "signature": self.signature.value}

    def confirmed_by(self, verification: Element) -> bool:
        """Whether the owner of this key signed the message."""
        return confirms(verification, self.message, self.signature)


def new_seed() -> str:
    """A trustee's secret from the operating system's randomness."""
    return random_text()


def signed(keys: Keys, message: str) -> Signed:
    """The message with a trustee's signature (4.6.1, "Signing")."""
    return Signed(message, knowledge(keys.signing, message_challenge(message)))


def confirms(verification: Element, message: str, signature: Proof) -> bool:
    """Whether the owner of this key signed this message."""
    return knows(verification, signature, message_challenge(message))


def sealed(encryption: Element, message: str) -> str:
    """A message that only the owner of this key can read (4.6.1, "Encrypting")."""
    nonce, key = random_number(), raised(random_number())
    alpha, beta = raised(nonce), times(power(encryption, nonce), key)
    data = _cipher(key).encrypt(_nonce(alpha), message.encode(), None)
    return written(
        {
            "algorithm": _ALGORITHM,
            "alpha": text_of(alpha),
            "beta": text_of(beta),
            "data": data.hex(),
        }
    )


def opened(decryption: int, text: str) -> str:
    """The message of a sealed text.

    Raises:
        UnreadableMessageError: it was sealed for somebody else, or changed.
        MalformedTextError: it is no sealed text.
        NotAnElementError: a value in it is no element.
    """
    algorithm, alpha, beta, data = fields(
        parsed(text, "encrypted_msg"), "algorithm", "alpha", "beta", "data"
    )
    if algorithm != _ALGORITHM:
        raise MalformedTextError(where="algorithm")
    first = element_of(alpha)
    key = over(element_of(beta), power(first, decryption))
    try:
        return _cipher(key).decrypt(_nonce(first), bytes.fromhex(data), None).decode()
    except (InvalidTag, ValueError, TypeError) as unreadable:
        raise UnreadableMessageError from unreadable


def sent(keys: Keys, recipient: Element, message: str) -> str:
    """A message signed and sealed for one reader, whom it names (4.6.3)."""
    named = written({"recipient": text_of(recipient), "message": message})
    return sealed(recipient, written(signed(keys, named).value))


def received(keys: Keys, sender: Element, text: str) -> str:
    """The message that a sender sealed for the owner of these keys.

    Raises:
        UnreadableMessageError: it is not from this sender, or was meant for another reader.
        MalformedTextError, NotAnElementError: it is no such message.
    """
    message = Signed.of(parsed(opened(keys.decryption, text), "signed_msg"))
    recipient, said = fields(parsed(message.message, "channel_msg"), "recipient", "message")
    if not message.confirmed_by(sender) or recipient != text_of(keys.encryption):
        raise UnreadableMessageError
    return string(said, "message")


def _derived(prefix: str, seed: str) -> int:
    return int(sha256(f"{prefix}|{seed}".encode()).hexdigest(), 16) % ORDER


def _cipher(key: Element) -> AESGCM:
    return AESGCM(sha256(f"key|{text_of(key)}".encode()).digest())


def _nonce(alpha: Element) -> bytes:
    return sha256(f"iv|{text_of(alpha)}".encode()).digest()
