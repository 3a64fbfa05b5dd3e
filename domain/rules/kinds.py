"""The kinds of subject that a plan can admit."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """Who or what can be an advanced exemplar."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    LEADER = "leader"
    HOUSEHOLD = "household"
    ENTERPRISE = "enterprise"
    COOPERATIVE = "cooperative"
    COMMUNE = "commune"
    STUDENT = "student"
    ARMED_FORCE_UNIT = "armed_force_unit"
    ARMED_FORCE_PERSON = "armed_force_person"
    MODEL = "model"
