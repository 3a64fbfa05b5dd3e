"""What signing in leaves behind goes after a while: it tells when people worked, and from where."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, or_, select

from tenants.accounts.tables import refresh_token, seen_logout, sign_in, ticket
from tenants.engine import writing

KEPT = timedelta(days=90)
"""How long a sign-in that has ended can still be looked up when something happened."""


def tidy(engine: Engine, now: datetime) -> int:
    """Delete sign-ins, refresh tokens and tickets that ended long ago; answers how many sign-ins.

    What goes on stays, and so does what ended within the last three months.
    """
    past = now - KEPT
    ended = or_(sign_in.c.expires_at < past, sign_in.c.revoked_at < past)
    of_ended = select(sign_in.c.sign_in_id).where(ended)
    with writing(engine) as connection:
        connection.execute(delete(refresh_token).where(refresh_token.c.sign_in_id.in_(of_ended)))
        deleted = connection.execute(delete(sign_in).where(ended))
        connection.execute(delete(ticket).where(ticket.c.expires_at < past))
        connection.execute(delete(seen_logout).where(seen_logout.c.expires_at < now))
    return deleted.rowcount
