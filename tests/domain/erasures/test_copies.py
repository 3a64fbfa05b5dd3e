"""An erasure passes upward, and hears from there; what was heard before changes nothing."""

from datetime import date
from uuid import UUID

from domain.erasures.clock import PHRASE, READING, Clock
from domain.erasures.copies import Asking, Copies, ErasureSource, Obstacle, copy_erasure_id_of
from domain.erasures.erasure import Erasure
from domain.erasures.refusals import ErasureDecidedError
from tests.specification import NOW, THE_ID, Given, fact, replay

SUBJECT, COPY, OTHER, DOSSIER, BELOW = (UUID(int=number) for number in range(71, 76))
COPIES = Copies(subject_ids=(COPY,), keys=(DOSSIER,))
BOTH = Copies(subject_ids=(COPY, OTHER), keys=(DOSSIER,))
ASKED_ID = copy_erasure_id_of(THE_ID, "binh-phuoc", COPIES)
DAYS = {"due_on": date(2024, 12, 4), "due_phrase": PHRASE, "due_reading": READING}
REQUESTED = fact(
    Erasure.Requested,
    subject_id=SUBJECT,
    asked_by="subject",
    document="Đơn",
    received_on=date(2024, 12, 2),
    registered_by="alice",
    **DAYS,
)
GRANTED = fact(Erasure.Granted, document="45/QĐ", late=False, granted_by="henry")
CARRIED_OUT = fact(Erasure.CarriedOut, keys=2)
FROM_BELOW = fact(
    Erasure.AskedFromBelow,
    origin_tenant="sxd",
    origin_erasure_id=BELOW,
    document="45/QĐ",
    received_on=date(2024, 12, 2),
    subject_ids=[COPY],
    keys=[DOSSIER],
    **DAYS,
)


def passed_on(copies=COPIES, destination="binh-phuoc"):
    return fact(
        Erasure.PassedOn,
        destination=destination,
        copy_erasure_id=copy_erasure_id_of(THE_ID, destination, copies),
        subject_ids=list(copies.subject_ids),
        keys=list(copies.keys),
    )


def withheld_above(version, why="preserved"):
    return fact(
        Erasure.WithheldAbove,
        destination="binh-phuoc",
        copy_erasure_id=ASKED_ID,
        above_version=version,
        obstacle=why,
    )


def carried_out_above(version):
    return fact(
        Erasure.CarriedOutAbove,
        destination="binh-phuoc",
        copy_erasure_id=ASKED_ID,
        above_version=version,
    )


def pass_on(copies, destination="binh-phuoc"):
    return lambda erasure: erasure.pass_on(at=NOW, destination=destination, copies=copies)


def hear_withheld(version):
    return lambda erasure: erasure.note_withheld_above(
        at=NOW, copy_erasure_id=ASKED_ID, version=version, why=Obstacle.PRESERVED
    )


def hear_carried_out(version):
    return lambda erasure: erasure.note_carried_out_above(
        at=NOW, copy_erasure_id=ASKED_ID, version=version
    )


def withhold(why):
    return lambda erasure: erasure.note_withheld(at=NOW, why=why)


def test_each_level_is_asked_once_for_each_copy():
    Given(Erasure, REQUESTED, GRANTED).when(pass_on(COPIES)).then(passed_on())
    Given(Erasure, REQUESTED, GRANTED, passed_on()).when(pass_on(COPIES)).then()
    (
        Given(Erasure, REQUESTED, GRANTED, passed_on())
        .when(pass_on(BOTH))
        .then(passed_on(Copies(subject_ids=(OTHER,), keys=(DOSSIER,))))
    )
    (
        Given(Erasure, REQUESTED, GRANTED, passed_on())
        .when(pass_on(COPIES, "bo-tnmt"))
        .then(passed_on(destination="bo-tnmt"))
    )


def test_what_the_level_above_tells_is_noted_unless_something_later_was_heard():
    asked = (REQUESTED, GRANTED, passed_on(), CARRIED_OUT)

    Given(Erasure, *asked).when(hear_withheld(2)).then(withheld_above(2))
    Given(Erasure, *asked, withheld_above(2)).when(hear_withheld(2)).then()
    Given(Erasure, *asked, withheld_above(2)).when(hear_carried_out(3)).then(carried_out_above(3))
    Given(Erasure, *asked, carried_out_above(3)).when(hear_withheld(2)).then()
    Given(Erasure, *asked, carried_out_above(3)).when(hear_carried_out(3)).then()


def test_an_erasure_is_complete_when_nothing_is_left_here_or_above():
    steps = (REQUESTED, GRANTED, passed_on(), CARRIED_OUT, carried_out_above(3))
    stands = [
        (after.is_granted, after.is_pending, after.is_complete)
        for after in (replay(Erasure, *steps[:number]) for number in range(1, 6))
    ]

    assert stands == [
        (False, False, False),
        (True, True, False),
        (True, True, False),
        (True, False, False),
        (True, False, True),
    ]


def test_what_an_agency_below_granted_is_taken_over_as_decided():
    asking = Asking(
        copy_erasure_id=THE_ID,
        destination="binh-phuoc",
        source=ErasureSource(tenant="sxd", erasure_id=BELOW),
        document="45/QĐ",
        copies=COPIES,
    )
    clock = Clock(due_on=date(2024, 12, 4), phrase=PHRASE, reading=READING)
    taken = replay(Erasure, FROM_BELOW)

    Given(Erasure).when(lambda kind: kind.ask_from_below(asking, at=NOW, clock=clock)).then(
        FROM_BELOW
    )
    (
        Given(Erasure, FROM_BELOW)
        .when(lambda erasure: erasure.grant(at=NOW, by="perry", document="1/QĐ"))
        .then_refused(ErasureDecidedError, "This request for erasure has been decided.")
    )
    assert (taken.subject_ids, taken.keys, taken.document) == ((COPY,), (DOSSIER,), "45/QĐ")
    assert (taken.source, taken.is_pending) == (asking.source, True)


def test_why_copies_stay_is_noted_when_it_changes_and_until_they_are_erased():
    withheld = fact(Erasure.Withheld, obstacle="held")

    Given(Erasure, FROM_BELOW).when(withhold(Obstacle.HELD)).then(withheld)
    Given(Erasure, FROM_BELOW, withheld).when(withhold(Obstacle.HELD)).then()
    (
        Given(Erasure, FROM_BELOW, withheld)
        .when(withhold(Obstacle.PUBLISHED))
        .then(fact(Erasure.Withheld, obstacle="published"))
    )
    Given(Erasure, FROM_BELOW, CARRIED_OUT).when(withhold(Obstacle.HELD)).then()


def test_the_request_of_a_person_came_from_nowhere_else():
    asked = replay(Erasure, REQUESTED)

    assert (asked.source, asked.subject_ids, asked.keys, asked.document) == (
        None,
        (SUBJECT,),
        (),
        "",
    )
    assert replay(Erasure, REQUESTED, GRANTED).document == "45/QĐ"
