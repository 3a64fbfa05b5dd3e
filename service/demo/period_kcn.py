"""Ban Quản lý các KCN tỉnh Sóc Trăng from 2021 to 2025: two rounds a year."""

from collections.abc import Mapping, Sequence
from datetime import date

from service.demo.agency import Agency
from service.demo.dossiers import Candidate, Dossiers
from service.demo.duties import Duties
from service.demo.emergence import Emergence
from service.demo.exemplar import Exemplar
from service.demo.grounds import Fact, Grounds
from service.demo.lists import Inbox, Lists, Results
from service.demo.portraits import OF_KCN
from service.demo.reviews import Reviews
from service.demo.sessions import Council
from service.demo.tales import of_kcn
from service.demo.windows import HalfYear, Month, half_years

_KNOWN = 8
"""How many exemplars a unit has in the course of the years; it introduces them in turn."""
_NOBODY = {("2022-H1", "TT. HTĐT"), ("2024-H2", "P. QHXD")}
_SILENT = {("2023-H1", "P. MT")}
_REPORTED_LATE = 2022
"""Of that year the report was written only in January: met, and late."""
_SCOPES = ("overall", "field")
_FIRST = HalfYear(2021, 1)
_NOTED = "P. QLĐT"
"""The unit that noted, in the first half-year, the exemplar whose whole life is told."""
_FACTS = (
    Fact(kind="attested", year=2021, value={"what": "tham_gia_phong_trao"}),
    Fact(kind="figure", year=2021, value={"what": "chi_tieu_giao", "amount": 200, "unit": "phòng"}),
    Fact(kind="figure", year=2021, value={"what": "chi_tieu_dat", "amount": 300, "unit": "phòng"}),
)
_MOVEMENT = {
    "name": "Cán bộ, công chức, viên chức tỉnh Sóc Trăng thi đua thực hiện văn hóa công sở",
    "launcher": "province",
    "launched_by": "UBND tỉnh Sóc Trăng",
    "launched_from": "2021-01-01",
    "launched_until": "2025-12-31",
}


