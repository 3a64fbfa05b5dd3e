"""What is said about exemplars after their dossiers, and about their stories."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate
from typing_extensions import override

from domain.exemplars.exemplar import Support
from domain.exemplars.kinds import Capacity, Channel, HelpKind, Impact, SupportKind
from domain.exemplars.story import Text as StoryText
from domain.rules.kinds import SubjectKind
from projections.exemplars.stories_view import STATES
from service.api.schemas.common import MomentQuerySchema, PageQuerySchema, ReasonSchema
from service.api.schemas.fields import LONG, MOST_ITEMS, Count, Text, Truth

PENDING, MADE, OVERDUE = "pending", "made", "overdue"
_MOST_DONG = 10**13
_INVALID = "invalid"
_ADDRESS = re.compile(r"https?://\S+")


class Dong(fields.Integer):
    """An amount of money in đồng."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(min=1, max=_MOST_DONG), **options)

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if isinstance(value, bool):
            raise self.make_error(_INVALID, input=value)
        return super()._deserialize(value, attr, data, **kwargs)


class Address(Text):
    """The address of a page."""

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=2000, metadata={"pattern": r"^https?://\S+$"}, **options)

    @override
    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not _ADDRESS.fullmatch(text):
            msg = "Must be the address of a page: https://…"
            raise ValidationError(msg)
        return text


class NurtureSchema(Schema):
    """How the exemplar is helped to go on."""

    measure = Text(required=True, longest=2000)
    kind = fields.Enum(HelpKind, by_value=True, required=True)
    responsible = Text(required=True)


class DifficultySchema(Schema):
    """A difficulty or a shortcoming."""

    what = Text(required=True, longest=LONG)


class SupportSchema(Schema):
    """What an exemplar was given; amount and fund only for money from a fund."""

    kind = fields.Enum(SupportKind, by_value=True, required=True)
    what = Text(required=True, longest=2000)
    amount = Dong(load_default=None, allow_none=True)
    fund = Text(load_default=None, allow_none=True)
    document = Text(load_default=None, allow_none=True)
    given_on = fields.Date(required=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return {"support": Support(**data)}


class AssessmentSchema(Schema):
    """The last day on which an assessment is in time."""

    due_on = fields.Date(required=True)


class AssessmentResultSchema(Schema):
    """What an assessment found, and by when the next one is due."""

    effect = Text(required=True, longest=LONG)
    reach = Text(required=True, longest=LONG)
    result = fields.Enum(Impact, by_value=True, required=True)
    evidence = fields.List(
        Text(longest=2000), load_default=list, validate=validate.Length(max=MOST_ITEMS)
    )
    next_due_on = fields.Date(load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"evidence": tuple(data["evidence"])}


class VisitSchema(Schema):
    """A study visit."""

    held_on = fields.Date(required=True)
    place = Text(required=True)
    visitors = Text(required=True)
    number = Count(required=True)
    learnt = Text(required=True, longest=LONG)


class TalkSchema(Schema):
    """A talk about how the exemplar works."""

    held_on = fields.Date(required=True)
    place = Text(required=True)
    speaker = Text(required=True)
    number = Count(required=True)
    content = Text(required=True, longest=LONG)


class CompetitionSchema(Schema):
    """A call to compete alongside the exemplar."""

    name = Text(required=True)
    launched_by = Text(required=True)
    launched_from = fields.Date(required=True)
    launched_until = fields.Date(load_default=None, allow_none=True)
    content = Text(required=True, longest=LONG)


class AdoptionSchema(Schema):
    """Who took over what from the exemplar; a unit of the agency, or somebody else."""

    adopter_unit_id = fields.UUID(load_default=None, allow_none=True)
    adopter = Text(required=True)
    what = Text(required=True, longest=2000)
    adopted_on = fields.Date(required=True)


class AdoptionResultSchema(Schema):
    """What came of an adoption."""

    result = Text(required=True, longest=2000)


class ExemplarQuerySchema(PageQuerySchema):
    """Which exemplars."""

    subject_id = fields.UUID(load_default=None)
    unit_id = fields.UUID(load_default=None)
    plan_id = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=validate.OneOf(["in_force", "revoked"]))


