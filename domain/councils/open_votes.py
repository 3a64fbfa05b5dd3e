"""Votes by name, where the policy says that the vote is open."""

from collections.abc import Collection, Mapping

from domain.councils.counting import Choice, Votes
from domain.councils.tally import AbstainNotOfferedError
from domain.errors import DomainError


class NotAVoterError(DomainError):
    """Only those entitled vote on a nominee: present, or asked in writing, and not recused."""

    vi = "{member_id} không được biểu quyết về hồ sơ này."
    en = "{member_id} has no vote on this nominee."


class UnknownChoiceError(DomainError):
    """A vote says yes, no or abstain."""

    vi = "Ý kiến phải là yes, no hoặc abstain, không phải {choice}."
    en = "A vote is yes, no or abstain, not {choice}."


def check_votes(votes: Mapping[str, str], *, voters: Collection[str], abstain_option: bool) -> None:
    """Refuse votes that nobody, or not this member, can give.

    Raises:
        NotAVoterError, UnknownChoiceError, AbstainNotOfferedError: for the first such vote.
    """
    for member_id, choice in sorted(votes.items()):
        if member_id not in voters:
            raise NotAVoterError(member_id=member_id)
        if choice not in tuple(Choice):
            raise UnknownChoiceError(choice=choice)
        if choice == Choice.ABSTAIN and not abstain_option:
            raise AbstainNotOfferedError


def counted(votes: Mapping[str, str], *, chair: str) -> Votes:
    """The sums of votes by name, with what the chair chose."""
    choices = [Choice(choice) for choice in votes.values()]
    return Votes(
        yes=choices.count(Choice.YES),
        no=choices.count(Choice.NO),
        abstain=choices.count(Choice.ABSTAIN),
        chair=Choice(votes[chair]) if chair in votes else None,
    )
