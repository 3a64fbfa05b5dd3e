"""The year 2023 at Sở Ngoại vụ tỉnh Bình Phước: a plan that leaves the threshold open."""

from datetime import date

from domain.rules.kinds import SubjectKind
from service.demo.agency import Agency
from service.demo.decisions import Decisions
from service.demo.dossiers import Candidate, Dossiers
from service.demo.duties import Duties
from service.demo.emergence import Emergence
from service.demo.exemplar import Exemplar
from service.demo.grounds import Fact, Grounds
from service.demo.reviews import Reviews
from service.demo.sessions import Council, Count
from service.demo.tales import of_ngoai_vu

_INDIVIDUAL = SubjectKind.INDIVIDUAL
_PLACE = "Phòng họp Sở Ngoại vụ"
_NO_POLICY = "Chưa có quy chế bỏ phiếu; dời sang phiên sau."
_POLICY = {
    "base": "all_members",
    "threshold": "1/2",
    "comparison": "more_than",
    "quorum": "2/3",
    "absent": "not_counted_yes",
    "recused": "stay_in_base",
    "abstain_option": False,
    "tie": "fail",
    "max_rounds": 1,
    "chair_must_agree": False,
    "electronic_allowed": False,
}
_CANDIDATES = (
    Candidate(
        unit="P. HTQT",
        kind=SubjectKind.COLLECTIVE,
        name="Phòng Hợp tác quốc tế",
        achievement="Tổ chức 14 đoàn ra, đoàn vào đúng quy định; vận động ba dự án viện trợ.",
    ),
    Candidate(
        unit="P. HTQT",
        kind=_INDIVIDUAL,
        name="Đinh Nhã Phương",
        position="Chuyên viên",
        achievement="Biên dịch toàn bộ tài liệu xúc tiến đầu tư của tỉnh.",
    ),
    Candidate(
        unit="P. LS",
        kind=_INDIVIDUAL,
        name="Trần Quang Duy",
        position="Chuyên viên",
        achievement="Bảo hộ 21 công dân gặp nạn ở nước ngoài trong năm 2023.",
    ),
    Candidate(
        unit="P. LS",
        kind=_INDIVIDUAL,
        name="Lê Hoàng Yến",
        position="Chuyên viên chính",
        achievement="Phối hợp phân giới cắm mốc; không để xảy ra vụ việc phức tạp.",
    ),
    Candidate(
        unit="VP",
        kind=_INDIVIDUAL,
        name="Nguyễn Tấn Đạt",
        position="Văn thư",
        achievement="Xử lý văn bản đến trong ngày, không thất lạc.",
    ),
)
_NOTED = 1
"""Who was noted first and became the exemplar whose whole life is told."""
_FACTS = (
    Fact(kind="rating", year=2023, value={"value": "HTXSNV"}),
    Fact(kind="discipline", year=2023, value={"any": False}),
)
_COUNTS = (Count(yes=7), Count(yes=6, no=1), Count(yes=7), Count(yes=4, no=3), Count(yes=3, no=4))
"""Four of seven are more than half; three are not."""


