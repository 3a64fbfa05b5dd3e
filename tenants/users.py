"""The users of an instance: an id and a name, and nothing that they may do."""

from datetime import datetime

from sqlalchemy import (
    Engine,
    exists,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from tenants.engine import reading, writing
from tenants.errors import TenancyError
from tenants.schema import user_account


class UserExistsError(TenancyError):
    """The user id is taken."""

    vi = "Đã có người dùng {user_id}."
    en = "There already is a user {user_id}."


class UnknownUserError(TenancyError):
    """No user has this id."""

    vi = "Không có người dùng {user_id}."
    en = "There is no user {user_id}."


def add_user(engine: Engine, *, user_id: str, display_name: str, at: datetime) -> None:
    """Enter a user, who may do nothing yet.

    Raises:
        UserExistsError: the id is taken.
    """
    row = {"user_id": user_id, "display_name": display_name, "created_at": at}
    try:
        with writing(engine) as connection:
            connection.execute(insert(user_account).values(row))
    except IntegrityError:
        raise UserExistsError(user_id=user_id) from None


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
