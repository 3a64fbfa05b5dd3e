"""What is said about units and subjects."""

from marshmallow import Schema, fields, validate

from domain.rules.kinds import SubjectKind
from service.api.schemas.common import PageQuerySchema
from service.api.schemas.fields import Text, Truth


class UnitSchema(Schema):
    """A unit of the agency; `external` ones can be requested but not assigned."""

    name = Text(required=True)
    short_name = Text(required=True)
    external = Truth(load_default=False)


class UnitRenamingSchema(Schema):
    """Another name for a unit, by a document."""

    name = Text(required=True)
    short_name = Text(required=True)
    document = Text(required=True)


class UnitDissolutionSchema(Schema):
    """The end of a unit, by a document."""

    on = fields.Date(required=True)
    document = Text(required=True)


class SubjectSchema(Schema):
    """Somebody or something that can be nominated."""

    kind = fields.Enum(SubjectKind, by_value=True, required=True)
    name = Text(required=True)
    position = Text(load_default=None, allow_none=True)
    unit_id = fields.UUID(load_default=None, allow_none=True)
    leads_unit_id = fields.UUID(load_default=None, allow_none=True)


class SubjectCorrectionSchema(Schema):
    """What is known of a subject, put right."""

    name = Text(required=True)
    position = Text(load_default=None, allow_none=True)
    reason = Text(required=True, longest=2000)


class SubjectQuerySchema(PageQuerySchema):
    """Which subjects."""

    q = Text(load_default=None, metadata={"description": "Part of a name, accents or not."})
    kind = fields.String(
        load_default=None, validate=validate.OneOf([kind.value for kind in SubjectKind])
    )
    unit_id = fields.UUID(load_default=None)
