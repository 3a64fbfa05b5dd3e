"""Whether something came in time, said with the phrase of the deadline beside it."""

from datetime import datetime

from projections.narrative.sentence import Sentence
from projections.narrative.words import moment_en, moment_vi


def lateness(at: datetime, *, due_at: datetime | None, phrase: str | None) -> Sentence:
    """How late something was at `at`; `due_at` is the first instant that was too late."""
    if due_at is None:
        return Sentence("trễ hạn", "late")
    quoted = f" “{phrase}”" if phrase else ""
    return Sentence(
        f"trễ hạn: lúc {moment_vi(at)}; hạn{quoted} là trước {moment_vi(due_at)}",
        f"late: on {moment_en(at)}; the deadline{quoted} was before {moment_en(due_at)}",
    )


def punctuality(due_at: datetime | None, *, phrase: str | None) -> Sentence:
    """That something came in time, or nothing where no time was set."""
    if due_at is None:
        return Sentence("", "")
    quoted = f" “{phrase}”" if phrase else ""
    return Sentence(f", đúng hạn{quoted}", f", within the deadline{quoted}")
