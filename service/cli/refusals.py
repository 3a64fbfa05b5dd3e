"""How the command line says no: one line in both languages, and an exit code that is not zero."""

import re
from collections.abc import Callable
from typing import IO, Any

import click
from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from refusals import refusal
from tenants.migrations import PendingMigrationsError
from tenants.plan_files import PlanFileError

REFUSED = 1
MISUSED = 2


class Refusal(click.ClickException):
    """The command changed nothing; it says why in Vietnamese and in English."""

    exit_code = REFUSED

    def __init__(self, *, vi: str, en: str) -> None:
        self.vi = vi
        self.en = en
        super().__init__(vi)

    def line(self, language: str) -> str:
        """The one line to print, the language asked for first."""
        first, second = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        return f"guong: {_on_one_line(first)} · {_on_one_line(second)}"

    @override
    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.line("vi"), err=True)


class Misuse(Refusal):
    """The command was not written as it can be understood."""

    exit_code = MISUSED


def refusal_of(error: Exception) -> Refusal | None:
    """What the command line says about an error, or None when it is nobody's but our own."""
    if isinstance(error, Refusal):
        return error
    for kind, told in _TOLD.items():
        if isinstance(error, kind):
            return told(error)
    return None


def _refused(error: refusal.Refusal) -> Refusal:
    return Refusal(vi=error.message("vi"), en=error.message("en"))


def _failed(error: click.ClickException) -> Refusal:
    return Refusal(vi=error.format_message(), en=error.format_message())


def _not_initialised(error: PendingMigrationsError) -> Refusal:
    return Refusal(
        vi=f"{error.message('vi')} Hãy chạy: guong init.",
        en=f"{error.message('en')} Run: guong init.",
    )


def _at_line(error: PlanFileError) -> Refusal:
    place = f"{error.path}" if error.line is None else f"{error.path}:{error.line}"
    return Refusal(vi=f"{place}: {error.vi}", en=f"{place}: {error.en}")


def _database_refuses(error: DBAPIError) -> Refusal:
    return _because_of_database(str(error.orig))


def _log_refuses(error: PersistenceError) -> Refusal:
    return _because_of_database(str(error))


def _because_of_database(said: str) -> Refusal:
    reason = said.strip().partition("\n")[0]
    return Refusal(
        vi=f"Cơ sở dữ liệu không thực hiện được: {reason}", en=f"The database refuses: {reason}"
    )


def _system_refuses(error: OSError) -> Refusal:
    said = f"{error.filename or ''} ({error.strerror or type(error).__name__})".strip()
    return Refusal(vi=f"Hệ điều hành từ chối: {said}", en=f"The operating system refuses: {said}")


def _misuse_of(error: click.UsageError) -> Misuse:
    return Misuse(vi=_vietnamese(error), en=error.format_message())


def _vietnamese(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter():
            return f"Thiếu tham số {_name_of(error)}."
        case click.BadParameter():
            return f"Giá trị của {_name_of(error)} không hợp lệ{_choices(error)}."
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}."
    command = re.fullmatch(r"No such command '(.+)'\..*", error.format_message(), re.DOTALL)
    if command is not None:
        return f"Không có lệnh {command[1]}; xem guong --help."
    return "Lệnh viết chưa đúng; thêm --help để xem hướng dẫn."


def _choices(error: click.BadParameter) -> str:
    kind = None if error.param is None else error.param.type
    return f"; chọn: {', '.join(kind.choices)}" if isinstance(kind, click.Choice) else ""


def _name_of(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    return error.param.get_error_hint(error.ctx or click.Context(click.Command("guong")))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


_TOLD: dict[type[Exception], Callable[[Any], Refusal]] = {
    click.UsageError: _misuse_of,
    click.ClickException: _failed,
    PendingMigrationsError: _not_initialised,
    refusal.Refusal: _refused,
    PlanFileError: _at_line,
    DBAPIError: _database_refuses,
    PersistenceError: _log_refuses,
    OSError: _system_refuses,
}
"""The first kind that fits tells the error; special ones stand before general ones."""
