"""Publishing: a story rests on a dossier whose decision is in force, and on confirmed facts."""

from uuid import UUID

from domain.application import Application
from domain.exemplars.story import Basis, Story
from domain.exemplars.story_commands import (
    DraftStory,
    GiveConsent,
    OnStory,
    PublishStory,
    ReviseStory,
    TakeDownStory,
    WithdrawConsent,
)
from domain.processes.origins import basis_of, origin_of


class Publishing(Application):
    """The stories of one agency."""

    def basis(self, nomination_id: UUID) -> Basis:
        """What a story about the exemplar that came of a dossier may rest on.

        Raises:
            NotYetAnExemplarError, RecognitionRevokedError: there is nothing to write about.
        """
        return basis_of(self, nomination_id)

    def draft_story(self, command: DraftStory) -> int:
        """Write a story.

        Raises:
            NotYetAnExemplarError, RecognitionRevokedError: there is nothing to write about.
            DecisionNotNamedError, FactsUnstatedError, UnverifiedFactsError: it is not bound.
        """
        return self.store(
            Story.draft(
                story_id=command.story_id,
                at=command.at,
                by=command.by,
                basis=basis_of(self, command.nomination_id),
                minor=command.minor,
                text=command.text,
            )
        )

    def revise_story(self, command: ReviseStory) -> int:
        """Change the text, which then needs consents of its own."""
        story = self._load(command)
        story.revise(
            at=command.at,
            by=command.by,
            basis=basis_of(self, story.nomination_id),
            text=command.text,
            reason=command.reason,
        )
        return self.store(story)

    def give_consent(self, command: GiveConsent) -> int:
        """Record a consent."""
        story = self._load(command)
        story.give_consent(
            at=command.at,
            by=command.by,
            consented_by=command.consented_by,
            capacity=command.capacity,
            document=command.document,
            scope=command.scope,
        )
        return self.store(story)

    def withdraw_consent(self, command: WithdrawConsent) -> int:
        """Record that a consent was taken back."""
        story = self._load(command)
        story.withdraw_consent(
            at=command.at, by=command.by, capacity=command.capacity, reason=command.reason
        )
        return self.store(story)

    def publish_story(self, command: PublishStory) -> int:
        """Put a story up.

        Raises:
            RecognitionRevokedError: the decision that it names was revoked.
            ConsentMissingError: a consent is missing; a minor's story needs two.
        """
        story = self._load(command)
        origin_of(self, story.nomination_id)
        story.publish(
            at=command.at,
            by=command.by,
            channel=command.channel,
            url=command.url,
            published_from=command.published_from,
            published_until=command.published_until,
        )
        return self.store(story)

    def take_down_story(self, command: TakeDownStory) -> int:
        """Take a story off a channel."""
        story = self._load(command)
        story.take_down(
            at=command.at, by=command.by, channel=command.channel, reason=command.reason
        )
        return self.store(story)

    def _load(self, command: OnStory) -> Story:
        return self.load(Story, command.story_id, expected_version=command.expected_version)
