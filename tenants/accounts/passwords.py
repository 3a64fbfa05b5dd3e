"""Passwords: long ones, no rules of composition, nothing that is tried first (NIST SP 800-63B)."""

import re
import unicodedata
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Engine, delete, exists, insert, select, update

from tenants.accounts.refusals import WeakPasswordError
from tenants.accounts.tables import password
from tenants.engine import reading, writing
from tenants.schema import user_account
from tenants.users import require_user

LEAST, MOST = 12, 128
_LEAST_BEYOND_WORDS = 6
_FORBIDDEN = re.compile(
    "guong|dientientien|thidua|khenthuong|noivu|hoidong|ubnd|tinh|huyen|vietnam|matkhau|"
    "password|passw0rd|p@ssw0rd|qwerty|asdfgh|zxcvbn|admin|administrator|welcome|letmein|"
    r"iloveyou|changeme|default|abc|anhyeuem|xinchao|\d+"
)
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""Argon2id with what OWASP recommends; measured here, see the decision record on signing in."""


def set_password(engine: Engine, user_id: str, text: str, *, at: datetime) -> None:
    """Give a user a password in place of any other.

    Raises:
        UnknownUserError: there is no such user.
        WeakPasswordError: others would guess it.
    """
    require_user(engine, user_id)
    require_strong_for(engine, user_id, text)
    row = {"user_id": user_id, "password_hash": _HASHER.hash(_normal(text)), "set_at": at}
    with writing(engine) as connection:
        connection.execute(delete(password).where(password.c.user_id == user_id))
        connection.execute(insert(password).values(row))


def is_password(engine: Engine, user_id: str, text: str) -> bool:
    """Whether this is the user's password; an unknown user takes as long as a known one."""
    query = select(password.c.password_hash).where(password.c.user_id == user_id)
    with reading(engine) as connection:
        stored = connection.execute(query).scalar()
    right = _verify(stored or _nobodys_hash(), text)
    if stored is None:
        return False
    if right and _HASHER.check_needs_rehash(stored):
        _rehash(engine, user_id, text)
    return right


def has_password(engine: Engine, user_id: str) -> bool:
    """Whether a user has a password at all."""
    with reading(engine) as connection:
        query = select(exists().where(password.c.user_id == user_id))
        return bool(connection.execute(query).scalar())


def require_strong_for(engine: Engine, user_id: str, text: str) -> None:
    """Go on only with a password that is strong for this user, whose names are known.

    Raises:
        WeakPasswordError: others would guess it.
    """
    require_strong(text, names=_names_of(engine, user_id))


def require_strong(text: str, *, names: tuple[str, ...] = ()) -> None:
    """Go on only with a password that is long and not what others try first.

    Raises:
        WeakPasswordError: it is short, too long, or made of names, easy words and digits.
    """
    plain = _folded(text)
    of_user = any(name and name in plain for name in map(_folded, names))
    beyond_words = _FORBIDDEN.sub("", plain)
    if (
        not LEAST <= len(_normal(text)) <= MOST
        or of_user
        or len(set(beyond_words)) < _LEAST_BEYOND_WORDS
    ):
        raise WeakPasswordError(least=LEAST, most=MOST)


def _names_of(engine: Engine, user_id: str) -> tuple[str, ...]:
    query = select(user_account.c.display_name).where(user_account.c.user_id == user_id)
    with reading(engine) as connection:
        return (user_id, str(connection.execute(query).scalar()))


def _verify(stored: str, text: str) -> bool:
    try:
        return _HASHER.verify(stored, _normal(text))
    except VerifyMismatchError:
        return False


def _rehash(engine: Engine, user_id: str, text: str) -> None:
    hashed = _HASHER.hash(_normal(text))
    with writing(engine) as connection:
        connection.execute(
            update(password).where(password.c.user_id == user_id).values(password_hash=hashed)
        )


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody has this password")


def _normal(text: str) -> str:
    # The same letters typed on another keyboard are the same password (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower()).replace("đ", "d")
    return re.sub(r"[\W_]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))