class YearAtNgoaiVu:
    """Five dossiers, a session that may not vote, one that may, four certificates."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._clock = agency.clock
        self._ids: list[str] = []

    def prepare(self) -> dict[str, str]:
        """Found the council, enter the units, put the plan in force; answer the units' ids."""
        self._clock.set("2023-02-06 08:00")
        council_id = self._agency.found_council(
            decision_number="07/QĐ-SNgV", mandate_from=date(2023, 2, 6)
        )
        units = self._agency.establish_units()
        self._clock.set("2023-03-01 08:00")
        plan = self._agency.lay_down_plan("s3-so-ngoai-vu-2023", number="10/KH-SNgV")
        self._duties = Duties(agency=self._agency, plan=plan, units=units)
        self._dossiers = Dossiers(agency=self._agency, plan=plan, units=units)
        self._council = Council(agency=self._agency, plan=plan, council_id=council_id)
        self._reviews = Reviews(agency=self._agency, plan=plan)
        return units

    def walk(self) -> None:
        """Everything from the first note of an exemplar to the assessment of its effect."""
        self._agency.desk.tell("theo dõi, bồi dưỡng nhân tố mới")
        self._emerge()
        self._agency.desk.tell("giới thiệu và thẩm định")
        self._nominate()
        self._agency.desk.tell("phiên họp chưa có quy chế bỏ phiếu")
        self._session_without_policy()
        self._agency.desk.tell("phiên họp có quy chế")
        self._session()
        self._agency.desk.tell("quyết định và Giấy công nhận")
        self._decide()
        self._agency.desk.tell("tuyên truyền, nhân rộng, đánh giá tác dụng")
        self._follow()

    def _emerge(self) -> None:
        tale = of_ngoai_vu(_CANDIDATES[_NOTED])
        self._emergence = Emergence(agency=self._agency, dossiers=self._dossiers, tale=tale)
        self._emergence.watch(on="2023-04-10 08:00")
        self._emergence.grow(on="2023-09-11 08:00")

    def _nominate(self) -> None:
        self._clock.set("2023-12-04 08:00")
        for place, candidate in enumerate(_CANDIDATES):
            noted = place == _NOTED
            nomination = self._emergence.promote() if noted else self._dossiers.register(candidate)
            self._dossiers.submit(nomination, candidate)
            self._ids.append(nomination)
        self._clock.set("2023-12-08 08:00")
        for unit in self._agency.cast.units:
            document = f"Kế hoạch, báo cáo năm 2023 của {unit}"
            self._duties.report_of(unit, "unit-plan-report", window="2023", document=document)
        self._vouch()
        for number, (nomination, candidate) in enumerate(
            zip(self._ids, _CANDIDATES, strict=True), start=1
        ):
            self._dossiers.receive(nomination, number=f"{number:02}/TN")
            self._dossiers.verify(nomination, candidate.kind)

    def _vouch(self) -> None:
        grounds = Grounds(self._agency)
        for candidate in _CANDIDATES:
            subject = self._dossiers.subject(candidate)
            for fact in _FACTS:
                grounds.attest(subject, fact, document="Quyết định xếp loại năm 2023 (minh họa)")

    def _follow(self) -> None:
        exemplar = Exemplar(
            agency=self._agency,
            dossiers=self._dossiers,
            tale=of_ngoai_vu(_CANDIDATES[_NOTED]),
            nomination=self._ids[_NOTED],
        )
        exemplar.support(on="2024-01-15 08:00")
        exemplar.publish(on="2024-01-22 08:00")
        exemplar.spread(on="2024-03-11 08:00")
        exemplar.follow_up(on="2024-07-15 08:00")
        self._reviews.read("yearly", as_of="2023-12-31")
        self._reviews.read("half-year", as_of="2024-01-31")
        self._reviews.read_again()
        self._reviews.tell_warnings()

    def _session_without_policy(self) -> None:
        self._clock.set("2023-12-19 08:00")
        session = self._council.convene(place=_PLACE, nominations=self._ids)
        self._council.open(session)
        # The plan says “bỏ phiếu kín” and no threshold (line 63): no policy, no ballot.
        problem = self._council.open_ballot_in_vain(session, self._ids)
        self._agency.desk.tell(f"bị từ chối: {problem['detail']}")
        for nomination in self._ids:
            self._council.postpone(nomination, reason=_NO_POLICY)
        self._council.close(session, minutes="01/BB-HĐ")

    def _session(self) -> None:
        self._clock.set("2023-12-22 08:00")
        self._council.adopt_policy(
            _POLICY, authorised_by="Quy chế hoạt động của Hội đồng (minh họa) số 02/QC-HĐ"
        )
        self._clock.set("2023-12-27 08:00")
        session = self._council.convene(place=_PLACE, nominations=self._ids)
        present = self._council.open(session)
        ballot = self._council.open_ballot(session, self._ids)
        counts = dict(zip(self._ids, _COUNTS, strict=True))
        self._council.count(ballot, counts, voters=present)
        self._council.confirm(ballot)
        self._council.close(session, minutes="02/BB-HĐ")

    def _decide(self) -> None:
        decisions = Decisions(self._agency)
        # Plan line 67: finished “trước ngày 10/01 hàng năm”; the year stays 2023.
        self._clock.set("2024-01-05 08:00")
        recognitions = [
            decisions.recognise(nomination, number="03/QĐ-SNgV") for nomination in self._ids[:-1]
        ]
        decisions.certify(recognitions, numbers="GCN-SNgV")
