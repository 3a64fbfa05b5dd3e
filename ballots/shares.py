"""Last step of the ceremony: each trustee's share, and what all may see of it (4.6.5 to 4.6.7)."""

from collections.abc import Sequence
from typing import Any

from ballots.errors import BallotsError, MalformedTextError, TrusteeRefusedError
from ballots.group import ORDER, Element, number_of, product, raised, text_of
from ballots.keys import proven, public_of
from ballots.pki import Keys, confirms, received, sent, signed
from ballots.polynomials import Ceremony, Coefficients, check_polynomials
from ballots.proofs import Proof
from ballots.texts import fields, listed, parsed, string, written


def voutput(seed: str, certificates: Sequence[str], vinput: str) -> str:
    """The exact text of a trustee's share: sealed for the trustee, with its public key.

    Every share that was dealt is checked against what its dealer showed to all (4.6.5).

    Raises:
        TrusteeRefusedError: a share or a signature does not hold; says whose.
    """
    ceremony, keys = Ceremony.of(certificates), Keys.of(seed)
    index = ceremony.index_of(keys)
    secrets, coefficients = _dealt_to(ceremony, index, vinput)
    shares = [
        _share(ceremony, keys, place, sealed, coefficients[place - 1])
        for place, sealed in enumerate(secrets, start=1)
    ]
    secret = sum(shares) % ORDER
    value = proven(secret)
    value["signature"] = signed(keys, value["public_key"]).signature.value
    private = sent(keys, keys.encryption, written({"decryption_key": str(secret)}))
    return written({"private_key": private, "public_key": value})


def check_voutput(
    certificates: Sequence[str], polynomials: Sequence[str], index: int, text: str
) -> Element:
    """The public key of a trustee's share, if it is the one that was dealt (4.6.6).

    Raises:
        TrusteeRefusedError: it is not.
    """
    ceremony = Ceremony.of(certificates)
    coefficients = [each.coefficients for each in check_polynomials(certificates, polynomials)]
    try:
        _, value = fields(parsed(text, "voutput"), "private_key", "public_key")
    except BallotsError as refused:
        raise TrusteeRefusedError(index=index, what="voutput") from refused
    return check_share(ceremony, coefficients, index, value)


def combine(
    certificates: Sequence[str], polynomials: Sequence[str], voutputs: Sequence[str]
) -> str:
    """The exact text of the trustees whose ceremony this was (4.6.7, 4.7).

    Raises:
        TrusteeRefusedError: a message of one of them is missing or does not hold.
    """
    dealt = check_polynomials(certificates, polynomials)
    if len(voutputs) != len(certificates):
        raise TrusteeRefusedError(index=len(voutputs) + 1, what="voutput")
    for index, text in enumerate(voutputs, start=1):
        check_voutput(certificates, polynomials, index, text)
    parameters = {
        "threshold": Ceremony.of(certificates).threshold,
        "certs": [parsed(each, "cert") for each in certificates],
        "coefexps": [each.coefficients.signed.value for each in dealt],
        "signatures": [each.signature.value for each in dealt],
        "verification_keys": [parsed(each, "voutput")["public_key"] for each in voutputs],
    }
    return written([["Pedersen", parameters]])


def sealed_share(voutput: str) -> str:
    """What a trustee needs beside the seed to decrypt: the share, sealed for them alone.

    Raises:
        MalformedTextError: the text is no such message.
    """
    private, _ = fields(parsed(voutput, "voutput"), "private_key", "public_key")
    return string(private, "private_key")


def open_share(seed: str, sealed: str) -> int:
    """A trustee's secret share.

    Raises:
        BallotsError: it was not sealed by and for the owner of this seed.
    """
    keys = Keys.of(seed)
    message = received(keys, keys.verification, sealed)
    (number,) = fields(parsed(message, "decryption_key"), "decryption_key")
    return number_of(number)


def check_share(
    ceremony: Ceremony, coefficients: Sequence[Coefficients], index: int, value: Any
) -> Element:
    """The public key that a value of JSON says of a share, if it is the one that was dealt.

    Raises:
        TrusteeRefusedError: it is not, or its owner did not prove it and sign for it.
    """
    try:
        _, _, signature = fields(value, "pok", "public_key", "signature")
        public = public_of({name: value[name] for name in ("pok", "public_key")})
        given = Proof.of(signature)
    except BallotsError as refused:
        raise TrusteeRefusedError(index=index, what="public_key") from refused
    if public != product(each.at(index) for each in coefficients):
        raise TrusteeRefusedError(index=index, what="public_key")
    if not confirms(ceremony.certificates[index - 1].verification, text_of(public), given):
        raise TrusteeRefusedError(index=index, what="signature")
    return public


def _dealt_to(ceremony: Ceremony, index: int, vinput: str) -> tuple[list[str], list[Coefficients]]:
    try:
        _, secrets, coefexps, signatures = fields(
            parsed(vinput, "vinput"), "polynomial", "secrets", "coefexps", "signatures"
        )
        coefficients = [Coefficients.of(each) for each in listed(coefexps, "coefexps")]
        given = [Proof.of(each) for each in listed(signatures, "signatures")]
        sealed = [string(each, "secrets") for each in listed(secrets, "secrets")]
        _same_length(ceremony, sealed, coefficients, given)
    except BallotsError as refused:
        raise TrusteeRefusedError(index=index, what="vinput") from refused
    for place, (each, signature) in enumerate(zip(coefficients, given, strict=True), start=1):
        ceremony.check_coefficients(place, each, signature)
    return sealed, coefficients


def _same_length(ceremony: Ceremony, *lists: Sequence[Any]) -> None:
    if any(len(each) != len(ceremony.certificates) for each in lists):
        raise MalformedTextError(where="vinput")


def _share(
    ceremony: Ceremony, keys: Keys, dealer: int, sealed: str, coefficients: Coefficients
) -> int:
    try:
        message = received(keys, ceremony.certificates[dealer - 1].verification, sealed)
        (number,) = fields(parsed(message, "secret"), "secret")
        share = number_of(number)
    except BallotsError as refused:
        raise TrusteeRefusedError(index=dealer, what="secret") from refused
    if raised(share) != coefficients.at(ceremony.index_of(keys)):
        raise TrusteeRefusedError(index=dealer, what="secret")
    return share
