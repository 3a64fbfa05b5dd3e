"""What can be permitted: every door of the service names one of these."""

from enum import StrEnum


class Right(StrEnum):
    """A thing that a role may do in one tenant."""

    READ = "read"
    """Plans, units, subjects, the board, duties, recognitions, referrals, councils, the lag."""
    READ_DOSSIERS = "read-dossiers"
    """A dossier and its history."""
    READ_PERSONAL = "read-personal"
    """Names and stories of persons; to others they are shown as protected."""
    READ_ERASURES = "read-erasures"
    """Requests to erase, and orders to preserve."""
    REQUEST_ERASURES = "request-erasures"
    DECIDE_ERASURES = "decide-erasures"
    PRESERVE = "preserve"
    """Order that data be preserved (legal hold), and end such an order."""
    MARK_SECRETS = "mark-secrets"
    """Mark what is a state secret, so that only its reference is kept here."""
    READ_SESSIONS = "read-sessions"
    """Sessions of the council: presence, conflicts, policy, counts; never who voted how."""
    READ_LAG = "read-lag"
    """How far the views are behind: numbers of events and nothing that is in them."""
    READ_ACCESS = "read-access"
    """Who holds which role, delegation or access, and who read what."""
    READ_SCOPE = "read-scope"
    """The dossiers and sessions that one's own audit covers; everybody else who may ask: all."""
    READ_OVERVIEW = "read-overview"
    """Consolidated counts of the tenant and of those that report to it."""

    READ_LOG = "read-log"
    """Checkpoints, tiles, leaves and proofs: who did what kind of thing when, never its content."""

    DRAFT_PLANS = "draft-plans"
    ISSUE_PLANS = "issue-plans"
    KEEP_UNITS = "keep-units"
    REGISTER_SUBJECTS = "register-subjects"
    CORRECT_SUBJECTS = "correct-subjects"

    ATTEST = "attest"
    """Attest facts of a subject; until somebody confirms them they are provisional."""
    CONFIRM_FACTS = "confirm-facts"
    """Confirm or retract facts, or attest one that is final."""
    HOLD = "hold"
    """Let a subject's dossiers wait, and release them."""
    READ_HOLDS = "read-holds"
    """Why dossiers wait; a nominating unit is told only that they do."""
    READ_EFFECTS = "read-effects"
    """What a revocation leaves to be reviewed."""
    REVIEW_EFFECTS = "review-effects"

    NOMINATE = "nominate"
    """Register and submit a dossier."""
    ANSWER = "answer"
    """Supplement, complete or withdraw a dossier."""
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
    ENROL_KEYS = "enrol-keys"
    """Enrol one's own voting key."""
    CAST_BALLOTS = "cast-ballots"
    """Cast one's own ballot in an electronic election."""
    HOLD_SHARES = "hold-shares"
    """Make a share of an election's key, as one of its trustees."""
    END_BALLOTS = "end-ballots"
    OPEN_SUMS = "open-sums"
    """Open the sum of an election, as one of its trustees."""

    WATCH = "watch"
    """Keep the watch-list of emerging exemplars; a unit its own."""
    READ_WATCH_LIST = "read-watch-list"
    """The watch-list, with what is still lacking; a unit its own."""
    FILE_LISTS = "file-lists"
    """File and amend registration lists; a unit its own."""
    LAUNCH_MOVEMENTS = "launch-movements"
    NURTURE = "nurture"
    """Plan nurture and note difficulties of an exemplar; a unit its own."""
    SUPPORT = "support"
    """Record what an exemplar was given; a unit its own."""
    ASSESS = "assess"
    """Schedule and make assessments of effect."""
    REPLICATE = "replicate"
    """Record visits, talks, calls and adoptions."""
    READ_AUDIT_TRAIL = "read-audit-trail"
    """Every event of the agency, and those that stand out."""
    READ_STORIES = "read-stories"
    """Drafts of stories, with who consented."""
    WRITE_STORIES = "write-stories"
    """Draft and revise stories and record consents."""
    PUBLISH = "publish"
    TAKE_DOWN = "take-down"
    ANSWER_DUTIES = "answer-duties"
    """File a report or a nil return, set a target, take it back."""
    EXCUSE_DUTIES = "excuse-duties"

    DECIDE = "decide"
    """Recognise, refuse or revoke."""
    CERTIFY = "certify"
    REFER = "refer"
    """Propose upward: refer a dossier, sign and send a list."""
    COMPILE_LISTS = "compile-lists"
    ANSWER_LISTS = "answer-lists"
    """Acknowledge, answer or return the lists of agencies below."""

    DELEGATE = "delegate"
    """Let somebody sign in the head's place; never delegated itself."""
    GIVE_ACCESS = "give-access"
    """Let auditors in and end that; close emergency access with a remark."""
    BREAK_GLASS = "break-glass"
    """Take emergency access as an operator, and leave."""


DELEGABLE = (
    Right.ISSUE_PLANS,
    Right.APPOINT_COUNCILS,
    Right.DECIDE,
    Right.HOLD,
    Right.REVIEW_EFFECTS,
    Right.CERTIFY,
    Right.REFER,
    Right.LAUNCH_MOVEMENTS,
    Right.SUPPORT,
    Right.TAKE_DOWN,
    Right.EXCUSE_DUTIES,
)
"""What the head may let somebody do in the head's place (NĐ 30/2020, Điều 13)."""
