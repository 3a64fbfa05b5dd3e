"""Names that are not in the log stand as marked ids in a stored sentence, until it is read.

The marks are the invisible isolates that Unicode has for inserted text, so that a mention which
nobody resolves still reads well. What users wrote cannot contain one: `plain` takes them out.
"""

from collections.abc import Mapping

_OPEN, _CLOSE = "\u2068", "\u2069"


def mention(id: str) -> str:
    """The id of a user or an agency, marked so that `resolved` finds it."""
    return f"{_OPEN}{plain(id)}{_CLOSE}"


def plain(text: str) -> str:
    """The text without marks."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def resolved(text: str, labels: Mapping[str, str]) -> str:
    """The text with names in place of the mentions that `labels` knows, and without marks."""
    if _OPEN not in text:
        return text
    for id, label in labels.items():
        text = text.replace(mention(id), label)
    return plain(text)
