"""What every command shares: `--json`, `--lang`, and refusals in one line."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click
from typing_extensions import override

from service.cli.refusals import Refusal, refusal_of
from service.cli.terminal import LANGUAGES, language_of_environment, this_terminal

INTERRUPTED = 130


class GuongCommand(click.Command):
    """A command that can answer in JSON and in either language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [_json_option(), _language_option()]


class GuongGroup(click.Group):
    """A family of commands; the outermost turns every refusal into one line and a status."""

    command_class = GuongCommand
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_language_option())

    @override
    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        try:
            status = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except click.exceptions.NoArgsIsHelpError as asked:
            click.echo(asked.format_message())
            sys.exit(0)
        except click.exceptions.Abort:
            sys.exit(INTERRUPTED)
        except Exception as error:
            refusal = refusal_of(error)
            if refusal is None:
                raise
            _print(refusal, args if args is not None else sys.argv[1:])
            sys.exit(refusal.exit_code)
        sys.exit(status if isinstance(status, int) else 0)


def _print(refusal: Refusal, arguments: Sequence[str]) -> None:
    # The context of the command is gone by now, and a misuse may never have had one.
    click.echo(refusal.line(_language_in(arguments)), err=True)


def _language_in(arguments: Sequence[str]) -> str:
    asked = [value for option, value in pairwise(arguments) if option == "--lang"]
    asked += [each.removeprefix("--lang=") for each in arguments if each.startswith("--lang=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else language_of_environment()


def _json_option() -> click.Option:
    return click.Option(
        ["--json"],
        is_flag=True,
        expose_value=False,
        callback=_answer_in_json,
        help="In một văn bản JSON. · Print one JSON document.",
    )


def _language_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_answer_in_language,
        help="Ngôn ngữ. · Language.",
    )


def _answer_in_json(_: click.Context, __: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 -- click's
    if wanted:
        this_terminal().as_json = True


def _answer_in_language(_: click.Context, __: click.Parameter, language: str | None) -> None:
    if language is not None:
        this_terminal().language = language
