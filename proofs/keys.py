"""Ed25519 keys of notes and cosignatures, and their text forms (C2SP signed-note)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from proofs.encoding import from_base64, to_base64
from proofs.errors import ProofError

NOTE = 0x01
COSIGNATURE = 0x04
_ID_SIZE = 4
_KEY_SIZE = 32
_TIME_SIZE = 8
_SIGNATURE_SIZE = 64
COSIGNATURE_SIZE = _TIME_SIZE + _SIGNATURE_SIZE
_NAME = re.compile(r"[^\s+\x00-\x1f]+")
_PRIVATE = "PRIVATE+KEY+"


class MalformedKeyError(ProofError):
    """A text is no key of a kind that is known; the message never shows it."""

    vi = "Khóa ký không đúng dạng."
    en = "The key is malformed."


@dataclass(frozen=True)
class VerifierKey:
    """The name and the public key of somebody whose signatures are believed."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        known = self.kind in {NOTE, COSIGNATURE} and len(self.public) == _KEY_SIZE
        if not known or _NAME.fullmatch(self.name) is None:
            raise MalformedKeyError

    @property
    def id(self) -> bytes:
        """The four bytes that name the key, with its kind, in a signature line."""
        hashed = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return sha256(hashed).digest()[:_ID_SIZE]

    @property
    def text(self) -> str:
        """The form in which keys are handed on: name+id+key."""
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """The key of a text.

        Raises:
            MalformedKeyError: it is none, or its id belongs to another key.
        """
        name, identity, material = _parts(text)
        key = cls(name, material[0], material[1:])
        if key.id.hex() != identity:
            raise MalformedKeyError
        return key

    def named(self, name: str) -> "VerifierKey":
        """The same public key under another name, which gives it another id."""
        return replace(self, name=name)

    def confirms(self, text: str, signature: bytes) -> bool:
        """Whether this key made the signature of the text of a note."""
        if len(signature) != _LENGTHS[self.kind]:
            return False
        message = _MESSAGES[self.kind](text, signature)
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(
                signature[-_SIGNATURE_SIZE:], message
            )
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class SignerKey:
    """A private key with the name under which it signs; it never shows itself."""

    name: str
    kind: int
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != _KEY_SIZE or self.kind not in {NOTE, COSIGNATURE}:
            raise MalformedKeyError

    @classmethod
    def generate(cls, name: str, kind: int = NOTE) -> "SignerKey":
        """A new key from the randomness of the operating system."""
        return cls(name, kind, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> "SignerKey":
        """The key of a text.

        Raises:
            MalformedKeyError: it is none, or its id belongs to another key.
        """
        if not text.startswith(_PRIVATE):
            raise MalformedKeyError
        name, identity, material = _parts(text.removeprefix(_PRIVATE))
        key = cls(name, material[0], material[1:])
        if key.verifier.id.hex() != identity:
            raise MalformedKeyError
        return key

    @property
    def text(self) -> str:
        """The secret form in which the key is kept: PRIVATE+KEY+name+id+key."""
        material = to_base64(bytes([self.kind]) + self.seed)
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{material}"

    @property
    def verifier(self) -> VerifierKey:
        """What others need to believe its signatures."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return VerifierKey(self.name, self.kind, public)

    def named(self, name: str) -> "SignerKey":
        """The same private key under another name."""
        return replace(self, name=name)

    def sign(self, message: bytes) -> bytes:
        """The plain Ed25519 signature of a message (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def cosigned_message(text: str, at: int) -> bytes:
    """What a witness signs at a POSIX time (C2SP tlog-cosignature, version 1)."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def time_of(cosignature: bytes) -> int:
    """The POSIX time that a cosignature carries."""
    return int.from_bytes(cosignature[:_TIME_SIZE], "big")


def with_time(at: int, signature: bytes) -> bytes:
    """A cosignature as it stands in a signature line."""
    return at.to_bytes(_TIME_SIZE, "big") + signature


def _parts(text: str) -> tuple[str, str, bytes]:
    parts = text.split("+", 2)
    try:
        name, identity, material = parts
        decoded = from_base64(material)
    except ValueError:
        raise MalformedKeyError from None
    if not decoded:
        raise MalformedKeyError
    return name, identity, decoded


_MESSAGES: dict[int, Callable[[str, bytes], bytes]] = {
    NOTE: lambda text, _: text.encode(),
    COSIGNATURE: lambda text, signature: cosigned_message(text, time_of(signature)),
}
_LENGTHS = {NOTE: _SIGNATURE_SIZE, COSIGNATURE: COSIGNATURE_SIZE}
