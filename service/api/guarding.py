"""No open door: the service does not start with a route that lets anybody in."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from service.api.blueprint import PERMITS

OPEN_ENDPOINTS = frozenset(
    {
        "booth.script",
        "booth.show",
        "booth.style",
        "health.healthz",
        "health.readyz",
        "documentation.openapi",
        "documentation.page",
        "documentation.style",
    }
)
"""The only endpoints that ask nobody who they are."""


ENTRANCES = frozenset(
    {
        "signing_in.ticket_page",
        "signing_in.use_ticket",
        "signing_in.begin_at_provider",
        "signing_in.end_at_provider",
        "signing_in.back_channel_logout",
        "signing_in.signed_out",
    }
)
"""Where browsers come in with a proof of their own: a ticket, a provider's code or its token."""


class UnguardedRouteError(Exception):
    """A route declares no permission; this is a fault of the program."""

    def __init__(self, routes: list[str]) -> None:
        super().__init__(f"Routes without a declared permission: {', '.join(routes)}.")


def require_guarded(app: Flask) -> None:
    """Refuse an application that has a route without a declared permission.

    Raises:
        UnguardedRouteError: it has; all such routes are named.
    """
    open_routes = sorted(
        f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in _open(app, rule)
    )
    if open_routes:
        raise UnguardedRouteError(open_routes)


def _open(app: Flask, rule: Rule) -> Iterator[str]:
    if rule.endpoint in OPEN_ENDPOINTS | ENTRANCES:
        return
    view = app.view_functions[rule.endpoint]
    resource = getattr(view, "view_class", None)
    for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
        function = view if resource is None else getattr(resource, method.lower(), None)
        if not hasattr(function, PERMITS):
            yield method
