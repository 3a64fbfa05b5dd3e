"""Units of the agency."""

from typing import Any
from uuid import UUID, uuid4

from flask.views import MethodView

from domain.subjects.commands import DissolveUnit, EstablishUnit, RenameUnit
from projections.registers.units import UnitRegisterView
from service.access.rights import Right
from service.api.answering import created, done
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import Item, item, page
from service.api.schemas.answers import UnitEntrySchema, UnitPageSchema
from service.api.schemas.common import DoneSchema, MomentQuerySchema, PageQuerySchema
from service.api.schemas.subjects import UnitDissolutionSchema, UnitRenamingSchema, UnitSchema
from service.api.speaking import Answer
from service.calls import at, office, timed
from service.views import asked_for

blueprint = ApiBlueprint("units", "Phòng, đơn vị. The rooms and bodies that nominate.")


@blueprint.route(f"{TENANT}/units")
class UnitCollection(MethodView):
    """The units."""

    @blueprint.query(permits=Right.READ, takes=PageQuerySchema, answers=UnitPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The units, by name."""
        return page(UnitRegisterView, UnitRegisterView.page, query)

    @blueprint.command(permits=Right.KEEP_UNITS, takes=UnitSchema, answers=DoneSchema, status=201)
    def post(self, body: dict[str, Any]) -> Answer:
        """Establish a unit."""
        command = EstablishUnit(unit_id=uuid4(), at=at(), **body)
        return created(
            office().subjects.establish_unit, command, id=command.unit_id, place="units/{id}"
        )


@blueprint.route(f"{TENANT}/units/<uuid:unit_id>")
class UnitItem(MethodView):
    """One unit."""

    @blueprint.query(
        permits=Right.READ, takes=MomentQuerySchema, answers=UnitEntrySchema, kind="item"
    )
    def get(self, query: dict[str, Any], unit_id: UUID) -> Item:
        """A unit as it is now."""
        return item(asked_for(UnitRegisterView, query).get(unit_id))


@blueprint.route(f"{TENANT}/units/<uuid:unit_id>/renaming")
class UnitRenaming(MethodView):
    """Another name."""

    @blueprint.command(permits=Right.KEEP_UNITS, takes=UnitRenamingSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], unit_id: UUID) -> Answer:
        """Rename a unit."""
        command = RenameUnit(unit_id=unit_id, **timed(), **body)
        return done(office().subjects.rename_unit, command, id=unit_id)


@blueprint.route(f"{TENANT}/units/<uuid:unit_id>/dissolution")
class UnitDissolution(MethodView):
    """The end of a unit."""

    @blueprint.command(permits=Right.KEEP_UNITS, takes=UnitDissolutionSchema, answers=DoneSchema)
    def post(self, body: dict[str, Any], unit_id: UUID) -> Answer:
        """Dissolve a unit."""
        command = DissolveUnit(unit_id=unit_id, **timed(), **body)
        return done(office().subjects.dissolve_unit, command, id=unit_id)
