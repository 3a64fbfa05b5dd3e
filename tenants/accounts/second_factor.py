"""The second factor: codes of an authenticator (TOTP, RFC 6238), or a recovery code once each."""

import hashlib
import hmac
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy import Connection, Engine, delete, insert, select, update

from tenants.accounts.refusals import AlreadyEnrolledError, NoSecondFactorError, WrongCodeError
from tenants.accounts.sealing import Keyring
from tenants.accounts.tables import recovery_code, second_factor
from tenants.engine import reading, writing

ISSUER = "Gương"
_STEP_SECONDS = 30
_DRIFT = (-1, 0, 1)
_NEVER = 0
_RECOVERY_CODES, _RECOVERY_BYTES, _GROUP = 8, 15, 4


@dataclass(frozen=True)
class Enrolment:
    """The secret for the user's authenticator, as text and as an address to scan."""

    secret: str
    uri: str


def enrol(engine: Engine, keyring: Keyring, user_id: str, *, at: datetime) -> Enrolment:
    """Begin to set up an authenticator; it counts only once a code of it was shown.

    Raises:
        AlreadyEnrolledError: one is in force.
    """
    if is_enrolled(engine, user_id):
        raise AlreadyEnrolledError
    secret = pyotp.random_base32()
    row = {
        "user_id": user_id,
        "sealed_secret": keyring.seal(secret, context=_context(user_id)),
        "enrolled_at": at,
        "last_step": _NEVER,
    }
    with writing(engine) as connection:
        connection.execute(delete(second_factor).where(second_factor.c.user_id == user_id))
        connection.execute(insert(second_factor).values(row))
    return Enrolment(secret, pyotp.TOTP(secret).provisioning_uri(name=user_id, issuer_name=ISSUER))


def confirm(
    engine: Engine, keyring: Keyring, user_id: str, *, code: str, at: datetime
) -> list[str]:
    """Put the authenticator in force; answers the recovery codes, which are shown only now.

    Raises:
        NoSecondFactorError: nothing was begun.
        AlreadyEnrolledError: it is in force.
        WrongCodeError: the code is not of this authenticator and this minute.
    """
    if is_enrolled(engine, user_id):
        raise AlreadyEnrolledError
    if not _use_code(engine, keyring, user_id, code, at):
        raise WrongCodeError
    codes = [_new_recovery_code() for _ in range(_RECOVERY_CODES)]
    with writing(engine) as connection:
        connection.execute(
            update(second_factor).where(second_factor.c.user_id == user_id).values(confirmed_at=at)
        )
        _keep(connection, user_id, codes)
    return codes


def is_enrolled(engine: Engine, user_id: str) -> bool:
    """Whether a user has a second factor in force."""
    query = select(second_factor.c.confirmed_at).where(second_factor.c.user_id == user_id)
    with reading(engine) as connection:
        return connection.execute(query).scalar() is not None


def use(engine: Engine, keyring: Keyring, user_id: str, *, code: str, at: datetime) -> bool:
    """Whether a code of the authenticator, or a recovery code, is right; it counts only once.

    Raises:
        NoSecondFactorError: the user has none in force.
    """
    if not is_enrolled(engine, user_id):
        raise NoSecondFactorError
    if code.isdecimal():
        return _use_code(engine, keyring, user_id, code, at)
    return _use_recovery_code(engine, user_id, code, at)


def remove(engine: Engine, user_id: str) -> None:
    """Take the second factor of a user away; without one nothing happens."""
    with writing(engine) as connection:
        connection.execute(delete(second_factor).where(second_factor.c.user_id == user_id))
        connection.execute(delete(recovery_code).where(recovery_code.c.user_id == user_id))


def _use_code(engine: Engine, keyring: Keyring, user_id: str, code: str, at: datetime) -> bool:
    step = _step_of(code, _secret(engine, keyring, user_id), at)
    if step is None:
        return False
    with writing(engine) as connection:  # RFC 6238, 5.2: a code is taken once.
        used = connection.execute(
            update(second_factor)
            .where(second_factor.c.user_id == user_id, second_factor.c.last_step < step)
            .values(last_step=step)
        )
        return used.rowcount == 1


def _secret(engine: Engine, keyring: Keyring, user_id: str) -> str:
    query = select(second_factor.c.sealed_secret).where(second_factor.c.user_id == user_id)
    with reading(engine) as connection:
        sealed = connection.execute(query).scalar()
    if sealed is None:
        raise NoSecondFactorError
    return keyring.unseal(sealed, context=_context(user_id))


def _step_of(code: str, secret: str, at: datetime) -> int | None:
    now = int(at.timestamp()) // _STEP_SECONDS
    totp = pyotp.TOTP(secret)
    steps = [now + drift for drift in _DRIFT]
    right = [hmac.compare_digest(totp.generate_otp(step), code) for step in steps]
    return next((step for step, is_right in zip(steps, right, strict=True) if is_right), None)


def _use_recovery_code(engine: Engine, user_id: str, code: str, at: datetime) -> bool:
    with writing(engine) as connection:
        used = connection.execute(
            update(recovery_code)
            .where(
                recovery_code.c.user_id == user_id,
                recovery_code.c.code_hash == _hash(code),
                recovery_code.c.used_at.is_(None),
            )
            .values(used_at=at)
        )
        return used.rowcount == 1


def _keep(connection: Connection, user_id: str, codes: list[str]) -> None:
    connection.execute(delete(recovery_code).where(recovery_code.c.user_id == user_id))
    rows = [{"user_id": user_id, "code_hash": _hash(code)} for code in codes]
    connection.execute(insert(recovery_code), rows)


def _new_recovery_code() -> str:
    text = b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode().lower()
    return "-".join(text[place : place + _GROUP] for place in range(0, len(text), _GROUP))


def _hash(code: str) -> str:
    # 120 random bits need no slow hash (NIST SP 800-63B, 5.1.2.2).
    return hashlib.sha256(code.strip().lower().replace("-", "").encode()).hexdigest()


def _context(user_id: str) -> str:
    return f"second-factor:{user_id}"
