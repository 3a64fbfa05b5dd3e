"""The three values of every finding, because missing evidence is not failure."""

from collections.abc import Collection
from enum import StrEnum


class Finding(StrEnum):
    """đạt / không đạt / chưa đủ căn cứ."""

    MET = "met"
    NOT_MET = "not_met"
    INSUFFICIENT = "insufficient"


def holding(truth: bool) -> Finding:  # noqa: FBT001 - it turns a truth into a value, and is no flag
    """Met where it is true, not met where it is false."""
    return Finding.MET if truth else Finding.NOT_MET


def every(findings: Collection[Finding]) -> Finding:
    """Not met as soon as one is not met; met only when all are."""
    if Finding.NOT_MET in findings:
        return Finding.NOT_MET
    return Finding.INSUFFICIENT if Finding.INSUFFICIENT in findings else Finding.MET


def some(findings: Collection[Finding]) -> Finding:
    """Met as soon as one is met; not met only when all are not."""
    if Finding.MET in findings:
        return Finding.MET
    return Finding.INSUFFICIENT if Finding.INSUFFICIENT in findings else Finding.NOT_MET
