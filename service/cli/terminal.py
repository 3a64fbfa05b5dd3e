"""What a command prints: one JSON document, or tables and sentences for people."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from domain.times import VIETNAM

LANGUAGES = ("vi", "en")
_WIDTH_OF_A_FILE = 200

Advance = Callable[[int, int], None]
"""Tells a progress bar how much is done, and of how much."""


@dataclass(frozen=True)
class Column:
    """A column of a table: the key in the rows and its heading in both languages."""

    key: str
    vi: str
    en: str


def language_of_environment() -> str:
    """The language that LANG asks for; Vietnamese unless it asks for English."""
    return "en" if os.environ.get("LANG", "").startswith("en") else "vi"


@dataclass
class Terminal:
    """How one run of the command line speaks: in which language, or in JSON."""

    language: str = field(default_factory=language_of_environment)
    as_json: bool = False

    def table(self, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
        """Print rows: a JSON list of objects, or a table."""
        if self.as_json:
            _print_json(rows)
            return
        table = Table(*(self.say(column.vi, column.en) for column in columns))
        for row in rows:
            table.add_row(*(_cell(row.get(column.key)) for column in columns))
        _console().print(table)

    def done(self, result: Mapping[str, Any], *, vi: str, en: str) -> None:
        """Print what a command did: the JSON object, or the sentence."""
        if self.as_json:
            _print_json(result)
            return
        click.echo(self.say(vi, en))

    def lines(self, document: Any, lines: Sequence[str]) -> None:
        """Print the JSON document, or the lines."""
        if self.as_json:
            _print_json(document)
            return
        for line in lines:
            click.echo(line)

    def say(self, vi: str, en: str) -> str:
        """The sentence in the language of this run."""
        return vi if self.language == "vi" else en

    @contextmanager
    def progress(self, vi: str, en: str) -> Iterator[Advance]:
        """A progress bar on stderr while the block runs, if somebody is looking."""
        console = Console(file=sys.stderr)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(self.say(vi, en), total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def this_terminal() -> Terminal:
    """The terminal of the command that is running."""
    return click.get_current_context().find_root().ensure_object(Terminal)


def _console() -> Console:
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_A_FILE
    return console


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
