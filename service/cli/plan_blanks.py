"""What a clerk has not filled in yet: the three dots that the template of a plan leaves."""

from collections.abc import Iterator
from typing import Any

from domain.rules.faults import Fault, Path

_DOTS = "…"
_QUOTED = "quote"
"""Words of the plan itself, in which three dots may stand for what is left out."""
_VI = "Còn dấu ba chấm của bản mẫu: “{text}”; hãy điền cho đủ."
_EN = "The three dots of the template are still there: “{text}”; fill them in."


def blanks_in(data: Any, path: Path = ()) -> Iterator[Fault]:
    """Each text with three dots, but for quotations, in the order of the data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != _QUOTED:
                yield from blanks_in(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from blanks_in(value, (*path, place))
    elif isinstance(data, str) and _DOTS in data:
        yield Fault(path, _VI.format(text=data), _EN.format(text=data))
