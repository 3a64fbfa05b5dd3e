"""An election that the tests of this folder talk about; its texts are no cryptography."""

from datetime import date, timedelta
from uuid import UUID

from domain.elections.election import Election
from domain.elections.scheme import Checked, Definition
from domain.elections.terms import Terms
from tests.domain.councils.sample import policy
from tests.specification import NOW, fact

SESSION, COUNCIL, BALLOT, UNIT = (UUID(int=number, version=4) for number in (1, 2, 3, 4))
VOTERS = ("m01", "m02", "m03")
TRUSTEES = ("t1", "t2", "t3")
ALLOWED = {"electronic_allowed": True, "electronic_authorised_by": "Quy chế 5/QC-HĐ"}
OPENS, CLOSES = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
AFTER = CLOSES + timedelta(minutes=1)
ROLL = {f"key-{each}": each for each in VOTERS}
FIXED = Definition(election="e", trustees="k", credentials="c")


def terms(*, trustees=TRUSTEES, voters=VOTERS, opens_at=OPENS, closes_at=CLOSES, **changes):
    return Terms(
        session_id=SESSION,
        council_id=COUNCIL,
        ballot_id=BALLOT,
        nominees=(UNIT,),
        policy=policy(**(ALLOWED | changes)),
        voters=voters,
        absent=("m04",),
        recused=("m05",),
        roster_size=5,
        trustees=trustees,
        held_on=date(2024, 12, 2),
        opens_at=opens_at,
        closes_at=closes_at,
    )


def set_up(**changes):
    return fact(Election.SetUp, **terms(**changes).as_fields())


def said(kind, field, *trustees):
    return [fact(kind, trustee=each, **{field: f"{field} of {each}"}) for each in trustees]


CERTIFIED = said(Election.CertificateReceived, "certificate", *TRUSTEES)
DEALT = said(Election.PolynomialReceived, "polynomial", *TRUSTEES)
VERIFIED = said(Election.ShareVerified, "output", *TRUSTEES)
COMPLETED = fact(Election.CeremonyCompleted, trustees="k")
DEFINED = fact(Election.Defined, election="e", credentials="c", fingerprint="f", roll=ROLL)


def keyed(**changes):
    return [set_up(**changes), *CERTIFIED, *DEALT, *VERIFIED, COMPLETED]


def ready(**changes):
    return [*keyed(**changes), DEFINED]


def cast(member, text="ballot"):
    return fact(
        Election.BallotCast,
        credential=f"key-{member}",
        tracker=f"tracker-{member}",
        ballot=f"{text} of {member}",
    )


def checked(member):
    return Checked(credential=f"key-{member}", tracker=f"tracker-{member}")


def ended(*members):
    trackers = sorted(f"tracker-{each}" for each in members)
    return [
        *ready(),
        *map(cast, members),
        fact(Election.Ended, cast=len(members), trackers=trackers, ended_by="m01"),
        fact(Election.EncryptedTallyPublished, encrypted_tally="sum"),
    ]


def partial(trustee):
    return fact(Election.PartialDecryptionPublished, trustee=trustee, partial="part")


def opened(yes=2, no=1):
    counts = [{"nomination_id": str(UNIT), "yes": yes, "no": no, "abstain": 0}]
    return fact(Election.ResultPublished, opened_by=["t1", "t2"], result="r", counts=counts)