class AssessmentQuerySchema(PageQuerySchema):
    """Which assessments; `overdue` are the pending ones whose last day was before `on`."""

    nomination_id = fields.UUID(load_default=None)
    unit_id = fields.UUID(load_default=None)
    state = fields.String(load_default=None, validate=validate.OneOf([PENDING, MADE, OVERDUE]))
    on = fields.Date(load_default=None, metadata={"description": "A day; today if none is given."})


class AdoptionQuerySchema(PageQuerySchema):
    """Which adoptions."""

    nomination_id = fields.UUID(load_default=None)
    subject_id = fields.UUID(load_default=None)
    adopter_unit_id = fields.UUID(load_default=None)
    subject_kind = fields.String(
        load_default=None, validate=validate.OneOf([kind.value for kind in SubjectKind])
    )


class TimelineQuerySchema(MomentQuerySchema):
    """Which part of a time line."""

    after = fields.Integer(
        load_default=None,
        validate=validate.Range(min=0, max=10**15),
        metadata={"description": "Only what follows this position of the log."},
    )
    limit = fields.Integer(load_default=1000, validate=validate.Range(min=1, max=1000))


class StoryTextSchema(Schema):
    """A text; it names the decision, and refers to documents or criteria of the dossier."""

    title = Text(required=True)
    text = Text(required=True, longest=LONG)
    facts_ref = fields.List(Text(), required=True, validate=validate.Length(min=1, max=MOST_ITEMS))

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        text = StoryText(
            title=data.pop("title"),
            text=data.pop("text"),
            facts_ref=tuple(data.pop("facts_ref")),
        )
        return data | {"text": text}


class DraftSchema(StoryTextSchema):
    """A story about an exemplar; `minor` is somebody who is not of age, as every student is."""

    minor = Truth(load_default=False)


class RevisionSchema(StoryTextSchema):
    """Another text, and why."""

    reason = Text(required=True, longest=2000)


class ConsentSchema(Schema):
    """Who consents, in which capacity, on which document, for which channels."""

    consented_by = Text(required=True)
    capacity = fields.Enum(Capacity, by_value=True, required=True)
    document = Text(required=True)
    scope = fields.List(
        fields.Enum(Channel, by_value=True), required=True, validate=validate.Length(min=1, max=20)
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"scope": tuple(data["scope"])}


class ConsentWithdrawalSchema(ReasonSchema):
    """Whose consent is taken back, and why."""

    capacity = fields.Enum(Capacity, by_value=True, required=True)


class PublicationSchema(Schema):
    """Where a story goes up, from which day, and until when; an online channel has an address."""

    channel = fields.Enum(Channel, by_value=True, required=True)
    url = Address(load_default=None, allow_none=True)
    published_from = fields.Date(required=True)
    published_until = fields.Date(load_default=None, allow_none=True)


class TakedownSchema(ReasonSchema):
    """The channel off which a story is taken, and why."""

    channel = fields.Enum(Channel, by_value=True, required=True)


class StoryQuerySchema(PageQuerySchema):
    """Which stories; `barred` ones must come down."""

    nomination_id = fields.UUID(load_default=None)
    subject_id = fields.UUID(load_default=None)
    barred = fields.String(
        load_default=None,
        validate=validate.OneOf(["consent_withdrawn", "recognition_revoked"]),
    )


class PublicationQuerySchema(PageQuerySchema):
    """Which publications, in their state on a day."""

    on = fields.Date(load_default=None, metadata={"description": "A day; today if none is given."})
    state = fields.String(load_default=None, validate=validate.OneOf(STATES))
    subject_id = fields.UUID(load_default=None)
    channel = fields.String(
        load_default=None, validate=validate.OneOf([each.value for each in Channel])
    )
