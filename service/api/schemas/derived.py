"""Schemas of answers, made from the dataclasses that views answer with."""

from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import Schema, fields

from service.api.schemas.common import PageSchema
from service.api.schemas.fields import Instant

_PLAIN: dict[Any, Callable[..., fields.Field[Any]]] = {
    UUID: fields.UUID,
    str: fields.String,
    int: fields.Integer,
    bool: fields.Boolean,
    datetime: Instant,
    date: fields.Date,
    Any: fields.Raw,
}


def schema_of(row: type, *, name: str | None = None, **more: fields.Field[Any]) -> type[Schema]:
    """The schema that shows every field of a dataclass and `more`, named like it or `name`."""
    hints = get_type_hints(row)
    shown = {each.name: _field(hints[each.name]) for each in dataclass_fields(row)}
    body: dict[str, Any] = {"__doc__": row.__doc__, **shown, **more}
    return type(f"{name or row.__name__}Schema", (Schema,), body)


def page_of(item: type[Schema]) -> type[Schema]:
    """The schema of a page of such items."""
    name = item.__name__.removesuffix("Schema")
    items = fields.List(fields.Nested(item), required=True)
    return type(f"{name}PageSchema", (PageSchema,), {"__doc__": "A page.", "items": items})


def _field(hint: Any, **options: Any) -> fields.Field[Any]:
    inner = [each for each in get_args(hint) if each is not NoneType]
    origin = get_origin(hint)
    if origin in {UnionType, Union}:
        return _field(inner[0], allow_none=True)
    options = {"required": True} | options
    if origin in {list, tuple}:
        return fields.List(_field(inner[0]), **options)
    if origin is dict or hint is dict:
        return fields.Dict(**options)
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return fields.Nested(schema_of(hint), **options)
    return _PLAIN[hint](**options)
