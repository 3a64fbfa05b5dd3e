"""Coming in with a password or a one-time token, and going on with a refresh token."""

from collections.abc import Callable, Mapping
from typing import Any

from flask.views import MethodView

from service import clock
from service.access import signing_in
from service.api.blueprint import ApiBlueprint
from service.api.schemas.signing_in import (
    COOKIE,
    TOKENS,
    PasswordSignInSchema,
    RefreshSchema,
    SetUpSchema,
    SignedInSchema,
    TicketSignInSchema,
    WhoSchema,
)
from service.calls import backend
from service.letting_in import let_in_browser, let_in_program, tokens_of
from service.proxies import caller_address
from tenants.accounts.refreshing import use_refresh_token
from tenants.accounts.sign_ins import Proven

blueprint = ApiBlueprint("signing-in", "Đăng nhập. How people come in.")

_LET_IN: Mapping[str, Callable[[Proven], dict[str, Any]]] = {
    TOKENS: let_in_program,
    COOKIE: let_in_browser,
}


@blueprint.route("/v1/sign-in")
class PasswordSignIn(MethodView):
    """Signing in with a password."""

    @blueprint.entrance(takes=PasswordSignInSchema, answers=SignedInSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Sign in with a password and, where the account has one, a code."""
        let_in = _LET_IN[body.pop("keep")]
        here = backend()
        proven = signing_in.with_password(
            here.engine, here.entrance.keyring, source=caller_address(), at=clock.now(), **body
        )
        return let_in(proven)


@blueprint.route("/v1/sign-in/ticket")
class TicketSignIn(MethodView):
    """Signing in with a one-time token."""

    @blueprint.entrance(takes=TicketSignInSchema, answers=SignedInSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Sign in with a one-time token, which is used up."""
        let_in = _LET_IN[body.pop("keep")]
        return let_in(signing_in.with_ticket(backend().engine, at=clock.now(), **body))


@blueprint.route("/v1/sign-in/refresh")
class Refreshment(MethodView):
    """Going on."""

    @blueprint.entrance(takes=RefreshSchema, answers=SignedInSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """New tokens for a refresh token; one that comes twice ends its sign-in."""
        found = use_refresh_token(backend().engine, body["refresh_token"], clock.now())
        return tokens_of(*found)


@blueprint.route("/v1/account/set-up")
class SetUp(MethodView):
    """The first password."""

    @blueprint.entrance(takes=SetUpSchema, answers=WhoSchema)
    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        """Set the password of an account to which an operator invited you."""
        return {"user_id": signing_in.set_up(backend().engine, at=clock.now(), **body)}
