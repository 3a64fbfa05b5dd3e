"""The one table that says which role may do what."""

from collections.abc import Mapping

from service.access.rights import Right

_EVERYBODY = frozenset({Right.READ, Right.READ_LAG})
_READS_PERSONS = _EVERYBODY | {Right.READ_PERSONAL}
_READS_DOSSIERS = _READS_PERSONS | {Right.READ_DOSSIERS}
_READS_COUNCIL = _READS_DOSSIERS | {Right.READ_SESSIONS}
_READS_ALL = _READS_COUNCIL | {
    Right.READ_OVERVIEW,
    Right.READ_WATCH_LIST,
    Right.READ_STORIES,
    Right.READ_ACCESS,
    Right.READ_SCOPE,
    Right.READ_ERASURES,
}
_VOTES = {Right.ENROL_KEYS, Right.CAST_BALLOTS}
_OPENS = {Right.HOLD_SHARES, Right.OPEN_SUMS}
_KEEPS_EXEMPLARS = {Right.WATCH, Right.FILE_LISTS, Right.NURTURE, Right.SUPPORT, Right.REPLICATE}

ROLES: Mapping[str, frozenset[Right]] = {
    "nominating_unit": _READS_DOSSIERS
    | _KEEPS_EXEMPLARS
    | {
        Right.REGISTER_SUBJECTS,
        Right.ATTEST,
        Right.NOMINATE,
        Right.ANSWER,
        Right.READ_WATCH_LIST,
        Right.ANSWER_DUTIES,
    },
    "field_lead": _READS_DOSSIERS | {Right.ANSWER_DUTIES},
    "standing_body": _READS_ALL
    | _KEEPS_EXEMPLARS
    | {
        Right.READ_LOG,
        Right.LAUNCH_MOVEMENTS,
        Right.ASSESS,
        Right.WRITE_STORIES,
        Right.TAKE_DOWN,
        Right.DRAFT_PLANS,
        Right.KEEP_UNITS,
        Right.REGISTER_SUBJECTS,
        Right.CORRECT_SUBJECTS,
        Right.REQUEST_ERASURES,
        Right.PRESERVE,
        Right.MARK_SECRETS,
        Right.ATTEST,
        Right.CONFIRM_FACTS,
        Right.HOLD,
        Right.READ_HOLDS,
        Right.READ_EFFECTS,
        Right.REVIEW_EFFECTS,
        Right.ANSWER,
        Right.RECEIVE,
        Right.TABLE,
        Right.PROPOSE,
        Right.APPOINT_COUNCILS,
        Right.CONVENE,
        Right.ANSWER_DUTIES,
        Right.EXCUSE_DUTIES,
        Right.COMPILE_LISTS,
        Right.ANSWER_LISTS,
    },
    "verifier": _READS_DOSSIERS | {Right.VERIFY, Right.CONFIRM_FACTS},
    "council_member": _READS_COUNCIL
    | _VOTES
    | _OPENS
    | {Right.DECLARE_CONFLICTS, Right.CONFIRM_COUNTS},
    "chair": _READS_COUNCIL
    | _VOTES
    | {
        Right.END_BALLOTS,
        Right.CONVENE,
        Right.NOTE_PRESENCE,
        Right.DECLARE_CONFLICTS,
        Right.PRESIDE,
        Right.CONFIRM_COUNTS,
        Right.VOID_BALLOTS,
        Right.PROPOSE,
    },
    "secretary": _READS_COUNCIL
    | _VOTES
    | _OPENS
    | {
        Right.END_BALLOTS,
        Right.TABLE,
        Right.CONVENE,
        Right.NOTE_PRESENCE,
        Right.DECLARE_CONFLICTS,
        Right.PRESIDE,
        Right.COUNT,
        Right.PROPOSE,
    },
    "teller": _READS_COUNCIL | _OPENS | {Right.COUNT, Right.CONFIRM_COUNTS},
    "head": _READS_ALL
    | {
        Right.READ_LOG,
        Right.ISSUE_PLANS,
        Right.APPOINT_COUNCILS,
        Right.DECIDE,
        Right.DECIDE_ERASURES,
        Right.PRESERVE,
        Right.MARK_SECRETS,
        Right.HOLD,
        Right.READ_AUDIT_TRAIL,
        Right.READ_HOLDS,
        Right.READ_EFFECTS,
        Right.REVIEW_EFFECTS,
        Right.CERTIFY,
        Right.REFER,
        Right.LAUNCH_MOVEMENTS,
        Right.SUPPORT,
        Right.TAKE_DOWN,
        Right.EXCUSE_DUTIES,
        Right.DELEGATE,
        Right.GIVE_ACCESS,
    },
    "registry_clerk": _READS_PERSONS | {Right.ISSUE_PLANS, Right.CERTIFY},
    "mass_org": _EVERYBODY | {Right.LAUNCH_MOVEMENTS, Right.REPLICATE},
    "publisher": _READS_PERSONS
    | {Right.READ_STORIES, Right.WRITE_STORIES, Right.PUBLISH, Right.TAKE_DOWN},
    "finance": _EVERYBODY | {Right.SUPPORT},
    "province_body": _READS_DOSSIERS | {Right.READ_OVERVIEW, Right.ANSWER_LISTS},
    "ministry_body": _READS_DOSSIERS | {Right.READ_OVERVIEW, Right.ANSWER_LISTS},
    "auditor": _READS_ALL
    | {Right.READ_HOLDS, Right.READ_EFFECTS, Right.READ_AUDIT_TRAIL, Right.READ_LOG},
    "bloc_head": _EVERYBODY,
    "operator": frozenset({Right.READ_LAG, Right.BREAK_GLASS}),
    "emergency_operator": _READS_ALL - {Right.READ_ACCESS},
}
"""Role (the identifiers of the plans' actors) -> what it may do in its own tenant."""

ROLES_VI: Mapping[str, str] = {
    "nominating_unit": "Phòng, đơn vị trực thuộc",
    "field_lead": "Đơn vị chủ trì lĩnh vực",
    "standing_body": "Thường trực Hội đồng",
    "verifier": "Người thẩm định",
    "council_member": "Thành viên Hội đồng",
    "chair": "Chủ tịch Hội đồng",
    "secretary": "Thư ký Hội đồng",
    "teller": "Ban kiểm phiếu",
    "head": "Thủ trưởng",
    "registry_clerk": "Văn thư",
    "mass_org": "Công đoàn, đoàn thể",
    "publisher": "Ban biên tập",
    "finance": "Kế hoạch – Tài chính",
    "province_body": "Sở Nội vụ – Ban Thi đua, Khen thưởng tỉnh",
    "ministry_body": "Bộ chủ quản",
    "auditor": "Thanh tra",
    "bloc_head": "Cụm trưởng, Khối trưởng",
    "operator": "Người vận hành",
    "emergency_operator": "Người vận hành (truy cập khẩn cấp)",
}

ONLY_WITH_ACCESS = frozenset({"auditor", "emergency_operator"})
"""Roles that nobody holds by standing: one acts in them while an access is in force."""

STANDING = tuple(role for role in ROLES if role not in ONLY_WITH_ACCESS)
"""Roles that can be granted for good."""


def may(role: str, right: Right) -> bool:
    """Whether a role may do this; an unknown role may do nothing."""
    return right in ROLES.get(role, frozenset())


def roles_that(right: Right) -> tuple[str, ...]:
    """The roles that may do this, in the order of the table."""
    return tuple(role for role in ROLES if may(role, right))
