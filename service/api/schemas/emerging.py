"""What is said about emerging exemplars, registration lists and movements."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.exemplars.kinds import HelpKind, Launcher
from domain.exemplars.registration_list import Entry
from domain.rules.kinds import SubjectKind
from service.api.schemas.common import MomentQuerySchema, PageQuerySchema
from service.api.schemas.fields import LONG, MOST_ITEMS, Text


class NoteSchema(Schema):
    """A subject that a unit puts on its watch-list, perhaps added to a yearly plan."""

    subject_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    why = Text(required=True, longest=LONG)
    plan_id = fields.UUID(load_default=None, allow_none=True)


class WeaknessSchema(Schema):
    """What still stands in the way."""

    what = Text(required=True, longest=LONG)


class HelpSchema(Schema):
    """How to help, who is responsible, and against which weakness."""

    measure = Text(required=True, longest=2000)
    kind = fields.Enum(HelpKind, by_value=True, required=True)
    responsible = Text(required=True)
    due_on = fields.Date(load_default=None, allow_none=True)
    weakness_id = fields.UUID(load_default=None, allow_none=True)


class HelpResultSchema(Schema):
    """What came of a planned help, and when it was given."""

    result = Text(required=True, longest=2000)
    given_on = fields.Date(required=True)


class MentorSchema(Schema):
    """Who accompanies the emerging exemplar."""

    mentor = Text(required=True)


class ProgressSchema(Schema):
    """Progress, and the weakness that it overcame."""

    progress = Text(required=True, longest=LONG)
    overcame = fields.UUID(load_default=None, allow_none=True)


class PromotionSchema(Schema):
    """The dossier as which the emerging exemplar is put forward."""

    plan_id = fields.UUID(required=True)
    scope = Text(load_default="")
    channel = Text(load_default=None, allow_none=True)
    achievement = Text(required=True, longest=LONG)
    field = Text(load_default=None, allow_none=True)
    movement_id = fields.UUID(load_default=None, allow_none=True)


class PartSchema(Schema):
    """What a command answers, with the id of the part that it made."""

    id = fields.UUID(required=True)
    weakness_id = fields.UUID()
    help_id = fields.UUID()
    nomination_id = fields.UUID()
    assessment_id = fields.UUID()
    adoption_id = fields.UUID()
    position = fields.Integer(required=True, metadata={"minimum": 1})


class EmergingQuerySchema(PageQuerySchema):
    """Which emerging exemplars."""

    unit_id = fields.UUID(load_default=None)
    subject_id = fields.UUID(load_default=None)
    plan_id = fields.UUID(load_default=None)
    state = fields.String(
        load_default=None, validate=validate.OneOf(["watched", "promoted", "closed"])
    )


class EntrySchema(Schema):
    """One exemplar to be built; its subject may not be known yet."""

    subject_kind = fields.Enum(SubjectKind, by_value=True, required=True)
    subject_id = fields.UUID(load_default=None, allow_none=True)
    description = Text(required=True, longest=2000)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> Entry:
        return Entry(**data)


class _EntriesSchema(Schema):
    """Something with entries, which the domain takes as a tuple."""

    entries = fields.List(
        fields.Nested(EntrySchema), required=True, validate=validate.Length(min=1, max=MOST_ITEMS)
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"entries": tuple(data["entries"])}


class ListSchema(_EntriesSchema):
    """A unit's list for a period: 2024, 2021-2025, 2024-H1, 2024-Q2 or 2024-05."""

    plan_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    period = Text(required=True, longest=20)


class AmendmentSchema(_EntriesSchema):
    """Another list in the place of a filed one, and why."""

    reason = Text(required=True, longest=2000)


class ListQuerySchema(PageQuerySchema):
    """Which registration lists."""

    plan_id = fields.UUID(load_default=None)
    unit_id = fields.UUID(load_default=None)
    period = Text(load_default=None, longest=20)


class SummaryQuerySchema(MomentQuerySchema):
    """Which counts."""

    plan_id = fields.UUID(load_default=None)
    period = Text(load_default=None, longest=20)


class RegistrationOverviewQuerySchema(MomentQuerySchema):
    """Which counts of the agencies."""

    period = Text(load_default=None, longest=20)


class MovementSchema(Schema):
    """An emulation movement; `field` is the key of a field of a plan."""

    name = Text(required=True)
    launcher = fields.Enum(Launcher, by_value=True, required=True)
    launched_by = Text(required=True)
    launched_from = fields.Date(required=True)
    launched_until = fields.Date(load_default=None, allow_none=True)
    field = Text(load_default=None, allow_none=True)
    document = Text(load_default=None, allow_none=True)


class MovementLinkSchema(Schema):
    """The movement that a dossier names."""

    movement_id = fields.UUID(required=True)


class MovementQuerySchema(PageQuerySchema):
    """Which movements."""

    launcher = fields.String(
        load_default=None, validate=validate.OneOf([each.value for each in Launcher])
    )
