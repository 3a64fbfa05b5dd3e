"""How people prove who they are with what Gương itself keeps; each attempt counts for lockout."""

from datetime import datetime

from sqlalchemy import Engine

from tenants.access import Identity
from tenants.accounts import lockout, passwords, second_factor, sign_ins, tickets
from tenants.accounts.refusals import (
    NoSecondFactorError,
    SecondFactorNeededError,
    WrongCodeError,
    WrongProofError,
)
from tenants.accounts.sealing import Keyring
from tenants.accounts.sign_ins import Proven
from tenants.accounts.tables import sign_in
from tenants.accounts.tickets import Purpose

PASSWORD, CODE, ONCE = "pwd", "otp", "once"


def with_password(
    engine: Engine, keyring: Keyring, *, user_id: str, password: str, code: str | None,
    source: str, at: datetime,
) -> Proven:  # fmt: skip
    """Proof by password and, where the account has one, a second factor.

    `source` is the address that it comes from: attempts are counted there.

    Raises:
        TooManyAttemptsError, WrongProofError: no proof.
        SecondFactorNeededError: the password is right, and the code is missing.
    """
    lockout.begin_attempt(engine, user_id, source, at)
    if not passwords.is_password(engine, user_id, password):
        raise WrongProofError
    if not second_factor.is_enrolled(engine, user_id):
        lockout.note_proof(engine, user_id, source, at)
        return Proven(user_id=user_id, methods=(PASSWORD,), authenticated_at=at)
    if code is None:
        raise SecondFactorNeededError
    if not second_factor.use(engine, keyring, user_id, code=code, at=at):
        raise WrongProofError
    lockout.note_proof(engine, user_id, source, at)
    methods = (PASSWORD, CODE)
    return Proven(user_id=user_id, methods=methods, authenticated_at=at, second_factor_at=at)


def with_ticket(engine: Engine, *, ticket: str, at: datetime) -> Proven:
    """Proof by a one-time token.

    Raises:
        InvalidTicketError: no proof.
    """
    found = tickets.use_ticket(engine, ticket, Purpose.SIGN_IN, at)
    return Proven(
        user_id=found.user_id,
        methods=(ONCE,),
        authenticated_at=at,
        step_up_exempt=found.step_up_exempt,
    )


def set_up(engine: Engine, *, ticket: str, password: str, at: datetime) -> str:
    """Set the password of an account that an operator invited; answers whose it is.

    Earlier sign-ins of the account end. The second factor, if there is one, stays.

    Raises:
        InvalidTicketError: the invitation is not valid; WeakPasswordError: it can be used again.
    """
    user_id = tickets.find_ticket(engine, ticket, Purpose.SET_UP, at).user_id
    passwords.require_strong_for(engine, user_id, password)
    tickets.use_ticket(engine, ticket, Purpose.SET_UP, at)
    passwords.set_password(engine, user_id, password, at=at)
    sign_ins.end_every(engine, user_id, at=at)
    lockout.forget_attempts(engine, user_id)
    return user_id


def change_password(engine: Engine, who: Identity, *, current: str, new: str, at: datetime) -> None:
    """Change one's own password; all other sign-ins of the user end.

    Raises:
        TooManyAttemptsError, WrongProofError: the current one is wrong.
        WeakPasswordError: others would guess the new one.
    """
    lockout.begin_attempt(engine, _changing(who), who.sign_in_id, at)
    if not passwords.is_password(engine, who.user_id, current):
        raise WrongProofError
    lockout.note_proof(engine, _changing(who), who.sign_in_id, at)
    passwords.set_password(engine, who.user_id, new, at=at)
    end_others(engine, who, at=at)


def end_others(engine: Engine, who: Identity, *, at: datetime) -> int:
    """End all sign-ins of a user except the one that asks; answers how many there were."""
    mine = sign_in.c.user_id == who.user_id
    return sign_ins.end_all(engine, mine, sign_in.c.sign_in_id != who.sign_in_id, at=at)


def show_second_factor(
    engine: Engine, keyring: Keyring, who: Identity, *, code: str, at: datetime
) -> None:
    """Show the second factor again, so that what needs a fresh one is permitted for a while.

    Raises:
        NoSecondFactorError: the account has none.
        TooManyAttemptsError, WrongCodeError: the code is wrong.
    """
    if not second_factor.is_enrolled(engine, who.user_id):
        raise NoSecondFactorError
    lockout.begin_attempt(engine, _proving(who), who.sign_in_id, at)
    if not second_factor.use(engine, keyring, who.user_id, code=code, at=at):
        raise WrongCodeError
    lockout.note_proof(engine, _proving(who), who.sign_in_id, at)
    sign_ins.note_second_factor(engine, who.sign_in_id, at=at)


def confirm_second_factor(
    engine: Engine, keyring: Keyring, who: Identity, *, code: str, at: datetime
) -> list[str]:
    """Put an authenticator in force; answers the recovery codes, which are shown only now.

    Raises:
        NoSecondFactorError, AlreadyEnrolledError: there is nothing to confirm.
        TooManyAttemptsError, WrongCodeError: the code is wrong.
    """
    lockout.begin_attempt(engine, _proving(who), who.sign_in_id, at)
    codes = second_factor.confirm(engine, keyring, who.user_id, code=code, at=at)
    lockout.note_proof(engine, _proving(who), who.sign_in_id, at)
    sign_ins.note_second_factor(engine, who.sign_in_id, at=at)
    return codes


# Counted apart: a stolen sign-in shall not lock its owner out of signing in.


def _proving(who: Identity) -> str:
    return f"second factor of {who.user_id}"


def _changing(who: Identity) -> str:
    return f"password of {who.user_id}"
