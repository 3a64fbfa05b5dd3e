"""In which language a caller is answered: Vietnamese, unless English is asked for."""

from flask import request

LANGUAGES = ("vi", "en")


def asked() -> str:
    """`vi` or `en`, by `Accept-Language`."""
    return request.accept_languages.best_match(LANGUAGES, default="vi") or "vi"
