"""How far what a command shows is vouched for, beside what it shows."""

from collections.abc import Sequence

from service.cli.database import database
from service.cli.terminal import this_terminal
from service.transparency.assurance import Assurance, assurance_of
from tenants.scope import bound_to


def assured(tenant_id: str) -> Assurance:
    """How far the history of an agency is vouched for."""
    with database() as engine, bound_to(tenant_id):
        return assurance_of(engine, tenant_id)


def show(tenant_id: str, items: Sequence[object], lines: Sequence[str]) -> None:
    """Print what was found, and how far it is vouched for."""
    terminal, assurance = this_terminal(), assured(tenant_id)
    document = {"items": items, "assurance": assurance.document}
    terminal.lines(document, [*lines, "", terminal.say(assurance.vi, assurance.en)])
