"""On what the dossiers of Sở Xây dựng rest: ratings that are provisional in November, and ties."""

from collections.abc import Mapping
from typing import Any

from domain.rules.kinds import SubjectKind
from service.demo import candidates_xay_dung as who
from service.demo.agency import Agency
from service.demo.candidates_xay_dung import CANDIDATES
from service.demo.dossiers import Candidate, Dossiers
from service.demo.grounds import Fact, Grounds

_EXCELLENT = {"value": "HTXSNV"}
_GOOD = {"value": "HTTNV"}
_LAST_YEAR = "Thông báo xếp loại năm 2023 của Sở (minh họa)"
_FOR_NOW = "Phiếu xếp loại tạm tính 11 tháng năm 2024 (minh họa)"
_RATED = "Quyết định xếp loại năm 2024 của Giám đốc Sở (minh họa)"
_ATTESTED = "Xác nhận của Văn phòng Sở (minh họa)"
_OF_KIND: Mapping[SubjectKind, tuple[Fact, ...]] = {
    SubjectKind.COLLECTIVE: (
        Fact(kind="staff_ratings", year=2024, value={"staff": 9, "rated": 9, "excellent": 6}),
    ),
    SubjectKind.LEADER: (Fact(kind="count", year=2024, value={"what": "sang_kien", "number": 1}),),
    SubjectKind.INDIVIDUAL: (
        Fact(kind="attested", year=2024, value={"what": "dang_ky_hoc_tap_bac"}),
        Fact(kind="attested", year=2024, value={"what": "danh_gia_hoc_tap_bac"}),
    ),
}
_NO_DISCIPLINE = Fact(kind="discipline", year=2024, value={"any": False})
_EXEMPLARY = Fact(kind="attested", year=2024, value={"what": "tap_the_tieu_bieu"})
_INSPECTION = Candidate(
    unit="TT. GĐCL",
    kind=SubjectKind.COLLECTIVE,
    name="Trung tâm Giám định chất lượng công trình",
    achievement="",
)
"""A collective without a dossier of its own, on which its head's rests."""


class GroundsOfXayDung:
    """Facts for twelve dossiers; the ratings of 2024 stay provisional until all are known."""

    def __init__(self, *, agency: Agency, dossiers: Dossiers) -> None:
        self._grounds = Grounds(agency)
        self._agency = agency
        self._dossiers = dossiers
        self._provisional: dict[str, str] = {}

    def lay(self, labels: list[str]) -> None:
        """Vouch for what the criteria ask, as far as it is known in December."""
        for label in labels:
            self._lay(CANDIDATES[label], past=_GOOD if label == who.HOUSING else _EXCELLENT)

    def lay_for(self, candidate: Candidate) -> None:
        """Vouch for what the criteria ask of somebody put forward apart from the others."""
        self._lay(candidate, past=_EXCELLENT)

    def link_leaders(self, ids: Mapping[str, str]) -> None:
        """Tie each leader's dossier to the collective that he or she heads (S2:72)."""
        for leader, collective in (
            (who.HEAD_OF_CONSTRUCTION, who.CONSTRUCTION),
            (who.HEAD_OF_INFRASTRUCTURE, who.INFRASTRUCTURE),
        ):
            self._grounds.link(ids[leader], collective_nomination_id=ids[collective])
        collective = self._dossiers.subject(_INSPECTION)
        self._grounds.attest(collective, _rating(2024, _EXCELLENT), document=_RATED)
        self._grounds.attest(collective, _EXEMPLARY, document=_ATTESTED)
        self._grounds.link(ids[who.HEAD_OF_INSPECTION], collective_subject_id=collective)

    def confirm(self) -> None:
        """Confirm the ratings of 2024, now that they are final."""
        for subject, fact in self._provisional.items():
            self._grounds.confirm(subject, fact, document=_RATED)

    def hold(self, label: str) -> None:
        """Let a dossier wait for the answer to a complaint."""
        self._subject_held = self._dossiers.subject(CANDIDATES[label])
        self._held = self._grounds.hold(
            self._subject_held, reason_class="complaint", reference="Đơn phản ánh 27/PA (minh họa)"
        )

    def release(self) -> None:
        """Let it go on."""
        reason = "Kết luận xác minh: nội dung phản ánh không có cơ sở."
        self._grounds.release(self._subject_held, self._held, reason=reason)

    def _lay(self, candidate: Candidate, *, past: Mapping[str, Any]) -> None:
        subject = self._dossiers.subject(candidate)
        for fact in (_NO_DISCIPLINE, *_OF_KIND[candidate.kind]):
            self._grounds.attest(subject, fact, document=_ATTESTED)
        if candidate.kind is SubjectKind.COLLECTIVE:
            self._grounds.attest(subject, _rating(2023, past), document=_LAST_YEAR)
        self._provisional[subject] = self._grounds.attest_for_now(
            subject, _rating(2024, _EXCELLENT), document=_FOR_NOW
        )


def _rating(year: int, value: Mapping[str, Any]) -> Fact:
    return Fact(kind="rating", year=year, value=value)
