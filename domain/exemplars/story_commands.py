"""What can be asked about stories."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.exemplars.kinds import Capacity, Channel
from domain.exemplars.story import Text


@dataclass(frozen=True, kw_only=True)
class DraftStory:
    """Write a story about the exemplar that came of a dossier."""

    story_id: UUID
    nomination_id: UUID
    minor: bool
    text: Text
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OnStory:
    """A command on a story; who asks, and when."""

    story_id: UUID
    by: str
    at: datetime
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReviseStory(OnStory):
    """Change the text."""

    text: Text
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiveConsent(OnStory):
    """Record a consent."""

    consented_by: str
    capacity: Capacity
    document: str
    scope: tuple[Channel, ...]


@dataclass(frozen=True, kw_only=True)
class WithdrawConsent(OnStory):
    """Record that a consent was taken back."""

    capacity: Capacity
    reason: str


@dataclass(frozen=True, kw_only=True)
class PublishStory(OnStory):
    """Put a story up."""

    channel: Channel
    published_from: date
    url: str | None = None
    published_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class TakeDownStory(OnStory):
    """Take a story off a channel."""

    channel: Channel
    reason: str
