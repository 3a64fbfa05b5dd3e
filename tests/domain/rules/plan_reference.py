"""What `docs/plans.md` and `docs/plan.schema.json` must say: `python -m` this to write both."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

from domain.rules.document import PlanDocument

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "plans.md"
SCHEMA = DOCS / "plan.schema.json"
PLACE = re.compile(r"(<!-- khóa: ([\w ]+) -->\n).*?(<!-- hết -->)", re.DOTALL)
TYPES = {"string": "chữ", "integer": "số nguyên", "boolean": "true hoặc false", "null": "trống"}


def schema() -> str:
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    described |= PlanDocument.model_json_schema()
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def page(text: str) -> str:
    """The page with every table of keys made anew."""
    return PLACE.sub(lambda found: found[1] + _tables(found[2].split()) + found[3], text)


def shown_in(text: str) -> list[str]:
    """The models whose keys the page shows."""
    return list(chain.from_iterable(found[2].split() for found in PLACE.finditer(text)))


def models() -> dict[str, dict[str, Any]]:
    """Every model of a plan and its JSON Schema."""
    described = PlanDocument.model_json_schema()
    defined: dict[str, dict[str, Any]] = described["$defs"]
    return {"PlanDocument": described} | defined


def _tables(names: list[str]) -> str:
    return "\n".join(_table(name) for name in names)


def _table(name: str) -> str:
    described = models()[name]
    required = described.get("required", [])
    rows = [
        f"| `{key}` | {'bắt buộc' if key in required else ''} | {_form(value)} |"
        for key, value in described["properties"].items()
    ]
    return "\n".join([f"\nKhóa của `{name}`:\n", "| khóa | | dạng |", "|---|---|---|", *rows, "\n"])


def _form(described: dict[str, Any]) -> str:
    if "anyOf" in described:
        forms = [_form(each) for each in described["anyOf"] if each.get("type") != "null"]
        return " hoặc ".join(dict.fromkeys(forms))
    if "$ref" in described:
        return _named(described["$ref"].rpartition("/")[2])
    if "oneOf" in described:
        return "một phép so, xem [criteria.md](criteria.md)"
    return _values(described) or _plain(described)


def _values(described: dict[str, Any]) -> str:
    values = described.get("enum", [described["const"]] if "const" in described else [])
    return ", ".join(f"`{each}`" for each in values)


def _plain(described: dict[str, Any]) -> str:
    if described["type"] == "array":
        return f"danh sách {_form(described['items'])}"
    if described.get("format") == "date":
        return "ngày, `2026-11-30`"
    return "tỷ lệ, `9/10`" if "9/10" in described.get("examples", []) else TYPES[described["type"]]


def _named(name: str) -> str:
    described = models()[name]
    return f"`{name}`" if "properties" in described else _form(described)


if __name__ == "__main__":
    SCHEMA.write_text(schema(), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
