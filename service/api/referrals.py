"""Referrals upward, as the agency that made them sees them."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from projections.recognition_register.view import RecognitionRegisterView
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.reading import page
from service.api.schemas.answers import ReferralEntrySchema, ReferralPageSchema
from service.api.schemas.common import MomentQuerySchema
from service.api.schemas.recognitions import ReferralQuerySchema
from service.views import asked_for

blueprint = ApiBlueprint(
    "referrals", "Đề nghị cấp trên. What was proposed above, and what became of it."
)


@blueprint.route(f"{TENANT}/referrals")
class ReferralCollection(MethodView):
    """The referrals."""

    @blueprint.query(permits=Right.READ, takes=ReferralQuerySchema, answers=ReferralPageSchema)
    def get(self, query: dict[str, Any]) -> object:
        """The referrals, in the order in which they were sent."""
        return page(RecognitionRegisterView, RecognitionRegisterView.referrals, query)


@blueprint.route(f"{TENANT}/referrals/<uuid:referral_id>")
class ReferralItem(MethodView):
    """One referral."""

    @blueprint.query(permits=Right.READ, takes=MomentQuerySchema, answers=ReferralEntrySchema)
    def get(self, query: dict[str, Any], referral_id: UUID) -> object:
        """A referral with its answer, once there is one."""
        return asked_for(RecognitionRegisterView, query).referral(referral_id)
