"""Checks on what the agency itself knows: the movement, and the collective that a leader heads."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.rules.checks.years import OverYears
from domain.rules.model import CriterionKey, Rule
from domain.rules.ratings import Rating


class Launcher(StrEnum):
    """Who launches emulation movements."""

    PRIME_MINISTER = "prime_minister"
    MINISTRY = "ministry"
    PROVINCE = "province"
    AGENCY = "agency"
    UNION = "union"


class LinkedMovement(Rule):
    """The dossier names a movement that one of these launched (S0:45)."""

    kind: Literal["linked_movement"]
    launchers: Annotated[tuple[Launcher, ...], Field(min_length=1)]


class CollectiveExcellent(OverYears):
    """The collective that a leader heads is exemplary and rated at least so good (S0:63, S2:72).

    It is exemplary when it is recognised, when its own dossier meets the criterion `exemplary`,
    or when `tap_the_tieu_bieu` is attested of it.
    """

    kind: Literal["collective_excellent"]
    at_least: Rating = Rating.EXCELLENT
    exemplary: CriterionKey | None = None


class CollectiveRecognised(Rule):
    """The collective that a leader heads is itself recognised and not revoked (S4:57).

    For a leader of the whole agency, which cannot recognise itself, the recognition by the level
    above is attested as `cong_nhan_cap_tren`.
    """

    kind: Literal["collective_recognised"]
