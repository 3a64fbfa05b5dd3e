"""What callers may know of themselves."""

from typing import Any

from flask.views import MethodView

from service.api.blueprint import ApiBlueprint
from service.api.schemas.personal import IdentitySchema, TenantListSchema
from service.calls import backend, identity
from tenants import directory

blueprint = ApiBlueprint("personal", "Người dùng. Who you are and where you hold roles.")


@blueprint.route("/v1/me")
class Me(MethodView):
    """The caller."""

    @blueprint.personal(answers=IdentitySchema)
    def get(self) -> object:
        """Who you are, with the roles in force today."""
        return identity()


@blueprint.route("/v1/tenants")
class TenantCollection(MethodView):
    """The caller's agencies."""

    @blueprint.personal(answers=TenantListSchema)
    def get(self) -> dict[str, Any]:
        """The agencies at which you hold a role today."""
        held = {grant.tenant_id for grant in identity().grants}
        return {"items": [directory.get(backend().engine, each) for each in sorted(held)]}
