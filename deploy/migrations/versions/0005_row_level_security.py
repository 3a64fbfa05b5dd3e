"""The grants of a user found at once, row-level security, and functions bound to a tenant.

The last two are put in place by the step that follows the revisions of every upgrade
(`tenants.isolation.protect_every_table`, `tenants.functions.make_functions`), so that the tables
of later revisions are protected too. This revision makes an older database take that step: the
service does not start on one that lacks it.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Index what every request asks: the grants of who calls."""
    op.create_index("role_grant_user", "role_grant", ["user_id"])
