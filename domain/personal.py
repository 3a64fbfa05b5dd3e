"""Marks what is about a person, so that it can be protected and, one day, lawfully erased.

A text of an event is personal when its field is typed `PersonalText` (or a list of them), or when
it stands under one of the keys that a `Within` names; a structure marked `Whole` is altogether. It
is stored only sealed, with the key of whom it is about (Luật 91/2025/QH15 Điều 14: the data subject
may have it deleted; the record of what was decided stays).
"""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, NewType, Protocol, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from typing_extensions import override

PersonalText = NewType("PersonalText", str)
"""Text about a person: a name, a story. An event field of this type is personal data."""

ERASED = "[đã xóa]"
"""What stands where a personal text stood whose key was destroyed."""

PROTECTED = "[được bảo vệ]"
"""What is shown to those whose role has no purpose that needs the text."""

_NOT_SHOWN = (None, ERASED, PROTECTED)


class Vault(Protocol):
    """Keeps the keys of those whom texts are about, for the tenant in force.

    A place names aggregate, version and field; a sealed text opens at its own place only.
    """

    def seal(self, text: str, *, about: UUID, place: str) -> str | None:
        """What may be stored in place of a text; None if the key of whom it is about is gone."""
        ...

    def open(self, sealed: str | None, *, about: UUID, place: str) -> str | None:
        """The text again, or None once its key is gone."""
        ...

    def held(self, about: Collection[UUID]) -> AbstractContextManager[None]:
        """Open with these keys as they are now, in this block, and with no older ones."""
        ...


@dataclass(frozen=True)
class Sealed:
    """A personal text as an event stores it: whose it is, and what only their key opens."""

    about: UUID
    sealed: str | None


class Within:
    """Marks a structure in which the texts under these keys are personal, at any depth.

    `whose` names the key that stands beside them and says whom they are about.
    """

    def __init__(self, *keys: str, whose: str | None = None) -> None:
        self.keys = frozenset(keys)
        self.whose = whose

    @override
    def __repr__(self) -> str:
        """The mark as the list of stored names shows it."""
        whose = f", whose={self.whose}" if self.whose else ""
        return f"Within({', '.join(sorted(self.keys))}{whose})"


class Whole:
    """Marks a structure that is personal altogether: its numbers and answers, not its texts alone.

    What is left of it after an erasure is an empty structure.
    """

    @override
    def __repr__(self) -> str:
        """The mark as the list of stored names shows it."""
        return "Whole"


Mark = Within | Whole | None
"""How a field is personal; None is a text."""

Change = Callable[[Any, UUID, str], Any]
"""What is done to a personal text: the text, whom it is about, and the name of its place."""


@cache
def personal_fields(fact: type) -> Mapping[str, Mark]:
    """The personal fields of an event: None for a text, the mark for a structure."""
    hints = get_type_hints(fact, include_extras=True)
    texts = {name: None for name, hint in hints.items() if _is_text(hint)}
    marks = {
        name: mark
        for name, hint in hints.items()
        for mark in getattr(hint, "__metadata__", ())
        if isinstance(mark, Within | Whole)
    }
    return texts | marks


def changed(fact: type, fields: Mapping[str, Any], about: UUID, change: Change) -> dict[str, Any]:
    """The personal fields of an event with `change` done to each personal text in them."""
    found = {name: mark for name, mark in personal_fields(fact).items() if name in fields}
    return {name: _changed(fields[name], mark, about, name, change) for name, mark in found.items()}


def _is_text(hint: Any) -> bool:
    if get_origin(hint) in {Union, UnionType, list}:
        return any(_is_text(each) for each in get_args(hint))
    return hint is PersonalText


def _changed(value: Any, mark: Mark, about: UUID, place: str, change: Change) -> Any:
    if mark is None:
        return _text(value, about, place, change)
    if isinstance(mark, Whole):
        return _whole(value, about, place, change)
    return _within(value, mark, about, place, change)


def _text(value: Any, about: UUID, place: str, change: Change) -> Any:
    if isinstance(value, list):
        return [_text(each, about, f"{place}.{n}", change) for n, each in enumerate(value)]
    return None if value is None else change(value, about, place)


def _whole(value: Any, about: UUID, place: str, change: Change) -> Any:
    """Sealed as one text of JSON; what was stored open stays as it is, and unopened it is empty."""
    if isinstance(value, Sealed):
        text = change(value, about, place)
        return {} if text in _NOT_SHOWN else json.loads(text)
    if value is None:
        return None
    sealed = change(json.dumps(value, ensure_ascii=False, separators=(",", ":")), about, place)
    return sealed if isinstance(sealed, Sealed) else value


def _within(value: Any, mark: Within, about: UUID, place: str, change: Change) -> Any:
    if isinstance(value, list):
        return [
            _within(each, mark, about, f"{place}.{number}", change)
            for number, each in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    named = value.get(mark.whose) if mark.whose else None
    owner = about if named is None else UUID(str(named))
    return {
        key: _text(each, owner, f"{place}.{key}", change)
        if key in mark.keys
        else _within(each, mark, owner, f"{place}.{key}", change)
        for key, each in value.items()
    }
