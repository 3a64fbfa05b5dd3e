"""Every route and the roles that it lets in, read from the doors themselves."""

from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from service.access.roles import ONLY_WITH_ACCESS, ROLES

_ASKED_BY_THE_BROWSER = frozenset({"HEAD", "OPTIONS"})
OPEN = "open"


def matrix(app: Flask) -> dict[str, dict[str, Any]]:
    """Method and route -> what it permits, and the roles that may, in the order of the table.

    `with_access` are those that may only while an access is in force; a route that asks for no
    role (one's own account, a secret address, health) lists none.
    """
    rows = [row for rule in app.url_map.iter_rules() for row in _rows(app, rule)]
    return dict(sorted(rows))


def _rows(app: Flask, rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    view = app.view_functions[rule.endpoint]
    resource = getattr(view, "view_class", None)
    for method in sorted((rule.methods or set()) - _ASKED_BY_THE_BROWSER):
        function = view if resource is None else getattr(resource, method.lower())
        door = getattr(function, "_apidoc", {}).get("door", {"permits": OPEN})
        roles = door.get("roles", ())
        yield (
            f"{method} {rule.rule}",
            {
                "permits": door["permits"],
                "allowed": [
                    role for role in ROLES if role in roles and role not in ONLY_WITH_ACCESS
                ],
                "with_access": [
                    role for role in ROLES if role in roles and role in ONLY_WITH_ACCESS
                ],
            },
        )
