"""What people see and change of their own account: sign-ins, password, second factor."""

from typing import Any
from uuid import UUID

from flask.views import MethodView

from service import at_provider, clock, cookies
from service.access import signing_in
from service.access.refusals import SecondFactorStaleError
from service.access.step_up import FRESH, MINUTES, is_fresh
from service.api.blueprint import ApiBlueprint
from service.api.schemas.common import NothingSchema
from service.api.schemas.signing_in import (
    CodeSchema,
    EndedSchema,
    EnrolmentSchema,
    FactorStateSchema,
    NewPasswordSchema,
    ProofSchema,
    RecoveryCodesSchema,
    SignedOutSchema,
    SignInListSchema,
    WhoSchema,
)
from service.calls import backend, identity, signed_in, signed_in_just_now
from service.letting_in import renewed_cookie
from tenants.accounts import second_factor, sign_ins

blueprint = ApiBlueprint("account", "Tài khoản của bạn. Your sign-ins, password, second factor.")


@blueprint.route("/v1/me/sign-ins")
class SignInCollection(MethodView):
    """The caller's sign-ins."""

    @blueprint.personal(answers=SignInListSchema)
    def get(self) -> dict[str, Any]:
        """Your sign-ins that go on."""
        found = sign_ins.sign_ins_of(backend().engine, signed_in().user_id, clock.now())
        return {"items": found, "current": identity().sign_in_id}

    @blueprint.own(takes=NothingSchema, answers=EndedSchema)
    def delete(self, _: dict[str, Any]) -> dict[str, int]:
        """End all your sign-ins except this one."""
        return {"ended": signing_in.end_others(backend().engine, identity(), at=clock.now())}


@blueprint.route("/v1/me/sign-ins/<uuid:sign_in_id>")
class SignInItem(MethodView):
    """One of the caller's sign-ins."""

    @blueprint.own(takes=NothingSchema, answers=EndedSchema)
    def delete(self, _: dict[str, Any], sign_in_id: UUID) -> dict[str, int]:
        """End one of your sign-ins."""
        sign_ins.end(backend().engine, identity().user_id, str(sign_in_id), at=clock.now())
        return {"ended": 1}


@blueprint.route("/v1/sign-out")
class SignOut(MethodView):
    """Going out."""

    @blueprint.own(takes=NothingSchema, answers=SignedOutSchema)
    def post(self, _: dict[str, Any]) -> dict[str, Any]:
        """End this sign-in; a browser then goes to `end_session_url`, if there is one."""
        who = identity()
        sign_ins.end(backend().engine, who.user_id, who.sign_in_id, at=clock.now())
        cookies.forget()
        return {"end_session_url": at_provider.farewell(who.sign_in_id)}


@blueprint.route("/v1/me/password")
class Password(MethodView):
    """The caller's password."""

    @blueprint.own(takes=NewPasswordSchema, answers=WhoSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Change your password; all your other sign-ins end."""
        signing_in.change_password(backend().engine, identity(), at=clock.now(), **body)
        return {"user_id": identity().user_id}


@blueprint.route("/v1/me/second-factor")
class SecondFactor(MethodView):
    """The caller's authenticator."""

    @blueprint.personal(answers=FactorStateSchema)
    def get(self) -> dict[str, bool]:
        """Whether your account has a second factor in force."""
        return {"in_force": second_factor.is_enrolled(backend().engine, signed_in().user_id)}

    @blueprint.own(takes=NothingSchema, answers=EnrolmentSchema)
    def post(self, _: dict[str, Any]) -> object:
        """Begin to set up an authenticator; asks for a sign-in of the last minutes."""
        who, here = signed_in_just_now(), backend()
        return second_factor.enrol(here.engine, here.entrance.keyring, who.user_id, at=clock.now())

    @blueprint.own(takes=NothingSchema, answers=FactorStateSchema)
    def delete(self, _: dict[str, Any]) -> dict[str, bool]:
        """Remove your second factor; asks for a code of it within the last minutes."""
        if not is_fresh(identity().second_factor_at, clock.now()):
            raise SecondFactorStaleError(minutes=MINUTES)
        second_factor.remove(backend().engine, identity().user_id)
        return {"in_force": False}


@blueprint.route("/v1/me/second-factor/confirmation")
class SecondFactorConfirmation(MethodView):
    """The first code of an authenticator."""

    @blueprint.own(takes=CodeSchema, answers=RecoveryCodesSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Put your authenticator in force; answers recovery codes, shown only now."""
        here = backend()
        codes = signing_in.confirm_second_factor(
            here.engine, here.entrance.keyring, signed_in_just_now(), at=clock.now(), **body
        )
        return {"recovery_codes": codes}


@blueprint.route("/v1/me/second-factor/proof")
class SecondFactorProof(MethodView):
    """Step-up."""

    @blueprint.own(takes=CodeSchema, answers=ProofSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Show your second factor again, for acts that need a fresh one."""
        here, now = backend(), clock.now()
        signing_in.show_second_factor(
            here.engine, here.entrance.keyring, identity(), at=now, **body
        )
        return {"fresh_until": now + FRESH, **renewed_cookie(here, identity().sign_in_id)}
