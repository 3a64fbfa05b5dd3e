"""The watch-list of emerging exemplars."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.exemplars.commands import (
    AssignMentor,
    CloseWatch,
    FindWeakness,
    GiveHelp,
    NoteEmerging,
    NoteProgress,
    PlanHelp,
)
from domain.processes.commands import PromoteEmerging
from projections.exemplars.watch_list import WatchListView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.common import DoneSchema, MomentQuerySchema, ReasonSchema
from service.api.schemas.emerging import (
    EmergingQuerySchema,
    HelpResultSchema,
    HelpSchema,
    MentorSchema,
    NoteSchema,
    PartSchema,
    ProgressSchema,
    PromotionSchema,
    WeaknessSchema,
)
from service.api.schemas.lives import EmergingEntrySchema, EmergingPageSchema
from service.api.speaking import Answer
from service.calls import act_for_unit, act_for_unit_of, asked, at, caller, office, readable_unit
from service.views import asked_for

blueprint = ApiBlueprint(
    "emerging", "Nhân tố mới. Emerging exemplars: what is lacking, who helps, what came of it."
)
ITEM = f"{TENANT}/emerging/<uuid:emerging_id>"


def _act_for_its_unit(emerging_id: UUID) -> None:
    act_for_unit_of(lambda: office().watching_unit(emerging_id))


@blueprint.route(f"{TENANT}/emerging")
class EmergingCollection(MethodView):
    """The watch-list."""

    @blueprint.query(
        permits=Right.READ_WATCH_LIST, takes=EmergingQuerySchema, answers=EmergingPageSchema
    )
    def get(self, query: dict[str, Any]) -> object:
        """The emerging exemplars, in the order in which they were noted; a unit reads its own."""
        query["unit_id"] = readable_unit(query["unit_id"])
        return page(WatchListView, WatchListView.page, query)

    @blueprint.command(permits=Right.WATCH, takes=NoteSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any]) -> Answer:
        """Put a subject on the watch-list of a unit."""
        act_for_unit(body["unit_id"])
        command = NoteEmerging(emerging_id=uuid4(), by=caller().user_id, at=at(), **body)
        handle = office().watching.note_emerging
        return created(handle, command, id=command.emerging_id, place="emerging/{id}")


@blueprint.route(ITEM)
class EmergingItem(MethodView):
    """One emerging exemplar."""

    @blueprint.query(
        permits=Right.READ_WATCH_LIST,
        takes=MomentQuerySchema,
        answers=EmergingEntrySchema,
        kind="item",
    )
    def get(self, query: dict[str, Any], emerging_id: UUID) -> Item:
        """An emerging exemplar with weaknesses, help, mentor and progress."""
        _act_for_its_unit(emerging_id)
        return item(asked_for(WatchListView, query).get(emerging_id))


@blueprint.route(f"{ITEM}/weaknesses")
class WeaknessCollection(MethodView):
    """What is still lacking."""

    @blueprint.command(permits=Right.WATCH, takes=WeaknessSchema, answers=PartSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Note what still stands in the way."""
        _act_for_its_unit(emerging_id)
        command = FindWeakness(emerging_id=emerging_id, weakness_id=uuid4(), **asked(), **body)
        handle = office().watch_list.find_weakness
        return done(handle, command, id=emerging_id, weakness_id=command.weakness_id)


@blueprint.route(f"{ITEM}/help")
class HelpCollection(MethodView):
    """Planned help."""

    @blueprint.command(permits=Right.WATCH, takes=HelpSchema, answers=PartSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Plan how to help, against a noted weakness or in general."""
        _act_for_its_unit(emerging_id)
        command = PlanHelp(emerging_id=emerging_id, help_id=uuid4(), **asked(), **body)
        handle = office().watch_list.plan_help
        return done(handle, command, id=emerging_id, help_id=command.help_id)


@blueprint.route(f"{ITEM}/help/<uuid:help_id>/result")
class HelpResult(MethodView):
    """Help that was given."""

    @blueprint.command(permits=Right.WATCH, takes=HelpResultSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID, help_id: UUID) -> Answer:
        """Record that a planned help was given, and what came of it."""
        _act_for_its_unit(emerging_id)
        command = GiveHelp(emerging_id=emerging_id, help_id=help_id, **asked(), **body)
        return done(office().watch_list.give_help, command, id=emerging_id)


@blueprint.route(f"{ITEM}/mentor")
class Mentor(MethodView):
    """Who accompanies."""

    @blueprint.command(permits=Right.WATCH, takes=MentorSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Assign a mentor, in place of any other before."""
        _act_for_its_unit(emerging_id)
        command = AssignMentor(emerging_id=emerging_id, **asked(), **body)
        return done(office().watch_list.assign_mentor, command, id=emerging_id)


@blueprint.route(f"{ITEM}/progress")
class ProgressCollection(MethodView):
    """Progress."""

    @blueprint.command(permits=Right.WATCH, takes=ProgressSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Note progress, and the weakness that it overcame."""
        _act_for_its_unit(emerging_id)
        command = NoteProgress(emerging_id=emerging_id, **asked(), **body)
        return done(office().watch_list.note_progress, command, id=emerging_id)


@blueprint.route(f"{ITEM}/promotion")
class Promotion(MethodView):
    """Putting forward."""

    @blueprint.command(permits=Right.NOMINATE, takes=PromotionSchema, answers=PartSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Put an emerging exemplar forward as a dossier of its unit."""
        _act_for_its_unit(emerging_id)
        command = PromoteEmerging(emerging_id=emerging_id, nomination_id=uuid4(), **asked(), **body)
        handle = office().registering.promote_emerging
        return done(handle, command, id=emerging_id, nomination_id=command.nomination_id)


@blueprint.route(f"{ITEM}/closing")
class Closing(MethodView):
    """The end of the watch."""

    @blueprint.command(permits=Right.WATCH, takes=ReasonSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], emerging_id: UUID) -> Answer:
        """Close the watch, with the reason."""
        _act_for_its_unit(emerging_id)
        command = CloseWatch(emerging_id=emerging_id, **asked(), **body)
        return done(office().watch_list.close_watch, command, id=emerging_id)
