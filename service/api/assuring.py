"""How far what an auditor is answered is vouched for, beside the answer."""

from typing import Any

from service.calls import backend
from service.transparency.assurance import assurance_of
from tenants.scope import current


def assured(answer: object) -> dict[str, Any]:
    """The answer with its `assurance`: verified to which event, witnessed when and by whom."""
    return vars(answer) | {"assurance": assurance()}


def assurance() -> dict[str, object]:
    """How far the history of the agency in scope is vouched for."""
    return assurance_of(backend().engine, current().tenant_id).document
