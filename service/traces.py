"""Where an unexpected error came from, without the values that its message may hold."""

import traceback

_MOST = 12


def place_of(error: BaseException) -> list[str]:
    """The innermost frames as `file:line function`; no message, no value, nobody's name."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
