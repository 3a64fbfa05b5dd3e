"""Reading plan data: a whole plan document, or every fault in it at once."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from domain.rules.coherence import incoherences
from domain.rules.document import PlanDocument
from domain.rules.faults import PlanFaultyError
from domain.rules.wording import fault_of, not_plain


def read_plan(data: Mapping[str, Any]) -> PlanDocument:
    """The plan that this plain, JSON-able data describes.

    Days are ISO strings, shares are strings such as "9/10"; nothing is converted leniently.

    Raises:
        PlanFaultyError: with every fault found, each with its path in `data`.
    """
    document = _parsed(data)
    faults = tuple(incoherences(document))
    if faults:
        raise PlanFaultyError(faults)
    return document


def _parsed(data: Mapping[str, Any]) -> PlanDocument:
    try:
        return PlanDocument.model_validate_json(_as_json(data))
    except ValidationError as error:
        found = error.errors(include_url=False)
        told = (each for each in found if not _follows_from_another(each, found))
        raise PlanFaultyError(tuple(fault_of(each, data) for each in told)) from error


def _follows_from_another(error: ErrorDetails, found: Sequence[ErrorDetails]) -> bool:
    """Whether a list only counts as too short because an element of it is faulty."""
    depth = len(error["loc"])
    return error["type"] == "too_short" and any(
        other["loc"][:depth] == error["loc"] for other in found if other is not error
    )


def _as_json(data: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise PlanFaultyError((not_plain(),)) from error
