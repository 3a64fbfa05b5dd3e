"""What is said about duties, quotas and what is filed for them."""

from datetime import date

from marshmallow import Schema, fields, validate

from domain.obligations.obligation import Answer
from domain.obligations.reckoning import State
from service.api.schemas.common import PagingSchema, PositionQuerySchema
from service.api.schemas.fields import MOST_ITEMS, Count, Text

_FIRST, _LAST = date(1945, 1, 1), date(2200, 12, 31)
WINDOW = 30


class QueryDay(fields.Date):
    """A day from 1945 to 2200 in a query."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            load_default=None,
            validate=validate.Range(min=_FIRST, max=_LAST),
            **options,  # type: ignore[arg-type]  # metadata
        )


class AsOfQuerySchema(PositionQuerySchema):
    """How it stood at the end of a day; without one, how it stands now."""

    as_of = QueryDay(
        metadata={"description": "As it stood at the end of this day in Vietnam; default: now."}
    )


class DutyQuerySchema(PagingSchema, AsOfQuerySchema):
    """Which obligations, as of when."""

    unit = fields.UUID(load_default=None)
    state = fields.String(
        load_default=None, validate=validate.OneOf([state.value for state in State])
    )
    plan = fields.UUID(load_default=None)
    window = Text(longest=WINDOW, load_default=None)
    due_from = QueryDay()
    due_to = QueryDay()


class DutySummaryQuerySchema(AsOfQuerySchema):
    """Which obligations are summed, as of when."""

    unit = fields.UUID(load_default=None)
    plan = fields.UUID(load_default=None)
    due_from = QueryDay()
    due_to = QueryDay()


class QuotaOverviewQuerySchema(AsOfQuerySchema):
    """Which agency and windows, as of when."""

    agency = Text(load_default=None)
    window = Text(longest=WINDOW, load_default=None)
    due_from = QueryDay()
    due_to = QueryDay()


class CalendarQuerySchema(PositionQuerySchema):
    """Whose dates."""

    unit = fields.UUID(load_default=None)


class DutySchema(Schema):
    """Which duty: of a unit, or (null) of the agency, in one window of a plan."""

    plan_id = fields.UUID(required=True)
    duty_key = Text(required=True, longest=80)
    window = Text(required=True, longest=WINDOW)
    unit_id = fields.UUID(load_default=None, allow_none=True)


class FiledReportSchema(DutySchema):
    """A document that is owed."""

    document = Text(required=True, longest=2000)


class NilReturnSchema(DutySchema):
    """No exemplar in the window."""

    reason = Text(required=True, longest=2000)


class ExcuseSchema(DutySchema):
    """A duty to which somebody is not held."""

    reason = Text(required=True, longest=2000)


class TargetPartSchema(Schema):
    """A part of a target: how many of one field or kind."""

    of = Text(required=True)
    number = Count(required=True)


class TargetSchema(DutySchema):
    """The number that a unit sets for itself, and how it is made up."""

    target = Count(required=True)
    structure = fields.List(
        fields.Nested(TargetPartSchema),
        load_default=list,
        validate=validate.Length(max=MOST_ITEMS),
    )
    document = Text(required=True, longest=2000)


class AnswerWithdrawalSchema(Schema):
    """What is taken back, and why."""

    what = fields.Enum(Answer, by_value=True, required=True)
    reason = Text(required=True, longest=2000)
