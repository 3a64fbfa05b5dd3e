"""What may be told of errors and of addresses: where and of what kind, and no value."""

import traceback

_MOST = 12
_FEEDS = "/v1/feeds/"  # followed by a secret


def place_of(error: BaseException) -> list[str]:
    """The innermost frames as `file:line function`; no message, no value, nobody's name."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def telling(path: str) -> str:
    """The path of a request as logs and problems may show it: a secret address only begins."""
    return f"{_FEEDS}…" if path.startswith(_FEEDS) else path
