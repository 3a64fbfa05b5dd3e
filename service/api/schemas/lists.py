"""What is said about lists upward."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.lists.content import ListKind
from domain.lists.incoming_list import EntryResult, Result
from projections.list_register.view import (
    IncomingListEntry,
    IncomingListSummary,
    UpwardListEntry,
    UpwardListSummary,
)
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import MOST_ITEMS, Text

_KIND = [kind.value for kind in ListKind]
_SPAN = {"description": "2021-05, 2021-Q3, 2021-Q1-Q2, 2021-H1, 2021 or 2021-2025."}
_OWN = ["compiled", "signed", "sent", "acknowledged", "answered", "returned", "cancelled"]
_IN = ["received", "acknowledged", "answered", "returned"]

UpwardListPageSchema = page_of(schema_of(UpwardListSummary))
UpwardListSchema = schema_of(UpwardListEntry, name="UpwardList")
IncomingListPageSchema = page_of(schema_of(IncomingListSummary))
IncomingListSchema = schema_of(IncomingListEntry, name="IncomingList")


class CompilationSchema(Schema):
    """A list to be compiled; without `nomination_ids`, of everybody ready who is on none yet."""

    plan_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(_KIND))
    span = Text(required=True, metadata=_SPAN)
    nomination_ids = fields.List(
        fields.UUID(),
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=MOST_ITEMS),
    )
    nil_reason = Text(longest=2000, load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"kind": ListKind(data["kind"])}


class SignatureSchema(Schema):
    """The head's signature on a list."""

    number = Text(required=True)
    signed_on = fields.Date(required=True)
    signer = Text(required=True)
    council_minutes = Text(load_default=None, allow_none=True)


class DispatchSchema(Schema):
    """Where a list is sent."""

    destination = Text(
        load_default=None,
        allow_none=True,
        metadata={"description": "Slug of an agency above; default: the one on the plan's route."},
    )
    route_override_reason = Text(
        longest=2000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why it leaves the plan's route, if it does."},
    )


class AcknowledgementSchema(Schema):
    """The receipt of a list."""

    receipt_number = Text(load_default=None, allow_none=True)


class EntryResultSchema(Schema):
    """What became of one exemplar; to decline takes a reason."""

    nomination_id = fields.UUID(required=True)
    result = fields.String(required=True, validate=validate.OneOf([each.value for each in Result]))
    decision_number = Text(load_default=None, allow_none=True)
    reason = Text(longest=2000, load_default=None, allow_none=True)

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> EntryResult:
        return EntryResult(**data | {"result": Result(data["result"])})


class ListAnswerSchema(Schema):
    """What became of those on a list; a later answer supersedes."""

    document_number = Text(load_default=None, allow_none=True)
    note = Text(longest=2000, load_default=None, allow_none=True)
    results = fields.List(
        fields.Nested(EntryResultSchema),
        load_default=list,
        validate=validate.Length(max=MOST_ITEMS),
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return data | {"results": tuple(data["results"])}


class UpwardListQuerySchema(PageQuerySchema):
    """Which lists of one's own."""

    state = fields.String(load_default=None, validate=validate.OneOf(_OWN))
    kind = fields.String(load_default=None, validate=validate.OneOf(_KIND))
    plan_id = fields.UUID(load_default=None)
    span = Text(load_default=None, metadata=_SPAN)


class InboxQuerySchema(PageQuerySchema):
    """Which lists in the inbox."""

    state = fields.String(load_default=None, validate=validate.OneOf(_IN))
    kind = fields.String(load_default=None, validate=validate.OneOf(_KIND))
    origin = Text(load_default=None, metadata={"description": "The agency that sent it."})
    span = Text(load_default=None, metadata=_SPAN)
