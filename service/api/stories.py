"""Stories about exemplars: text, consents, publication, takedown."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.exemplars.consents import consents_needed
from domain.exemplars.story_commands import (
    DraftStory,
    GiveConsent,
    PublishStory,
    ReviseStory,
    TakeDownStory,
    WithdrawConsent,
)
from domain.times import local_day
from projections.exemplars.stories_view import StoriesView
from service import clock
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema
from service.api.schemas.exemplars import (
    ConsentSchema,
    ConsentWithdrawalSchema,
    DraftSchema,
    PublicationQuerySchema,
    PublicationSchema,
    RevisionSchema,
    StoryQuerySchema,
    TakedownSchema,
)
from service.api.schemas.lives import (
    PublicationPageSchema,
    StoryBasisSchema,
    StoryEntrySchema,
    StoryPageSchema,
)
from service.api.speaking import Answer
from service.calls import asked, at, caller, office
from service.views import asked_for

blueprint = ApiBlueprint(
    "stories", "Tuyên truyền. Stories about exemplars, with consent, schedule and takedown."
)
ITEM = f"{TENANT}/stories/<uuid:story_id>"


@blueprint.route(f"{TENANT}/stories")
class StoryCollection(MethodView):
    """The stories."""

    @blueprint.query(permits=Right.READ_STORIES, takes=StoryQuerySchema, answers=StoryPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The stories with their consents, in the order in which they were drafted."""
        return page(StoriesView, StoriesView.page, query)


@blueprint.route(f"{TENANT}/nominations/<uuid:nomination_id>/stories")
class ExemplarStories(MethodView):
    """Stories about one exemplar."""

    @blueprint.command(
        permits=Right.WRITE_STORIES, takes=DraftSchema, answers=DoneSchema, status=201
    )
    def post(self, body: dict[str, Any], nomination_id: UUID) -> Answer:
        """Draft a story that names the decision and rests on facts of the dossier."""
        command = DraftStory(
            story_id=uuid4(),
            nomination_id=nomination_id,
            by=caller().user_id,
            at=at(),
            **body,
        )
        handle = office().publishing.draft_story
        return created(handle, command, id=command.story_id, place="stories/{id}")


@blueprint.route(f"{TENANT}/nominations/<uuid:nomination_id>/stories/basis")
class StoryBasis(MethodView):
    """What stories rest on."""

    @blueprint.query(permits=Right.WRITE_STORIES, answers=StoryBasisSchema)
    def get(self, nomination_id: UUID) -> dict[str, Any]:
        """The decision that a story names, the facts that it may refer to, and who consents."""
        basis = office().publishing.basis(nomination_id)
        return {
            "decision_number": basis.decision_number,
            "facts": sorted(basis.known_facts),
            "consents_needed": consents_needed(basis.subject_kind, minor=False),
        }


@blueprint.route(ITEM)
class StoryItem(MethodView):
    """One story."""

    @blueprint.query(
        permits=Right.READ_STORIES, takes=MomentQuerySchema, answers=StoryEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], story_id: UUID) -> Item:
        """A story with the consents that it needs and has."""
        return item(asked_for(StoriesView, query).get(story_id))


@blueprint.route(f"{ITEM}/revision")
class Revision(MethodView):
    """Another text."""

    @blueprint.command(permits=Right.WRITE_STORIES, takes=RevisionSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], story_id: UUID) -> Answer:
        """Change the text, which then needs consents of its own."""
        command = ReviseStory(story_id=story_id, **asked(), **body)
        return done(office().publishing.revise_story, command, id=story_id)


@blueprint.route(f"{ITEM}/consents")
class ConsentCollection(MethodView):
    """Consents."""

    @blueprint.command(permits=Right.WRITE_STORIES, takes=ConsentSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], story_id: UUID) -> Answer:
        """Record a consent of the subject, or of the legal representative of a minor."""
        command = GiveConsent(story_id=story_id, **asked(), **body)
        return done(office().publishing.give_consent, command, id=story_id)


@blueprint.route(f"{ITEM}/consent-withdrawal")
class ConsentWithdrawal(MethodView):
    """A consent that is taken back."""

    @blueprint.command(
        permits=Right.WRITE_STORIES, takes=ConsentWithdrawalSchema, answers=DoneSchema
    )
    def post(self, body: dict[str, Any], story_id: UUID) -> Answer:
        """Record that a consent was taken back; what is up must come down."""
        command = WithdrawConsent(story_id=story_id, **asked(), **body)
        return done(office().publishing.withdraw_consent, command, id=story_id)


@blueprint.route(f"{ITEM}/publications")
class StoryPublications(MethodView):
    """Publications of one story."""

    @blueprint.command(permits=Right.PUBLISH, takes=PublicationSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], story_id: UUID) -> Answer:
        """Put the story up on a channel; a minor's story needs two consents."""
        command = PublishStory(story_id=story_id, **asked(), **body)
        return done(office().publishing.publish_story, command, id=story_id)


@blueprint.route(f"{ITEM}/takedown")
class Takedown(MethodView):
    """Taking down."""

    @blueprint.command(permits=Right.TAKE_DOWN, takes=TakedownSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], story_id: UUID) -> Answer:
        """Take the story off a channel, with the reason."""
        command = TakeDownStory(story_id=story_id, **asked(), **body)
        return done(office().publishing.take_down_story, command, id=story_id)


@blueprint.route(f"{TENANT}/publications")
class PublicationCollection(MethodView):
    """Publications."""

    @blueprint.query(
        permits=Right.READ, takes=PublicationQuerySchema, answers=PublicationPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """What is up, scheduled, taken down, or to be taken down on a day."""
        query["on"] = query["on"] or local_day(clock.now())
        return page(StoriesView, StoriesView.publications, query)
