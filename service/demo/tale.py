"""What is told of one exemplar of the rehearsal; nothing of it happened."""

from dataclasses import dataclass

from service.demo.dossiers import Candidate


@dataclass(frozen=True, kw_only=True)
class Tale:
    """An exemplar from the first note to the last adopter; `adopter` is the short name of a unit.

    `until` is the last day on which the story is up, where it comes down again.
    """

    candidate: Candidate
    why: str
    weakness: str
    help: str
    helped: str
    mentor: str
    progress: str
    measure: str
    difficulty: str
    support: str
    title: str
    text: str
    visitors: str
    learnt: str
    adopter: str
    adopted: str
    outcome: str
    effect: str
    reach: str
    until: str | None = None
