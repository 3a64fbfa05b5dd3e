"""The addresses that a browser, or an identity provider, comes to without being signed in."""

from typing import cast

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as Redirection

from service import at_provider, clock, cookies, languages
from service.access import signing_in
from service.access.refusals import ForgedRequestError
from service.at_provider import JOURNEY
from service.calls import backend
from service.letting_in import let_in_browser
from tenants.accounts.tickets import Purpose, find_ticket

pages = Blueprint("signing_in", __name__)

_AFTER = "/docs"
_SEE_OTHER = 303
_MINUTES_10 = 600
_OWN = frozenset({"same-origin", "none", ""})
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'"


@pages.get("/sign-in/once/<ticket>")
def ticket_page(ticket: str) -> Response:
    """A page with a button; that somebody looks at it uses nothing up."""
    found = find_ticket(backend().engine, ticket, Purpose.SIGN_IN, clock.now())
    return _page("ticket.html", user_id=found.user_id)


@pages.post("/sign-in/once/<ticket>")
def use_ticket(ticket: str) -> Redirection:
    """Sign the browser in with a one-time token."""
    if request.headers.get("Sec-Fetch-Site", "") not in _OWN:
        raise ForgedRequestError
    let_in_browser(signing_in.with_ticket(backend().engine, ticket=ticket, at=clock.now()))
    return redirect(_AFTER, _SEE_OTHER)


@pages.get("/sign-in/<provider_id>")
def begin_at_provider(provider_id: str) -> Redirection:
    """Send the browser to an identity provider."""
    address, sealed = at_provider.depart(provider_id)
    answer = redirect(address, _SEE_OTHER)
    cookies.set_cookie(cast("Response", answer), JOURNEY, sealed, seconds=_MINUTES_10)
    return answer


@pages.get("/sign-in/<provider_id>/callback")
def end_at_provider(provider_id: str) -> Redirection:
    """Sign the browser in that comes back from an identity provider."""
    let_in_browser(at_provider.arrive(provider_id))
    answer = redirect(_AFTER, _SEE_OTHER)
    answer.delete_cookie(JOURNEY, path="/", secure=True, httponly=True, samesite="Lax")
    return answer


@pages.post("/sign-in/<provider_id>/back-channel-logout")
def back_channel_logout(provider_id: str) -> Response:
    """End sign-ins because their provider says so (OpenID Connect Back-Channel Logout 1.0)."""
    at_provider.end_sessions(provider_id)
    return Response(status=200, content_type="text/plain")


@pages.get("/signed-out")
def signed_out() -> Response:
    """Where an identity provider sends a browser that signed out there."""
    return _page("signed_out.html")


def _page(template: str, **values: str) -> Response:
    text = render_template(template, vietnamese=languages.asked() == "vi", **values)
    policy = {"Content-Security-Policy": _POLICY}
    return Response(text, content_type="text/html; charset=utf-8", headers=policy)
