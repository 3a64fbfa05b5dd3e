"""The closed lists of values that the life of an exemplar is told in."""

from enum import StrEnum


class HelpKind(StrEnum):
    """How somebody is helped to become or stay an exemplar (S1-04: four kinds)."""

    SPIRIT = "spirit"
    MATERIAL = "material"
    POLICY = "policy"
    ENVIRONMENT = "environment"


class SupportKind(StrEnum):
    """What a recognised exemplar is given: the four kinds of help, or money from a fund (S3-12)."""

    SPIRIT = "spirit"
    MATERIAL = "material"
    POLICY = "policy"
    ENVIRONMENT = "environment"
    FUND = "fund"


class Impact(StrEnum):
    """Whether an exemplar still has the effect for which it was chosen (S1-05)."""

    MET = "met"
    NOT_MET = "not_met"
    INSUFFICIENT = "insufficient"


class Capacity(StrEnum):
    """In which capacity somebody consents to a publication."""

    SUBJECT = "subject"
    LEGAL_REPRESENTATIVE = "legal_representative"


class Channel(StrEnum):
    """Where a story is told (S0-18, S1-32, S3-14, S3-16, S4-17)."""

    PORTAL = "portal"
    BROADCAST = "broadcast"
    PRESS = "press"
    SOCIAL = "social"
    MEETING = "meeting"
    CONFERENCE = "conference"
    PRINT = "print"


ONLINE = frozenset({Channel.PORTAL, Channel.SOCIAL})
"""The channels on which a story has an address."""


class Launcher(StrEnum):
    """The level of the body that launches an emulation movement (S0-10, S3-06, S0-28)."""

    PRIME_MINISTER = "pm"
    MINISTRY = "ministry"
    PROVINCE = "province"
    AGENCY = "agency"
    UNION = "union"
