"""Texts as people search for and sort them: without accents, and in small letters."""

import unicodedata

from sqlalchemy import Text

FOLDED = Text().with_variant(Text(collation="C"), "postgresql")
"""The type of a folded column: it sorts by code point on every database."""

_D_WITH_STROKE = str.maketrans("đĐ", "dD")


def folded(text: str) -> str:
    """`Đỗ Thị Ánh` as `do thi anh`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    letters = (each for each in decomposed if not unicodedata.combining(each))
    return " ".join("".join(letters).casefold().split())
