"""Whether somebody has an account."""

from sqlalchemy import Engine, exists, select

from tenants.access import UnknownUserError
from tenants.engine import reading
from tenants.schema import user_account


def require_user(engine: Engine, user_id: str) -> None:
    """Go on only for a user who is known.

    Raises:
        UnknownUserError: nobody has this id.
    """
    query = select(exists().where(user_account.c.user_id == user_id))
    with reading(engine) as connection:
        known = connection.execute(query).scalar()
    if not known:
        raise UnknownUserError(user_id=user_id)
