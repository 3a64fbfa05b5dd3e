"""One-time tokens: to set a password for the first time, or to sign in once; only hashes stay."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Engine, and_, insert, select, update

from tenants.accounts.refusals import InvalidTicketError
from tenants.accounts.tables import ticket
from tenants.engine import reading, writing
from tenants.instance import is_rehearsal
from tenants.machine_keys import StepUpExemptionError
from tenants.users import require_user

PREFIX = "guongonce_"
_BYTES = 32


class Purpose(StrEnum):
    """What a ticket is good for."""

    SET_UP = "set-up"
    SIGN_IN = "sign-in"


@dataclass(frozen=True)
class Ticket:
    """Whose ticket it is, and whether what follows needs no second factor (in a rehearsal)."""

    user_id: str
    step_up_exempt: bool


def issue_ticket(
    engine: Engine, *, user_id: str, purpose: Purpose, at: datetime, expires_at: datetime
) -> str:
    """A new ticket; an earlier one of the user for the same purpose is void.

    Raises:
        UnknownUserError: there is no such user.
    """
    return _issue(engine, Ticket(user_id, step_up_exempt=False), purpose, at, expires_at)


def issue_rehearsal_ticket(
    engine: Engine, *, user_id: str, at: datetime, expires_at: datetime
) -> str:
    """A new ticket to sign in with as a figure of a rehearsal, who needs no second factor.

    Raises:
        StepUpExemptionError: nothing is rehearsed here.
        UnknownUserError: there is no such user.
    """
    if not is_rehearsal(engine):
        raise StepUpExemptionError
    return _issue(engine, Ticket(user_id, step_up_exempt=True), Purpose.SIGN_IN, at, expires_at)


def find_ticket(engine: Engine, secret: str, purpose: Purpose, now: datetime) -> Ticket:
    """Whose ticket this is, without using it up.

    Raises:
        InvalidTicketError: nobody's, or no longer.
    """
    query = select(ticket.c.user_id, ticket.c.step_up_exempt).where(_good(secret, purpose, now))
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None:
        raise InvalidTicketError
    return Ticket(*row)


def use_ticket(engine: Engine, secret: str, purpose: Purpose, now: datetime) -> Ticket:
    """Use a ticket up; of two who try at the same time, one gets in.

    Raises:
        InvalidTicketError: it is nobody's, or no longer.
    """
    found = find_ticket(engine, secret, purpose, now)
    with writing(engine) as connection:
        used = connection.execute(
            update(ticket).where(_good(secret, purpose, now)).values(used_at=now)
        )
    if used.rowcount != 1:
        raise InvalidTicketError
    return found


def _issue(
    engine: Engine, given: Ticket, purpose: Purpose, at: datetime, expires_at: datetime
) -> str:
    require_user(engine, given.user_id)
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    row = {
        **vars(given),
        "ticket_hash": _hash(secret),
        "purpose": purpose.value,
        "created_at": at,
        "expires_at": expires_at,
    }
    earlier = and_(ticket.c.user_id == given.user_id, ticket.c.purpose == purpose.value)
    with writing(engine) as connection:
        connection.execute(update(ticket).where(earlier).values(expires_at=at))
        connection.execute(insert(ticket).values(row))
    return secret


def _good(secret: str, purpose: Purpose, now: datetime) -> ColumnElement[bool]:
    return and_(
        ticket.c.ticket_hash == _hash(secret),
        ticket.c.purpose == purpose.value,
        ticket.c.used_at.is_(None),
        ticket.c.expires_at > now,
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
