"""What commands and queries about access take and answer."""

from marshmallow import Schema, fields, validate

from domain.access.audit_scope import ScopeKind
from domain.access.delegation import Capacity
from projections.access.entries import AuditEntry, DelegationEntry, EmergencyEntry, ReadingEntry
from projections.access.view import ThingEntry
from service.access.rights import DELEGABLE
from service.access.roles import ROLES
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.derived import page_of, schema_of
from service.api.schemas.fields import MOST_ITEMS, Text
from service.feeds import READER
from tenants.feeds import IssuedFeed
from tenants.grant_journal import JournalEntry

DelegationEntrySchema = schema_of(DelegationEntry)
DelegationPageSchema = page_of(DelegationEntrySchema)
AuditEntrySchema = schema_of(AuditEntry)
AuditPageSchema = page_of(AuditEntrySchema)
EmergencyEntrySchema = schema_of(EmergencyEntry)
EmergencyPageSchema = page_of(EmergencyEntrySchema)
ReadingPageSchema = page_of(schema_of(ReadingEntry))
ThingPageSchema = page_of(schema_of(ThingEntry))
JournalPageSchema = page_of(schema_of(JournalEntry))


class FeedListSchema(Schema):
    """The calendar feeds of the agency."""

    items = fields.List(fields.Nested(schema_of(IssuedFeed)), required=True)


_PERSON = 100


class DelegationSchema(Schema):
    """Who signs in the head's place; `KT` for the head, `Q` as acting head (NĐ 30/2020)."""

    delegate = Text(required=True, longest=_PERSON)
    capacity = fields.Enum(Capacity, by_value=True, required=True)
    head_title = Text(required=True, metadata={"example": "Giám đốc"})
    own_title = Text(required=True, metadata={"example": "Phó Giám đốc"})
    document_number = Text(required=True)
    document_date = fields.Date(required=True)
    rights = fields.List(
        fields.String(validate=validate.OneOf([right.value for right in DELEGABLE])),
        required=True,
        validate=validate.Length(min=1, max=MOST_ITEMS),
    )
    first_day = fields.Date(required=True)
    last_day = fields.Date(load_default=None, allow_none=True)


class AuditSchema(Schema):
    """An auditor's access: what, why, by which document, and on which days."""

    auditor = Text(required=True, longest=_PERSON)
    scope = fields.Enum(ScopeKind, by_value=True, required=True)
    thing_id = fields.UUID(load_default=None, allow_none=True)
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
    purpose = Text(required=True, longest=2000)
    document = Text(required=True)
    first_day = fields.Date(required=True)
    last_day = fields.Date(load_default=None, allow_none=True)


class EmergencySchema(Schema):
    """Why an operator comes in, and until when: 24 hours at most."""

    reason = Text(required=True, longest=2000)
    ends_at = fields.AwareDateTime(required=True)


class RemarkSchema(Schema):
    """What the agency says of an emergency access."""

    remark = Text(required=True, longest=2000)


class DelegationQuerySchema(PageQuerySchema):
    """Which delegations."""

    delegate = fields.String(load_default=None)


class AuditQuerySchema(PageQuerySchema):
    """Which auditors' access."""

    auditor = fields.String(load_default=None)


class EmergencyQuerySchema(PageQuerySchema):
    """Which emergency access; `closed=false`: what the agency has still to close."""

    closed = fields.Boolean(load_default=None)


class ReadingQuerySchema(PageQuerySchema):
    """Which readings; `about` is any id that stood in the address."""

    reader = fields.String(load_default=None)
    role = fields.String(load_default=None, validate=validate.OneOf([*ROLES, READER]))
    about = fields.UUID(load_default=None)


class JournalQuerySchema(PageQuerySchema):
    """Whose roles."""

    user_id = fields.String(load_default=None)
