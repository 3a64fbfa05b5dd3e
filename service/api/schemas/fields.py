"""Fields that let nothing in that a log or a view could not hold."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

from marshmallow import ValidationError, fields, validate
from typing_extensions import override

SHORT = 300
LONG = 20_000
MOST_ITEMS = 500
_DEEPEST = 24
_MOST_CHARACTERS = 400_000
_LARGEST = 2**53
_INVALID = "invalid"
_WHITE = "\n\r\t"
_CONTROLLING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_INVISIBLE = frozenset({"Cf", "Co", "Cn"})


def clean(text: str) -> str:
    """The text in NFC; what a person signs is what is stored, so nothing is left out silently.

    Raises:
        ValidationError: it holds characters that control, that nobody sees, or that turn the
            direction of what is read (Unicode TR 36 s2.5, TS 39 s3).
    """
    if not text.isprintable():
        _require_visible(text)
    return unicodedata.normalize("NFC", text)


def _require_visible(text: str) -> None:
    for each in text:
        category = unicodedata.category(each)
        if category in _CONTROLLING and each not in _WHITE:
            msg = "Text may not hold control characters."
            raise ValidationError(msg)
        if category in _INVISIBLE:
            msg = (
                f"Text may not hold invisible or direction-changing characters (U+{ord(each):04X})."
            )
            raise ValidationError(msg)


class Text(fields.String):
    """A text in NFC, not blank, of at most `longest` characters."""

    def __init__(self, *, longest: int = SHORT, **options: Any) -> None:
        length = validate.Length(min=1, max=longest)
        pattern = {"metadata": {"pattern": r"\S"} | options.pop("metadata", {})}
        super().__init__(validate=length, **pattern, **options)

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = clean(super()._deserialize(value, attr, data, **kwargs) or "")
        if not text.strip():
            msg = "Text may not be blank."
            raise ValidationError(msg)
        return text


class Digest(fields.String):
    """A SHA-256 as 64 lower-case hexadecimal digits."""

    def __init__(self, **options: Any) -> None:
        error = "Must be 64 lower-case hexadecimal digits."
        super().__init__(validate=validate.Regexp(r"^[0-9a-f]{64}\Z", error=error), **options)


class Count(fields.Integer):
    """A number of heads or sheets, from 0 to 100,000."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(min=0, max=100_000), **options)

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool):
            raise self.make_error(_INVALID, input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class QueryYear(fields.Integer):
    """A year from 1945 to 2200 in a query."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validate=validate.Range(min=1945, max=2200), **options)


class Instant(fields.AwareDateTime):
    """An instant in an answer (RFC 3339): in UTC where its offset has seconds, as before 1911."""

    @override
    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        if isinstance(value, datetime) and _has_seconds(value):
            value = value.astimezone(UTC)
        return super()._serialize(value, attr, obj, **kwargs)


def _has_seconds(value: datetime) -> bool:
    offset = value.utcoffset()
    return offset is not None and offset.total_seconds() % 60 != 0


class QueryInstant(fields.AwareDateTime):
    """An instant with its offset, from 1945 to 2200, in a query."""

    def __init__(self, **options: Any) -> None:
        within = validate.Range(
            min=datetime(1945, 1, 1, tzinfo=UTC), max=datetime(2200, 1, 1, tzinfo=UTC)
        )
        super().__init__(validate=within, **options)


class BodyYear(fields.Integer):
    """A year from 1945 to 2200, as a number and nothing that looks like one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(min=1945, max=2200), **options)

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.make_error(_INVALID, input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class Truth(fields.Boolean):
    """`true` or `false` and nothing that looks like it."""

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error(_INVALID, input=value)
        return value


class Plain(fields.Dict):
    """A JSON object of a sensible size; every text in it is put into NFC."""

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> dict[str, Any]:
        found = super()._deserialize(value, attr, data, **kwargs)  # type: ignore[no-untyped-call]  # in marshmallow
        if len(str(found)) > _MOST_CHARACTERS:
            raise _too_large()
        cleaned: dict[str, Any] = _cleaned(found, 0)
        return cleaned


def _cleaned(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        raise _too_large()
    if isinstance(value, dict):
        return {clean(key): _cleaned(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner, depth + 1) for inner in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int | float) and abs(value) > _LARGEST:
        raise _too_large()
    return value


def _too_large() -> ValidationError:
    return ValidationError("Data may hold only JSON values of a sensible size.")
