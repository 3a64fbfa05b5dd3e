"""What reports are asked and what they answer."""

from typing import Any

from marshmallow import Schema, fields

from service.api.schemas.fields import Text

_SOURCES = {"description": "Positions of the events of the log that this came from."}


class ReportQuerySchema(Schema):
    """As of which day, and on which plan."""

    as_of = fields.Date(
        required=True, metadata={"description": "A day that is over; it counts to its end."}
    )
    plan = Text(
        load_default=None, metadata={"description": "Id or key of a plan; default: all plans."}
    )


class SourcedSchema(Schema):
    """A number and where it came from."""

    count = fields.Integer(required=True)
    sources = fields.List(fields.Integer(), required=True, metadata=_SOURCES)


class WindowSchema(Schema):
    """The window on which a report looks back, both days included."""

    key = fields.String(required=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)


def _rows(description: str) -> fields.List[Any]:
    return fields.List(
        fields.Dict(), required=True, metadata={"description": f"{description}, with sources."}
    )


class ReportSchema(Schema):
    """A report: the same day gives the same bytes, also after a rebuild or more events."""

    report = fields.String(required=True)
    tenant = fields.String(required=True)
    as_of = fields.Date(required=True)
    basis = fields.String(
        required=True,
        metadata={
            "description": "By which time events were held against the day: when they were"
            " recorded or, in a rehearsal, when they happened.",
            "enum": ["recorded", "happened"],
        },
    )
    window = fields.Nested(WindowSchema, required=True)
    plan = fields.Dict(required=True, allow_none=True)
    total = fields.Nested(SourcedSchema, required=True)
    by_kind = _rows("Dossiers by kind of subject")
    by_field = _rows("Dossiers by field of work")
    by_stage = _rows("Dossiers by stage on that day")
    by_unit = _rows("Dossiers by unit")
    by_year = _rows("Dossiers by year")
    late = _rows("Late dossiers")
    recognised = _rows("Recognitions by day of decision")
    referrals = _rows("Referrals upward and their answers")
    lists = _rows("Lists upward and their answers")
    nil_returns = _rows("Returns of “không có điển hình trong kỳ”")
