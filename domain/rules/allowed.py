"""Which keys a plan document may have at a place, for messages that help."""

from typing import Any, get_args

from pydantic import BaseModel

from domain.rules.document import PlanDocument
from domain.rules.faults import Path


def keys_allowed_at(path: Path) -> tuple[str, ...]:
    """The keys that a table at this path may hold; empty where no table belongs.

    Where a place takes tables of several kinds, as a check does, the keys of all are given.
    """
    models: list[type[BaseModel]] = [PlanDocument]
    for part in path:
        if isinstance(part, str):
            models = [inner for model in models for inner in _models_under(model, part)]
    return tuple(dict.fromkeys(key for model in models for key in model.model_fields))


def _models_under(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    field = model.model_fields.get(key)
    return [] if field is None else _models_in(field.annotation)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
