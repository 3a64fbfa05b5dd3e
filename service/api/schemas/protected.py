"""Texts about persons in answers: shown in full only to roles with a purpose that needs them."""

from typing import Any

from marshmallow import Schema, fields
from typing_extensions import override

from domain.personal import PROTECTED
from service.access.rights import Right
from service.calls import permitted


class Protected(fields.String):
    """A text about a person, shown as `PROTECTED` to those who may not read such texts."""

    @override
    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        if value is not None and not permitted(Right.READ_PERSONAL):
            return PROTECTED
        return super()._serialize(value, attr, obj, **kwargs)


def protecting(schema: type[Schema], *names: str) -> type[Schema]:
    """The schema with these texts protected."""
    declared = schema._declared_fields  # noqa: SLF001 -- how marshmallow keeps them
    shown = {name: _protected(declared[name]) for name in names}
    return type(schema.__name__, (schema,), {"__doc__": schema.__doc__, **shown})


def _protected(field: fields.Field[Any]) -> Protected:
    return Protected(required=field.required, allow_none=field.allow_none)