class PeriodAtKcn:
    """Six units, two rounds a year, one or two exemplars of each round to the province."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._clock = agency.clock

    def prepare(self) -> dict[str, str]:
        """Found the council, enter the units, put the plan in force; answer the units' ids."""
        self._clock.set("2021-05-04 08:00")
        council_id = self._agency.found_council(
            decision_number="19/QĐ-BQL", mandate_from=date(2021, 5, 4)
        )
        units = self._agency.establish_units()
        self._clock.set("2021-05-20 08:00")
        plan = self._agency.lay_down_plan(
            "s0-ban-quan-ly-kcn-soc-trang-2021-2025", number="34/KH-BQL"
        )
        self._dossiers = Dossiers(agency=self._agency, plan=plan, units=units)
        self._council = Council(agency=self._agency, plan=plan, council_id=council_id)
        self._lists = Lists(agency=self._agency, plan=plan)
        self._duties = Duties(agency=self._agency, plan=plan, units=units)
        self._reviews = Reviews(agency=self._agency, plan=plan)
        return units

    def walk(self, province: Inbox, *, until: date) -> None:
        """Half-year after half-year; the province answers each list."""
        self._emerge()
        for half in half_years(first=2021, last=2025, until=until):
            self._agency.desk.tell(f"nửa năm {half.key}")
            self._half(half)
            province.answer(self._sent, on=half.last_month.day(29), number="BTĐKT")
            self._lists.await_answers(self._sent)
            if half == _FIRST:
                self._follow()
            if half.is_the_second:
                self._reviews.read("yearly", as_of=f"{half.year}-12-31")
        self._reviews.read_again()
        self._reviews.tell_warnings()

    def _emerge(self) -> None:
        self._agency.desk.tell("theo dõi, bồi dưỡng nhân tố mới")
        self._clock.set("2021-05-21 08:00")
        standing = self._agency.staff.standing
        self._movement = self._agency.make(standing, "movements", _MOVEMENT)
        place = list(self._agency.cast.units).index(_NOTED)
        self._tale = of_kcn(_candidates(_FIRST, place, _NOTED)[0])
        self._emergence = Emergence(agency=self._agency, dossiers=self._dossiers, tale=self._tale)
        self._emergence.watch(on="2021-05-24 08:00")
        self._emergence.grow(on="2021-06-01 08:00")

    def _promote(self) -> str:
        """Put the exemplar forward that was noted, with the facts that its criteria ask for."""
        nomination = self._emergence.promote(movement=self._movement)
        subject, grounds = self._dossiers.subject(self._tale.candidate), Grounds(self._agency)
        for fact in _FACTS:
            grounds.attest(subject, fact, document="Xác nhận của Văn phòng (minh họa)")
        found = grounds.results(nomination, on=self._clock.today)
        self._agency.desk.tell(f"máy đối chiếu tiêu chí: {found}")
        return nomination

    def _follow(self) -> None:
        exemplar = Exemplar(
            agency=self._agency,
            dossiers=self._dossiers,
            tale=self._tale,
            nomination=self._noted,
        )
        exemplar.support(on="2021-07-05 08:00")
        exemplar.publish(on="2021-07-12 08:00")
        exemplar.spread(on="2021-09-13 08:00")
        exemplar.follow_up(on="2022-01-10 08:00")
        exemplar.take_down(on="2022-07-01 08:00", reason="Hết thời gian đăng tải.")

    def _half(self, half: HalfYear) -> None:
        introduced = self._introduce(half)
        month = half.last_month
        minutes = f"{half.half:02}-{half.year}/BB-HĐ"
        self._consider(introduced, month, minutes=minutes)
        self._clock.set(month.day(24))
        # Two of the second half-year, one of the first: three a year, where two are asked.
        ordered = sorted(introduced, key=lambda each: each != self._noted)
        chosen = ordered[: half.half]
        sent = self._lists.compile(kind="half_year", span=half.key, nominations=chosen)
        self._lists.sign(sent, number=f"{half.half:02}-{half.year}/DS-BQL", minutes=minutes)
        self._lists.send(sent)
        self._sent: Mapping[str, Results] = {sent: dict.fromkeys(chosen, "published")}
        if half.is_the_second:
            self._report(half)

    def _introduce(self, half: HalfYear) -> list[str]:
        month = half.last_month
        introduced: list[str] = []
        for place, unit in enumerate(self._agency.cast.units):
            self._clock.set(month.day(3 + place))
            if (half.key, unit) in _SILENT:
                continue
            if (half.key, unit) in _NOBODY:
                reason = "Đơn vị mới sáp nhập, chưa bình xét được gương trong kỳ."
                self._duties.none("unit-half-year", window=half.key, unit=unit, reason=reason)
                continue
            for candidate in _candidates(half, place, unit):
                nomination = self._begin(candidate, half)
                self._dossiers.submit(nomination, candidate)
                introduced.append(nomination)
        return introduced

    def _begin(self, candidate: Candidate, half: HalfYear) -> str:
        if half == _FIRST and candidate == self._tale.candidate:
            self._noted = self._promote()
            return self._noted
        return self._dossiers.register(candidate)

    def _consider(self, introduced: Sequence[str], month: Month, *, minutes: str) -> None:
        self._clock.set(month.day(18))
        session = self._council.convene(place="Phòng họp Ban Quản lý", nominations=introduced)
        self._council.open(session)
        self._council.close(session, minutes=minutes)

    def _report(self, half: HalfYear) -> None:
        late = half.year == _REPORTED_LATE
        self._clock.set(f"{half.year + 1}-01-09 08:00" if late else half.last_month.day(28))
        self._duties.report(
            "yearly-report", window=f"{half.year}", document=f"Báo cáo đánh giá năm {half.year}"
        )


def _candidates(half: HalfYear, place: int, unit: str) -> list[Candidate]:
    first = (half.year * 2 + half.half) * 2 + place
    return [_candidate(first + more, place, unit) for more in range(1 + first % 2)]


def _candidate(number: int, place: int, unit: str) -> Candidate:
    slot = number % _KNOWN
    portrait = OF_KCN[slot % len(OF_KCN)]
    return portrait.of(
        4000 + place * _KNOWN + slot,
        unit=unit,
        scope=_SCOPES[slot % len(_SCOPES)],
        channel="office-culture",
    )
