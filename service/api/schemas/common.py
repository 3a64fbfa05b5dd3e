"""Schemas that several resources share."""

from marshmallow import Schema, fields, validate

from service.api.schemas.fields import Text

FIRST_PAGE = 50
LARGEST_PAGE = 200


class NothingSchema(Schema):
    """A command that needs no further words."""


class DoneSchema(Schema):
    """What a command answers: the thing it was about, and the position that the log reached."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True, metadata={"minimum": 1})


class ReasonSchema(Schema):
    """Why something is done."""

    reason = Text(required=True, longest=2000)


class PositionQuerySchema(Schema):
    """A reader who may wait until the view shows a position."""

    position = fields.Integer(
        load_default=None,
        validate=validate.Range(min=0, max=10**15),
        metadata={"description": "Answer only when the view shows this position (5 s at most)."},
    )


class MomentQuerySchema(PositionQuerySchema):
    """A reader who may look back at a moment."""

    as_of = fields.String(
        load_default=None,
        validate=validate.Length(min=1, max=80),
        metadata={
            "description": "As it stood then: a day (until its end in Vietnam), an instant with its"
            " offset, a position of the log, or a checkpoint (`size~root` in hex): then only if the"
            " log still leads to that root.",
            "examples": ["2024-11-29", "2024-11-29T08:00:00+07:00", "1234"],
        },
    )


class PagingSchema(Schema):
    """Which page of a list."""

    cursor = fields.String(
        load_default=None, metadata={"description": "`next_cursor` of the page before."}
    )
    limit = fields.Integer(
        load_default=FIRST_PAGE, validate=validate.Range(min=1, max=LARGEST_PAGE)
    )


class PageQuerySchema(PagingSchema, MomentQuerySchema):
    """Which page of a list, as of when."""


class PageSchema(Schema):
    """A page of a list; `next_cursor` is null on the last."""

    next_cursor = fields.String(required=True, allow_none=True)
