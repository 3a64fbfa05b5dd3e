"""The warnings of one session: for all nominees, and for one whose voters withdrew."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from domain.councils.warnings import Warning as Caution
from domain.councils.warnings import at_session, before, incomplete
from domain.rules.vote_policy import VotePolicy, VotePolicyDraft


def warnings_of(
    draft: VotePolicyDraft, *, roster: int, present: int | None, recused: Mapping[UUID, int]
) -> tuple[Caution, ...]:
    """What the office should know.

    `present` is None until everybody's attendance is known; `recused` counts, for each nominee,
    the members present who do not vote on it.
    """
    if draft.missing():
        return (incomplete(draft),)
    policy = draft.complete()
    if present is None:
        return before(policy, roster=roster)
    return tuple(_of_those_present(policy, roster=roster, present=present, recused=recused))


def _of_those_present(
    policy: VotePolicy, *, roster: int, present: int, recused: Mapping[UUID, int]
) -> Iterator[Caution]:
    general = at_session(policy, roster=roster, present=present, recused=0)
    yield from general
    known = {caution.code for caution in general}
    for nomination_id, away in recused.items():
        for caution in at_session(policy, roster=roster, present=present, recused=away):
            if caution.code not in known:
                yield caution.about(nomination_id)
