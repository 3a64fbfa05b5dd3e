"""Everything that can happen to a request to erase, as it is stored."""

from datetime import date
from uuid import UUID

from domain.aggregate import Aggregate, Birth
from domain.personal import PersonalText


class Requested(Birth):
    """A request was received; it must be answered by `due_on`, by this phrase, read in this way."""

    TOPIC = "erasure.requested"
    subject_id: UUID
    asked_by: str
    document: PersonalText
    received_on: date
    due_on: date
    due_phrase: str
    due_reading: str
    registered_by: str


class AskedFromBelow(Birth):
    """An agency that had sent copies upward granted an erasure; the copies here are to go too.

    `subject_ids` are those whom the copies are about here, `keys` what else seals them.
    """

    TOPIC = "erasure.asked-from-below"
    origin_tenant: str
    origin_erasure_id: UUID
    document: str
    received_on: date
    due_on: date
    due_phrase: str
    due_reading: str
    subject_ids: list[UUID]
    keys: list[UUID]


class Granted(Aggregate.Event):
    """The head granted the request; the key is destroyed next."""

    TOPIC = "erasure.granted"
    document: str
    late: bool
    granted_by: str


class Refused(Aggregate.Event):
    """The head refused the request with a reason."""

    TOPIC = "erasure.refused"
    document: str
    reason: PersonalText
    late: bool
    refused_by: str


class Withheld(Aggregate.Event):
    """What was granted stays here for now: it is preserved, on hold, or published."""

    TOPIC = "erasure.withheld"
    obstacle: str


class PassedOn(Aggregate.Event):
    """A level above that was sent copies was asked to erase them too."""

    TOPIC = "erasure.passed-on"
    destination: str
    copy_erasure_id: UUID
    subject_ids: list[UUID]
    keys: list[UUID]


class WithheldAbove(Aggregate.Event):
    """The level above told that it may not erase its copies yet, for this class of reason."""

    TOPIC = "erasure.withheld-above"
    destination: str
    copy_erasure_id: UUID
    above_version: int
    obstacle: str


class CarriedOutAbove(Aggregate.Event):
    """The level above told that its copies, and those that it had passed on, are erased."""

    TOPIC = "erasure.carried-out-above"
    destination: str
    copy_erasure_id: UUID
    above_version: int


class CarriedOut(Aggregate.Event):
    """The keys of the person were destroyed: nothing that they sealed can be read again."""

    TOPIC = "erasure.carried-out"
    keys: int
