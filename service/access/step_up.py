"""Acts for which having signed in some time ago is not enough."""

from datetime import datetime, timedelta

from service.access.rights import Right
from tenants.access import Identity

STEP_UP = frozenset(
    {
        Right.DECIDE,
        Right.COUNT,
        Right.CONFIRM_COUNTS,
        Right.VOID_BALLOTS,
        Right.CAST_BALLOTS,
        Right.END_BALLOTS,
        Right.OPEN_SUMS,
        Right.BREAK_GLASS,
    }
)
"""Deciding and revoking; casting, recording, ending, opening, confirming or voiding what was voted;
emergencies."""

FRESH = timedelta(minutes=5)
"""How long a proof counts as just made."""

MINUTES = FRESH // timedelta(minutes=1)


def is_fresh(proven_at: datetime | None, now: datetime) -> bool:
    """Whether a proof was made within the last minutes."""
    return proven_at is not None and now - proven_at <= FRESH


def needs_proof(identity: Identity, right: Right, now: datetime) -> bool:
    """Whether a caller must show the second factor before doing this.

    An exemption is for the caller of this function to judge: it counts in a rehearsal only.
    """
    return right in STEP_UP and not is_fresh(identity.second_factor_at, now)
