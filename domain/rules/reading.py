"""Reading plan data: a whole plan document, or every fault in it at once."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from domain.rules.coherence import incoherences
from domain.rules.document import PlanDocument
from domain.rules.faults import Fault, PlanFaultyError
from domain.rules.wording import fault_of


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
        faults = tuple(fault_of(found, data) for found in error.errors(include_url=False))
        raise PlanFaultyError(faults) from error


def _as_json(data: Mapping[str, Any]) -> str:
    try:
        return json.dumps(data, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise PlanFaultyError((_not_plain(),)) from error


def _not_plain() -> Fault:
    return Fault(
        path=(),
        vi="Dữ liệu kế hoạch chỉ được gồm chữ, số, đúng/sai, danh sách và bảng khóa.",
        en="Plan data may hold only texts, numbers, booleans, lists and tables of keys.",
    )
