"""What queries about the lives of exemplars answer."""

from marshmallow import Schema, fields

from projections.exemplars.life_view import (
    AdoptionEntry,
    AssessmentEntry,
    ExemplarEntry,
    FundEntry,
)
from projections.exemplars.movements import MovementEntry
from projections.exemplars.registrations import AgencyCount, KindCount, ListEntry
from projections.exemplars.stories_view import PublicationEntry, StoryEntry
from projections.exemplars.timeline import TimelineEntry
from projections.exemplars.watch_list import EmergingEntry
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.protected import protecting

EmergingEntrySchema = schema_of(EmergingEntry)
EmergingPageSchema = page_of(EmergingEntrySchema)
ListEntrySchema = schema_of(ListEntry)
ListPageSchema = page_of(ListEntrySchema)
MovementEntrySchema = schema_of(MovementEntry)
MovementPageSchema = page_of(MovementEntrySchema)
ExemplarEntrySchema = schema_of(ExemplarEntry)
ExemplarPageSchema = page_of(ExemplarEntrySchema)
AssessmentPageSchema = page_of(schema_of(AssessmentEntry))
AdoptionPageSchema = page_of(
    protecting(schema_of(AdoptionEntry), "subject_name", "adopter", "what", "result")
)
StoryEntrySchema = schema_of(StoryEntry)
StoryPageSchema = page_of(StoryEntrySchema)
PublicationPageSchema = page_of(schema_of(PublicationEntry))


class StoryBasisSchema(Schema):
    """What a story about an exemplar names and may refer to, and who must consent."""

    decision_number = fields.String(required=True, allow_none=True)
    facts = fields.List(fields.String(), required=True)
    consents_needed = fields.List(fields.String(), required=True)


class RegistrationSummarySchema(Schema):
    """How many exemplars were registered, by plan, period, unit and kind."""

    items = fields.List(fields.Nested(schema_of(KindCount)), required=True)


class RegistrationOverviewSchema(Schema):
    """How many exemplars the agencies registered, by period and kind; no unit and no name."""

    items = fields.List(fields.Nested(schema_of(AgencyCount)), required=True)


class FundsSchema(Schema):
    """What every fund gave to exemplars, by year, in đồng."""

    items = fields.List(fields.Nested(schema_of(FundEntry)), required=True)


class TimelineSchema(Schema):
    """The life of an exemplar, in the order of the log."""

    items = fields.List(fields.Nested(schema_of(TimelineEntry)), required=True)
