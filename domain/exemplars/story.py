"""A story about an exemplar: bound to its facts, consented to, published and taken down again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate
from domain.exemplars import story_facts as facts
from domain.exemplars.consents import Consents, consents_needed
from domain.exemplars.guards import require_order, require_words
from domain.exemplars.kinds import ONLINE, Capacity, Channel
from domain.exemplars.refusals import (
    AddressMissingError,
    AlreadyPublishedError,
    ConsentNotNeededError,
    ConsentScopeError,
    DecisionNotNamedError,
    FactsUnstatedError,
    NoSuchConsentError,
    NotPublishedError,
    StillPublishedError,
    StoryErasedError,
    StoryPublishedError,
    UnverifiedFactsError,
)
from domain.personal import ERASED, PersonalText
from domain.rules.kinds import SubjectKind
from domain.times import local_day


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a story may rest on: the dossier, its decision, and the facts that it holds."""

    nomination_id: UUID
    recognition_id: UUID | None
    subject_id: UUID
    subject_kind: SubjectKind
    decision_number: str | None
    known_facts: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A title, a text, and the facts of the dossier to which the text refers."""

    title: str
    text: str
    facts_ref: tuple[str, ...]

    def require_bound(self, decision_number: str | None, known: frozenset[str]) -> None:
        """Refuse a text that is not bound to what was recognised.

        Raises:
            DecisionNotNamedError: it does not name the decision.
            FactsUnstatedError, UnverifiedFactsError: it refers to nothing, or to the unconfirmed.
        """
        require_words("title", self.title)
        require_words("text", self.text)
        if decision_number is not None and decision_number not in self.text:
            raise DecisionNotNamedError(decision_number=decision_number)
        if not self.facts_ref:
            raise FactsUnstatedError
        unknown = sorted(set(self.facts_ref) - known)
        if unknown:
            raise UnverifiedFactsError(unknown=", ".join(unknown))


class Story(Aggregate):
    """One text about one exemplar."""

    TOPIC = "story"

    Drafted = facts.Drafted
    Revised = facts.Revised
    ConsentGiven = facts.ConsentGiven
    ConsentWithdrawn = facts.ConsentWithdrawn
    Published = facts.Published
    TakenDown = facts.TakenDown

    @classmethod
    def draft(
        cls, *, story_id: UUID, at: datetime, by: str, basis: Basis, minor: bool, text: Text
    ) -> "Story":
        """Write a text; `minor` says that it is about somebody who is not of age.

        Raises:
            DecisionNotNamedError, FactsUnstatedError, UnverifiedFactsError: it is not bound.
        """
        text.require_bound(basis.decision_number, basis.known_facts)
        return cls._begin(
            cls.Drafted,
            id=story_id,
            at=at,
            nomination_id=basis.nomination_id,
            recognition_id=basis.recognition_id,
            subject_id=basis.subject_id,
            subject_kind=basis.subject_kind.value,
            minor=minor,
            decision_number=basis.decision_number,
            title=PersonalText(text.title),
            text=PersonalText(text.text),
            facts_ref=list(text.facts_ref),
            drafted_by=by,
        )

    def revise(self, *, at: datetime, by: str, basis: Basis, text: Text, reason: str) -> None:
        """Change the text, which then needs consents of its own.

        Raises:
            StoryPublishedError: it is up somewhere.
            DecisionNotNamedError, FactsUnstatedError, UnverifiedFactsError: it is not bound.
        """
        if self._live_on(local_day(at)):
            raise StoryPublishedError
        require_words("reason", reason)
        text.require_bound(basis.decision_number, basis.known_facts)
        self._record(
            self.Revised,
            at=at,
            title=PersonalText(text.title),
            text=PersonalText(text.text),
            facts_ref=list(text.facts_ref),
            reason=reason,
            revised_by=by,
        )

    def give_consent(
        self,
        *,
        at: datetime,
        by: str,
        consented_by: str,
        capacity: Capacity,
        document: str,
        scope: Sequence[Channel],
    ) -> None:
        """Record a consent, by whom, in which capacity, on which document, for which channels.

        Raises:
            ConsentNotNeededError: nobody is asked in this capacity.
            ConsentScopeError: it is for no channel.
            WordsMissingError: it names nobody, or no document.
        """
        if capacity not in self._consents.needed:
            raise ConsentNotNeededError(capacity=capacity.value)
        require_words("consented_by", consented_by)
        require_words("document", document)
        if not scope:
            raise ConsentScopeError
        self._record(
            self.ConsentGiven,
            at=at,
            consented_by=PersonalText(consented_by),
            capacity=capacity.value,
            document=document,
            scope=[channel.value for channel in scope],
            recorded_by=by,
        )

    def withdraw_consent(self, *, at: datetime, by: str, capacity: Capacity, reason: str) -> None:
        """Record that a consent was taken back; whoever published takes the story down.

        Raises:
            NoSuchConsentError: there is none in force.
        """
        if not self._consents.holds(capacity):
            raise NoSuchConsentError(capacity=capacity.value)
        self._record(
            self.ConsentWithdrawn,
            at=at,
            capacity=capacity.value,
            reason=PersonalText(reason),
            recorded_by=by,
        )

    def publish(
        self,
        *,
        at: datetime,
        by: str,
        channel: Channel,
        url: str | None,
        published_from: date,
        published_until: date | None,
    ) -> None:
        """Put the story up from a day on, which may be to come, until another, if one is set.

        Raises:
            StoryErasedError: the person was erased, and the text with him or her.
            ConsentMissingError: a consent is missing; a minor's story needs two.
            AddressMissingError, BackwardsPeriodError: it cannot be so.
            AlreadyPublishedError: it is up there.
        """
        if self._text == ERASED:
            raise StoryErasedError
        self._consents.require(channel)
        require_order(published_from, published_until)
        if channel in ONLINE and not (url or "").strip():
            raise AddressMissingError
        if self._is_up(channel, published_from):
            raise AlreadyPublishedError(channel=channel.value)
        self._record(
            self.Published,
            at=at,
            channel=channel.value,
            url=url,
            published_from=published_from,
            published_until=published_until,
            published_by=by,
        )

    def take_down(self, *, at: datetime, by: str, channel: Channel, reason: str) -> None:
        """Take the story off a channel, with the reason.

        Raises:
            NotPublishedError: it is not up there.
        """
        if channel not in self._up:
            raise NotPublishedError(channel=channel.value)
        require_words("reason", reason)
        self._record(self.TakenDown, at=at, channel=channel.value, reason=reason, taken_down_by=by)

    def require_down(self) -> None:
        """Refuse while the story is up or will be: also after its time, until it is taken down.

        Raises:
            StillPublishedError: it is; the channels are named.
        """
        if self._up:
            raise StillPublishedError(channels=", ".join(channel.value for channel in self._up))

    @property
    def nomination_id(self) -> UUID:
        """The dossier on which the story rests."""
        return self._nomination_id

    def _live_on(self, day: date) -> bool:
        return any(self._is_up(channel, day) for channel in self._up)

    def _is_up(self, channel: Channel, day: date) -> bool:
        if channel not in self._up:
            return False
        until = self._up[channel]
        return until is None or until >= day

    # Facts

    @event(Drafted)
    def __init__(
        self,
        nomination_id: UUID,
        subject_id: UUID,
        subject_kind: str,
        minor: bool,  # noqa: FBT001 -- a field
        text: PersonalText,
    ) -> None:
        self._subject_id = subject_id
        self._text = text
        self._nomination_id = nomination_id
        self._consents = Consents(consents_needed(SubjectKind(subject_kind), minor=minor))
        self._up: dict[Channel, date | None] = {}

    @event(Revised)
    def _revised(self, text: PersonalText) -> None:
        self._text = text
        self._consents.clear()

    @event(ConsentGiven)
    def _consent_given(self, capacity: str, scope: list[str]) -> None:
        self._consents.record(Capacity(capacity), [Channel(channel) for channel in scope])

    @event(ConsentWithdrawn)
    def _consent_withdrawn(self, capacity: str) -> None:
        self._consents.withdraw(Capacity(capacity))

    @event(Published)
    def _published(self, channel: str, published_until: date | None) -> None:
        self._up[Channel(channel)] = published_until

    @event(TakenDown)
    def _taken_down(self, channel: str) -> None:
        del self._up[Channel(channel)]
