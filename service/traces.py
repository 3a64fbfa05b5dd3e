"""What may be told of errors and of addresses: where and of what kind, and no value."""

import traceback

_MOST = 12
_SECRET_FROM_HERE = ("/v1/feeds/", "/sign-in/once/")


def place_of(error: BaseException) -> list[str]:
    """The innermost frames as `file:line function`; no message, no value, nobody's name."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def telling(path: str) -> str:
    """The path of a request as logs and problems may show it: a secret address only begins."""
    for beginning in _SECRET_FROM_HERE:
        if path.startswith(beginning):
            return f"{beginning}…"
    return path
