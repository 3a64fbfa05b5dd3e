"""Whose consent a story needs, and for which channels it was given.

Luật 91/2025/QH15 Điều 16 khoản 1 asks the person, Điều 24 khoản 2 a child of seven or more and the
legal representative.
"""

from collections.abc import Sequence

from domain.exemplars.kinds import Capacity, Channel
from domain.exemplars.refusals import ConsentMissingError
from domain.rules.kinds import SubjectKind

PERSONS = frozenset(
    {
        SubjectKind.INDIVIDUAL,
        SubjectKind.LEADER,
        SubjectKind.HOUSEHOLD,
        SubjectKind.STUDENT,
        SubjectKind.ARMED_FORCE_PERSON,
    }
)
"""The kinds whose stories are about a person; others consent to nothing."""

VIETNAMESE = {
    Capacity.SUBJECT: "người được nêu gương",
    Capacity.LEGAL_REPRESENTATIVE: "người đại diện theo pháp luật",
}


def consents_needed(kind: SubjectKind, *, minor: bool) -> tuple[Capacity, ...]:
    """Who must consent: a person; for a student or any other minor the representative as well.

    For a child under seven the law asks the representative alone; both are asked here, as ages are
    not recorded.
    """
    if minor or kind is SubjectKind.STUDENT:
        return (Capacity.SUBJECT, Capacity.LEGAL_REPRESENTATIVE)
    return (Capacity.SUBJECT,) if kind in PERSONS else ()


class Consents:
    """The consents in force for one text."""

    def __init__(self, needed: Sequence[Capacity]) -> None:
        self.needed = tuple(needed)
        self._given: dict[Capacity, frozenset[Channel]] = {}

    def record(self, capacity: Capacity, scope: Sequence[Channel]) -> None:
        """Put a consent in force; one in the same capacity is superseded."""
        self._given[capacity] = frozenset(scope)

    def withdraw(self, capacity: Capacity) -> None:
        """Put a consent out of force."""
        del self._given[capacity]

    def clear(self) -> None:
        """Put all out of force: they were given to another text."""
        self._given.clear()

    def holds(self, capacity: Capacity) -> bool:
        """Whether a consent in this capacity is in force."""
        return capacity in self._given

    def require(self, channel: Channel) -> None:
        """Refuse a channel for which a needed consent is missing.

        Raises:
            ConsentMissingError: it names everybody whose consent is missing.
        """
        missing = [who for who in self.needed if channel not in self._given.get(who, frozenset())]
        if missing:
            raise ConsentMissingError(
                channel=channel.value,
                missing=", ".join(who.value for who in missing),
                missing_vi=", ".join(VIETNAMESE[who] for who in missing),
            )
