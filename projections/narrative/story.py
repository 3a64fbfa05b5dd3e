"""The sentence for any event of the domain."""

from functools import singledispatch

from projections.narrative import (
    access,
    ballots,
    councils,
    elections,
    emerging,
    erasures,
    evidence,
    exemplars,
    lists,
    nomination_outcomes,
    nominations,
    obligations,
    plans,
    publications,
    recognitions,
    registrations,
    subjects,
)
from projections.narrative.sentence import Names, Sentence, UntoldFactError

_CONTEXTS = (
    plans,
    subjects,
    evidence,
    nominations,
    nomination_outcomes,
    councils,
    ballots,
    elections,
    recognitions,
    emerging,
    registrations,
    exemplars,
    publications,
    obligations,
    lists,
    access,
    erasures,
)


def sentence(fact: object, names: Names) -> Sentence:
    """What happened, in both languages.

    Raises:
        UntoldFactError: nobody has written a sentence for this kind of event.
    """
    return _tell(fact, names)


@singledispatch
def _tell(fact: object, _: Names) -> Sentence:
    raise UntoldFactError(fact)


for _context in _CONTEXTS:
    for _kind, _teller in _context.tell.registry.items():
        if _kind is not object:
            _tell.register(_kind, _teller)
