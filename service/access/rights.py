"""What can be permitted: every door of the service names one of these."""

from enum import StrEnum


class Right(StrEnum):
    """A thing that a role may do in one tenant."""

    READ = "read"
    """Plans, units, subjects, the board, recognitions, referrals, councils and the lag."""
    READ_DOSSIERS = "read-dossiers"
    """A dossier and its history."""
    READ_SESSIONS = "read-sessions"
    """Sessions of the council: presence, conflicts, policy, counts; never who voted how."""
    READ_OVERVIEW = "read-overview"
    """Consolidated counts of the tenant and of those that report to it."""

    DRAFT_PLANS = "draft-plans"
    ISSUE_PLANS = "issue-plans"
    KEEP_UNITS = "keep-units"
    REGISTER_SUBJECTS = "register-subjects"
    CORRECT_SUBJECTS = "correct-subjects"

    NOMINATE = "nominate"
    """Register and submit a dossier."""
    ANSWER = "answer"
    """Supplement or withdraw a dossier."""
    RECEIVE = "receive"
    """Receive or return a dossier."""
    VERIFY = "verify"
    TABLE = "table"
    """Put dossiers on an agenda or take them off."""
    PROPOSE = "propose"

    APPOINT_COUNCILS = "appoint-councils"
    CONVENE = "convene"
    NOTE_PRESENCE = "note-presence"
    DECLARE_CONFLICTS = "declare-conflicts"
    PRESIDE = "preside"
    """Open and close sessions and ballots."""
    COUNT = "count"
    """Record who took part and what was counted."""
    CONFIRM_COUNTS = "confirm-counts"
    VOID_BALLOTS = "void-ballots"

    DECIDE = "decide"
    """Recognise, refuse or revoke."""
    CERTIFY = "certify"
    REFER = "refer"
    """Propose upward: refer a dossier, sign and send a list."""
    COMPILE_LISTS = "compile-lists"
    ANSWER_LISTS = "answer-lists"
    """Acknowledge, answer or return the lists of agencies below."""
