"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Work with the code of the release before: add first, remove in a later release."""
    ${upgrades if upgrades else "pass"}
