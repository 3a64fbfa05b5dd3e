"""What stands on the desks of members and trustees: their secrets, and what they make of them.

The figures of the rehearsal are made up, and so are their secrets: they follow from a name, so that
a walk that was cut goes on with the same ones. Real people's come from their devices' randomness.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from ballots import ballot, credentials, election, tally, trustees

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SEED = 22


class MembersMachine:
    """The device of a council member, with the secret half of a voting key."""

    def __init__(self, name: str) -> None:
        self.key = credentials.derived(name, "guong-rehearsal")
        self.public_key = credentials.public_of(self.key)

    def enrolment(self, *, tenant: str, council_id: str, member_id: str) -> dict[str, Any]:
        """The public half, with a proof that this member holds the other."""
        claim = credentials.claim(tenant, council_id, member_id, self.public_key)
        return {
            "member_id": member_id,
            "public_key": self.public_key,
            "proof": credentials.possession(self.key, claim),
        }

    def ballot(self, definition: str, choices: Sequence[int]) -> str:
        """An encrypted ballot with one choice, by its place, for each nominee."""
        return ballot.cast(election.read(definition), self.key, choices)


class TrusteesMachine:
    """The device of a trustee, with the seed of which all that the trustee says is made."""

    def __init__(self, name: str) -> None:
        number = int.from_bytes(hashlib.sha256(name.encode()).digest())
        digits = ""
        for _ in range(_SEED):
            number, digit = divmod(number, len(_BASE58))
            digits += _BASE58[digit]
        self.seed = digits

    def say(self, ceremony: Mapping[str, Any]) -> str:
        """What is due in a step of the key ceremony, as the service shows it."""
        match ceremony["step"]:
            case "certificate":
                return trustees.certificate(
                    self.seed,
                    index=ceremony["place"],
                    size=ceremony["size"],
                    threshold=ceremony["threshold"],
                )
            case "polynomial":
                return trustees.polynomial(self.seed, ceremony["certs"])
        return trustees.voutput(self.seed, ceremony["certs"], ceremony["input"])

    def partial(self, definition: str, encrypted_tally: str, ceremony: Mapping[str, Any]) -> str:
        """What this trustee takes off the encrypted sum."""
        share = self.share(ceremony)
        return tally.partial(election.read(definition), encrypted_tally, share)

    def share(self, ceremony: Mapping[str, Any]) -> int:
        """This trustee's share of the key."""
        return trustees.open_share(self.seed, ceremony["private_key"])
