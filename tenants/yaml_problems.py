"""What YAML's parser finds wrong, in the words of somebody who writes a plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong and from which line on (from 1), in both languages."""

    line: int
    vi: str
    en: str


_BEGUN_BEFORE = ("expected ',' or", "could not find expected ':'", "found unexpected end of stream")
"""Problems that are seen only where something that was begun before does not end."""
_SAID: Mapping[str, tuple[str, str]] = {
    "found character '\\t'": (
        "dòng này dùng phím Tab; hãy thụt dòng bằng dấu cách",
        "this line holds a tab: indent with spaces",
    ),
    "mapping values are not allowed": (
        "câu có dấu hai chấm thì đặt trong ngoặc kép",
        "quote a text that holds a colon",
    ),
    "could not find expected ':'": (
        "sau khóa phải có dấu hai chấm rồi dấu cách, ví dụ “level: agency”",
        "a key is followed by a colon and a space, such as “level: agency”",
    ),
    "found unexpected end of stream": (
        "ngoặc kép mở ở dòng này chưa đóng",
        "the quotation mark on this line is not closed",
    ),
    "expected ',' or": (
        (
            "trong ngoặc mở ở dòng này thiếu dấu phẩy hoặc dấu đóng ngoặc,"
            " hoặc có câu chứa dấu hai chấm, dấu ngoặc mà chưa đặt trong ngoặc kép"
        ),
        (
            "between the brackets opened on this line a comma or the closing bracket is missing,"
            " or a text that holds a colon or a bracket is not quoted"
        ),
    ),
    "expected <block end>": (
        "dòng này không thẳng hàng với các dòng cùng cấp ở trên",
        "this line is not aligned with those of its level above",
    ),
}
_OTHERWISE = (
    "hãy xem lại thụt dòng, và đặt trong ngoặc kép câu có dấu hai chấm hoặc dấu #",
    "check the indentation, and quote texts that hold a colon or a #",
)


def explained(error: yaml.YAMLError) -> Problem:
    """The problem with the line on which somebody would mend it."""
    problem = str(getattr(error, "problem", None) or "")
    vi, en = next((_SAID[begin] for begin in _SAID if problem.startswith(begin)), _OTHERWISE)
    return Problem(line=_line_of(error, problem), vi=vi, en=en)


def _line_of(error: yaml.YAMLError, problem: str) -> int:
    seen: Any = getattr(error, "problem_mark", None)
    begun: Any = getattr(error, "context_mark", None)
    mark = begun if problem.startswith(_BEGUN_BEFORE) and begun is not None else seen
    return 1 if mark is None else int(mark.line) + 1
