"""Last year's ratings of an office's units, from a table (CSV) or a list (JSON)."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from domain.rules.feasibility.ratings import UnitRatings
from service.cli.refusals import Refusal

COLUMNS = tuple(UnitRatings.model_fields)
_NUMBERS = COLUMNS[1:]
_HEADER = ",".join(COLUMNS)


def read_ratings(path: Path) -> tuple[UnitRatings, ...]:
    """The units of a file, in its order; a CSV has a heading, and commas or semicolons.

    Raises:
        Refusal: the file cannot be read or a row is not as it should be; the row is named.
    """
    text = _text(path)
    rows = _listed(path, text) if path.suffix.lower() == ".json" else _tabled(path, text)
    return tuple(_unit(place, row) for place, row in rows)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _refusal(path, vi="không đọc được tệp (UTF-8)", en="the file is no UTF-8") from None


def _tabled(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    heading = text.partition("\n")[0]
    table = csv.DictReader(text.splitlines(), delimiter=";" if ";" in heading else ",")
    if set(table.fieldnames or ()) != set(COLUMNS):
        raise _refusal(
            path,
            vi=f"dòng đầu phải là: {_HEADER}",
            en=f"the first line must be: {_HEADER}",
        )
    for row in table:
        numbers = {name: _number(row[name]) for name in _NUMBERS}
        yield f"{path}:{table.line_num}", {"unit": row["unit"]} | numbers


def _number(text: str | None) -> int | str | None:
    plain = (text or "").strip()
    return int(plain) if plain.isdecimal() else text


def _listed(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        found = json.loads(text)
    except ValueError:
        raise _refusal(path, vi="không phải JSON", en="it is no JSON") from None
    if not isinstance(found, list):
        raise _refusal(path, vi="phải là một danh sách", en="it must be a list")
    for place, row in enumerate(found):
        yield f"{path}[{place}]", row


def _unit(place: str, row: object) -> UnitRatings:
    try:
        return UnitRatings.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = ".".join(map(str, first["loc"]))
        said = first.get("ctx", {}).get(
            "vi", f"cột “{column}” phải có và đúng kiểu ({_HEADER}; các cột số là số nguyên từ 0)"
        )
        raise Refusal(vi=f"{place}: {said}.", en=f"{place}: {column} {first['msg']}.") from None


def _refusal(path: Path, *, vi: str, en: str) -> Refusal:
    return Refusal(vi=f"{path}: {vi}.", en=f"{path}: {en}.")
