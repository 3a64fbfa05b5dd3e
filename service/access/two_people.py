"""The one table of what two different people must do; each rule is enforced where it is decided.

Where a plan or the law names the rule, its line is the source; the others are our own reading of
“khách quan, minh bạch” (S2:33), which one person alone cannot vouch for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from domain.access.audit import AuditAccess
from domain.access.delegation import Delegation
from domain.access.emergency import EmergencyAccess
from domain.access.refusals import (
    GranterIsAuditorError,
    OperatorClosesError,
    SelfDelegationError,
)
from domain.councils.tellers import (
    ChairIsTellerError,
    ConfirmedTwiceError,
    TwoTellersNeededError,
    check_tellers,
    is_complete,
)
from domain.errors import DomainError
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import NominatorVerifiesError


@dataclass(frozen=True, kw_only=True)
class Separation:
    """Two acts that one person must not both do, the source, and what enforces and refuses it."""

    key: str
    vi: str
    en: str
    source: str
    enforced_by: tuple[Callable[..., Any], ...]
    refusals: tuple[type[DomainError], ...]

    def as_data(self) -> dict[str, Any]:
        """The rule as plain data."""
        return {
            "key": self.key,
            "vi": self.vi,
            "en": self.en,
            "source": self.source,
            "enforced_by": [f"{each.__module__}.{each.__qualname__}" for each in self.enforced_by],
            "refusals": [each.__name__ for each in self.refusals],
        }


SEPARATIONS: tuple[Separation, ...] = (
    Separation(
        key="nominator-verifier",
        vi="Người giới thiệu hồ sơ không thẩm định hồ sơ đó.",
        en="Whoever nominated a dossier does not verify it.",
        source="S2:33 (khách quan, minh bạch)",
        enforced_by=(Nomination.examine, Nomination.verify),
        refusals=(NominatorVerifiesError,),
    ),
    Separation(
        key="two-tellers",
        vi="Kết quả kiểm phiếu phải có ít nhất hai người kiểm phiếu khác nhau.",
        en="A count has at least two different tellers.",
        source="S2:33; biên bản kiểm phiếu do Ban kiểm phiếu ký",
        enforced_by=(check_tellers,),
        refusals=(TwoTellersNeededError,),
    ),
    Separation(
        key="teller-chair",
        vi="Người chủ trì không ở trong Ban kiểm phiếu.",
        en="Whoever presides is no teller.",
        source="S2:33; biên bản kiểm phiếu do Ban kiểm phiếu ký",
        enforced_by=(check_tellers,),
        refusals=(ChairIsTellerError,),
    ),
    Separation(
        key="teller-confirmer",
        vi="Một người không thể một mình xác nhận kết quả: cần hai người kiểm phiếu và chủ trì.",
        en="No teller confirms a count alone: two tellers and the chair do, each once.",
        source="S2:33; biên bản kiểm phiếu do Ban kiểm phiếu ký",
        enforced_by=(is_complete,),
        refusals=(ConfirmedTwiceError,),
    ),
    Separation(
        key="granter-auditor",
        vi="Người cấp quyền kiểm tra không phải là người kiểm tra.",
        en="Whoever grants an audit is not its auditor.",
        source="Luật 06/2022/QH15, Điều 89 (thanh tra, kiểm tra)",
        enforced_by=(AuditAccess.give,),
        refusals=(GranterIsAuditorError,),
    ),
    Separation(
        key="delegator-delegate",
        vi="Không ai tự giao quyền ký thay cho chính mình.",
        en="Nobody delegates to themselves.",
        source="Nghị định 30/2020/NĐ-CP, Điều 13",
        enforced_by=(Delegation.give,),
        refusals=(SelfDelegationError,),
    ),
    Separation(
        key="operator-closer",
        vi="Người truy cập khẩn cấp không tự khép lại lần truy cập đó.",
        en="Whoever took emergency access does not close it.",
        source="Luật 91/2025/QH15 (bảo vệ dữ liệu cá nhân)",
        enforced_by=(EmergencyAccess.close,),
        refusals=(OperatorClosesError,),
    ),
)
"""Every rule of two people, in the order of a dossier's way."""
