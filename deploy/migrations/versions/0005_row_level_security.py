"""Row-level security, and the functions that bind an append and a replay to their tenant.

Both are put in place by the step that follows the revisions of every upgrade
(`tenants.isolation.protect_every_table`, `tenants.functions.make_functions`), so that the tables
of later revisions are protected too. This revision makes an older database take that step: the
service does not start on one that lacks it.
"""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Change nothing here; see above."""
