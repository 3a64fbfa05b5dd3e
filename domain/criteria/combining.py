"""Several assessments as one."""

from collections.abc import Sequence
from itertools import chain

from domain.criteria.assessment import Assessment, Said
from domain.criteria.finding import Finding, every, some


def all_met(parts: Sequence[Assessment]) -> Assessment:
    """All must be met; what one of them lacks, the whole lacks."""
    value = every([part.value for part in parts])
    deciding = [part for part in parts if value is not Finding.NOT_MET or part.value is value]
    return _combined(value, deciding, parts, Said("tất cả", "all of"))


def any_met(parts: Sequence[Assessment]) -> Assessment:
    """One is enough; of those that are met, one that rests on confirmed facts decides."""
    value = some([part.value for part in parts])
    deciding = [part for part in parts if part.value is value]
    if value is Finding.MET:
        deciding = sorted(deciding, key=_is_provisional)[:1]
    return _combined(value, deciding, parts, Said("ít nhất một", "any of"))


def _combined(
    value: Finding, deciding: Sequence[Assessment], parts: Sequence[Assessment], how: Said
) -> Assessment:
    lacking = value is Finding.INSUFFICIENT
    return Assessment(
        value=value,
        formula=Said(
            f"{how.vi}: " + "; ".join(f"({part.formula.vi})" for part in parts),
            f"{how.en}: " + "; ".join(f"({part.formula.en})" for part in parts),
        ),
        evidence=tuple(chain.from_iterable(part.evidence for part in deciding)),
        provisional=tuple(chain.from_iterable(part.provisional for part in deciding)),
        undecided=tuple(chain.from_iterable(part.undecided for part in deciding)),
        missing=tuple(chain.from_iterable(part.missing for part in deciding if lacking)),
        parts=tuple(parts),
    )


def _is_provisional(part: Assessment) -> bool:
    return bool(part.provisional)
