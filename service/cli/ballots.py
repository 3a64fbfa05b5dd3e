"""`guong ballot`: what a member can check of a ballot on another machine, without a network."""

from pathlib import Path

import click

from ballots import election as elections
from ballots.challenges import check_opened
from service.cli.commands import GuongGroup
from service.cli.log_options import FILE
from service.cli.terminal import this_terminal


@click.group(cls=GuongGroup)
def ballot() -> None:
    """Kiểm tra máy bỏ phiếu, không cần mạng · Check the voting machine, without a network."""


@ballot.command("check-challenge")
@click.argument("opened", type=FILE)
@click.option(
    "--election",
    "definition",
    type=FILE,
    required=True,
    help="Tệp định nghĩa cuộc bỏ phiếu (election.json) · The definition of the election.",
)
def check_challenge(*, opened: Path, definition: Path) -> None:
    """Xem phiếu đã mở có đúng là điều mình chọn · See what an opened ballot really held.

    So mã in ra với mã mà máy đã hiện. · Compare the code with the one that the machine showed.
    """
    election = elections.read(definition.read_text().strip())
    code, choices = check_opened(election, opened.read_text().strip())
    chosen = [
        {"question": question.text, "answer": question.answers[choice]}
        for question, choice in zip(election.questions, choices, strict=True)
    ]
    terminal = this_terminal()
    lines = [terminal.say(f"Mã: {code}", f"Code: {code}")]
    lines += [f"{each['question']}: {each['answer']}" for each in chosen]
    terminal.lines({"code": code, "choices": chosen}, lines)
