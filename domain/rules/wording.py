"""Pydantic's errors in the words of a clerk, in Vietnamese and in English."""

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from domain.rules.allowed import keys_allowed_at
from domain.rules.checks.check import KINDS
from domain.rules.faults import Fault, Path
from domain.rules.forms import SAID

_NOT_PLAIN = (
    "Dữ liệu kế hoạch chỉ được gồm chữ, số, đúng/sai, danh sách và bảng khóa, lồng nhau vừa phải.",
    "Plan data may hold only texts, numbers, booleans, lists and tables, not nested too deeply.",
)
_SENTENCES: Mapping[str, tuple[str, str]] = {
    "json_invalid": _NOT_PLAIN,
    "missing": ("Thiếu mục bắt buộc này.", "This required key is missing."),
    "enum": (
        "Giá trị “{value}” không dùng được; các giá trị cho phép: {expected}.",
        "The value “{value}” is not allowed; allowed values: {expected}.",
    ),
    "union_tag_invalid": (
        "Giá trị “{tag}” không dùng được; các giá trị cho phép: {expected_tags}.",
        "The value “{tag}” is not allowed; allowed values: {expected_tags}.",
    ),
    "union_tag_not_found": (
        f"Phải có “kind”, là một trong: {', '.join(KINDS)}.",
        f"It needs a “kind”, one of: {', '.join(KINDS)}.",
    ),
    "string_type": ("Phải là chữ (văn bản), không phải {found_vi}.", "It must be text."),
    "string_too_short": ("Không được để trống.", "It must not be empty."),
    "string_too_long": (
        "Dài quá {max_length} ký tự.",
        "It is longer than {max_length} characters.",
    ),
    "string_pattern_mismatch": (
        "“{value}” không đúng dạng: {form_vi}.",
        "“{value}” is not of the right form: {form_en}.",
    ),
    "int_type": (
        "Phải là số nguyên, không phải {found_vi}.",
        "It must be a whole number.",
    ),
    "bool_type": ("Phải là true hoặc false.", "It must be true or false."),
    "date": (
        "“{value}” không phải là ngày có thật, viết theo dạng năm-tháng-ngày, ví dụ 2024-11-30.",
        "“{value}” is not a real day written as year-month-day, such as 2024-11-30.",
    ),
    "tuple_type": (
        "Phải là một danh sách (mỗi dòng bắt đầu bằng “-”), không phải {found_vi}.",
        "It must be a list (each line begins with “-”).",
    ),
    "model_type": (
        "Phải là một bảng khóa (khóa: giá trị), không phải {found_vi}.",
        "It must be a table of keys (key: value).",
    ),
    "too_short": (
        "Phải có ít nhất {min_length} phần tử.",
        "It needs at least {min_length} element(s).",
    ),
    "greater_than_equal": ("Phải từ {ge} trở lên.", "It must be {ge} or more."),
    "less_than_equal": ("Không được quá {le}.", "It must be {le} or less."),
}
_PART_OF_A_TEXT = (
    " Nếu đây là phần của một câu có dấu phẩy thì đặt cả câu trong ngoặc kép.",
    " If this is part of a text that holds a comma, quote the whole text.",
)
_SAME_AS: Mapping[str, str] = {
    "literal_error": "enum",
    "int_from_float": "int_type",
    "int_parsing": "int_type",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
    "model_attributes_type": "model_type",
    "dict_type": "model_type",
    "list_type": "tuple_type",
    "bool_parsing": "bool_type",
}
_FOUND_VI: Mapping[type, str] = {
    str: "chữ",
    bool: "đúng/sai",
    int: "số",
    float: "số thập phân",
    list: "danh sách",
    dict: "bảng khóa",
    type(None): "giá trị trống",
}


def fault_of(error: ErrorDetails, data: Mapping[str, Any]) -> Fault:
    """One error of pydantic as a fault with its path in `data`."""
    path = _path_in(data, error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(path, error["input"])
    context = _context(error)
    sentences = _SENTENCES.get(_SAME_AS.get(error["type"], error["type"]))
    if sentences is None:
        return _as_pydantic_says(path, error["msg"], context)
    vi, en = (sentence.format_map(context) for sentence in sentences)
    return Fault(path, vi, en)


def not_plain() -> Fault:
    """The fault of data that no plan file could hold."""
    return Fault((), *_NOT_PLAIN)


def _context(error: ErrorDetails) -> dict[str, Any]:
    found = error.get("input")
    context = {"value": found, "found_vi": _FOUND_VI.get(type(found), "giá trị khác")}
    given = {name: _unquoted(value) for name, value in error.get("ctx", {}).items()}
    form_vi, form_en = SAID.get(given.get("pattern", ""), ("", ""))
    return context | given | {"form_vi": form_vi, "form_en": form_en}


def _unquoted(value: Any) -> Any:
    return value.replace("'", "").replace(" or ", ", ") if isinstance(value, str) else value


def _as_pydantic_says(path: Path, message: str, context: Mapping[str, Any]) -> Fault:
    return Fault(path, f"{context.get('vi', f'Giá trị không hợp lệ: {message}')}.", f"{message}.")


def _unknown_key(path: Path, value: object) -> Fault:
    allowed = keys_allowed_at(path[:-1])
    meant = difflib.get_close_matches(str(path[-1]), allowed, n=1)
    listed = ", ".join(allowed)
    vi = f" Có phải ý là “{meant[0]}”?" if meant else ""
    en = f" Did you mean “{meant[0]}”?" if meant else ""
    if value is None and not meant:
        vi, en = _PART_OF_A_TEXT
    return Fault(
        path,
        f"Không có khóa “{path[-1]}”.{vi} Các khóa cho phép: {listed}.",
        f"There is no key “{path[-1]}”.{en} Allowed keys: {listed}.",
    )


def _path_in(data: object, loc: Path) -> Path:
    """The location without the tags that pydantic adds for the kinds of a check."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, Mapping) and data.get("kind") == part and part not in data:
            continue
        path.append(part)
        data = _inside(data, part)
    return tuple(path)


def _inside(data: object, part: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) else None
