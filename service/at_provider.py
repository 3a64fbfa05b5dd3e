"""What of a request concerns an identity provider: the way there, back, and the farewell."""

from flask import request

from service import clock
from service.access.relying_party import RelyingParty
from service.calls import backend
from tenants.accounts import providers, sign_ins
from tenants.accounts.refusals import ProviderUnreachableError, UnknownProviderError
from tenants.accounts.sealing import UnsealableError
from tenants.accounts.sign_ins import Proven

_ANEW = "login"
JOURNEY = "__Host-guong-journey"


def depart(provider_id: str) -> tuple[str, str]:
    """The address at a provider to go to, and what the browser takes along.

    With `?prompt=login` the provider asks who it is although it knows the browser: for acts that
    need a fresh proof.

    Raises:
        UnknownProviderError, ProviderUnreachableError: there is no such provider now.
    """
    wishes = {"prompt": _ANEW} if request.args.get("prompt") == _ANEW else {}
    return _party(provider_id).depart(clock.now(), **wishes)


def arrive(provider_id: str) -> Proven:
    """Who came back from a provider with this request.

    Raises:
        ProofError, UnknownProviderError, ProviderUnreachableError: nobody whom we know.
    """
    sealed = request.cookies.get(JOURNEY, "")
    return _party(provider_id).arrive(sealed, request.args, clock.now())


def end_sessions(provider_id: str) -> None:
    """End the sign-ins that the logout token of this request names.

    Raises:
        ProviderRefusedLogoutError, UnknownProviderError: the token ends nothing.
    """
    _party(provider_id).end_sessions(request.form.get("logout_token", ""), clock.now())


def farewell(sign_in_id: str) -> str | None:
    """Where the browser of a sign-in goes to sign out at its provider, too, as far as it can."""
    vouched = sign_ins.vouched_for(backend().engine, sign_in_id)
    if vouched is None:
        return None
    try:
        return _party(vouched.provider_id).farewell(vouched, clock.now())
    except (ProviderUnreachableError, UnknownProviderError, UnsealableError):
        return None  # Here the sign-in has ended; that the provider is away changes nothing.


def _party(provider_id: str) -> RelyingParty:
    here = backend()
    provider = providers.provider_of(here.engine, provider_id)
    return RelyingParty(here.engine, here.entrance, provider)
