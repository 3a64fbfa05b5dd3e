"""What commands look at: a view of an agency as it is, or as it stood at a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from projections.retrospect.remembering import remembered
from projections.view import View
from service import moments
from service.backend import Backend
from service.cli.database import database
from service.cli.scopes import looking

V = TypeVar("V", bound=View)

as_of_option = click.option(
    "--as-of",
    metavar="WHEN",
    help="Như khi đó: ngày, thời điểm kèm múi giờ, vị trí nhật ký hoặc điểm kiểm · As it stood on a"
    " day, at an instant with its offset, at a position of the log or at a checkpoint (size~root).",
)


@contextmanager
def looking_at(kind: type[V], *, tenant: str, as_of: str | None) -> Iterator[V]:
    """The view of an agency, for its operator; that it was looked at is recorded.

    Raises:
        UnknownTenantError: there is no such agency.
        MomentFaultyError: one cannot look back at that moment.
    """
    with database() as engine, looking(engine, tenant):
        if as_of is None:
            yield kind(engine)
            return
        moment, mapper = moments.named(as_of, engine), Backend(engine=engine).mapper
        with remembered(kind, engine, mapper, moment) as view:
            yield view
