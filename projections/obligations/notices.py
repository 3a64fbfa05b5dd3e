"""What an ower is told: a notice to those who were told, a reminder to those who were asked."""

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.obligations.reckoning import Owed, State, Tone
from projections.narrative.sentence import Sentence
from projections.narrative.words import moment_en, moment_vi, said


def notice_of(owed: Owed, as_of: datetime) -> Sentence:
    """How the obligation stands, in both languages; a requested body is never called overdue."""
    vi = f"{owed.ower.name}, {owed.window.label_vi}: {owed.requirement.title}."
    en = f"{owed.ower.name}, {owed.window.label_en}: {owed.requirement.title_en}."
    stands = _SAID[owed.state](owed, as_of)
    return Sentence(f"{stands.vi} {vi}{_due_vi(owed)}", f"{stands.en} {en}{_due_en(owed)}")


def _due_vi(owed: Owed) -> str:
    progress = "" if owed.required is None else f" Đã có {owed.done}/{owed.required}."
    return f" Hạn “{owed.requirement.phrase}”: trước {moment_vi(owed.window.due_at)}.{progress}"


def _due_en(owed: Owed) -> str:
    progress = "" if owed.required is None else f" There are {owed.done} of {owed.required}."
    return f" Due “{owed.requirement.phrase}”: before {moment_en(owed.window.due_at)}.{progress}"


def _open(owed: Owed, as_of: datetime) -> Sentence:
    if as_of >= owed.window.due_at:
        return Sentence(
            "Kính nhắc (đã qua hạn đề nghị).", "A reminder (the day asked for is past)."
        )
    if owed.tone is Tone.REMINDER:
        return Sentence("Kính đề nghị.", "A request.")
    return Sentence("Cần thực hiện.", "To be done.")


def _answered(vi: str, en: str) -> Callable[[Owed, datetime], Sentence]:
    def tell(owed: Owed, _: datetime) -> Sentence:
        why = said(owed.remark or "")
        return Sentence(f"{vi}: {why}", f"{en}: {why}")

    return tell


def _plain(vi: str, en: str) -> Callable[[Owed, datetime], Sentence]:
    return lambda _, __: Sentence(vi, en)


_SAID: Mapping[State, Callable[[Owed, datetime], Sentence]] = {
    State.MET: _plain("Đã thực hiện đúng hạn.", "Done in time."),
    State.MET_LATE: _plain("Đã thực hiện, muộn.", "Done, late."),
    State.OPEN: _open,
    State.OVERDUE: _plain("Quá hạn.", "Overdue."),
    State.EXCUSED: _answered("Được miễn", "Excused"),
    State.NIL: _answered("Không có điển hình trong kỳ", "No exemplar in this window"),
}
