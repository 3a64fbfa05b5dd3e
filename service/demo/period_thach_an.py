"""UBND huyện Thạch An from April 2021 until the district ends: every month, nine fields."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from service.demo.agency import Agency
from service.demo.cast_thach_an import COMMUNES, OFFICES
from service.demo.dossiers import Candidate, Dossiers
from service.demo.duties import Duties
from service.demo.emergence import Emergence
from service.demo.exemplar import Exemplar
from service.demo.lists import Inbox, Lists, Results
from service.demo.portraits import OF_THACH_AN
from service.demo.reviews import Reviews
from service.demo.tales import of_thach_an
from service.demo.windows import Month, months

END = date(2025, 7, 1)
"""The first day without districts."""
DOCUMENT = "Nghị quyết kết thúc hoạt động của cấp huyện (minh họa)"
_FIRST = Month(2021, 5)
_SETTLED = Month(2021, 6)
"""When the units fix how many exemplars there are to be (plan line 116)."""
_NOTED = "P. GD"
"""The unit that noted, before the first month, the exemplar whose whole life is told."""
_KNOWN = 14
"""How many exemplars a unit has in the course of the years; it introduces them in turn."""
_FIELDS_OF_LEADS: Mapping[str, Sequence[str]] = {
    "BTG": ("ho-chi-minh",),
    "P. NN": ("new-countryside",),
    "P. TCKH": ("enterprise",),
    "P. LĐ": ("for-the-poor",),
    "P. NV": ("office-culture",),
    "HND": ("farmers",),
    "P. GD": ("education",),
    "P. YT": ("health",),
    "CA": ("armed-forces",),
    "BCHQS": ("armed-forces",),
    "ĐBP": ("armed-forces",),
}
_FIELDS_OF_OFFICES = ("office-culture", "ho-chi-minh", "for-the-poor")
_FIELDS_OF_COMMUNES = ("new-countryside", "farmers", "for-the-poor", "education")
_FIELDS: Mapping[str, Sequence[str]] = {
    **_FIELDS_OF_LEADS,
    **dict.fromkeys(OFFICES, _FIELDS_OF_OFFICES),
    **dict.fromkeys(COMMUNES, _FIELDS_OF_COMMUNES),
}
_SCOPES = ("overall", "partial", "partial")
_REPORTS = {
    Month(2023, 6): ("interim-review", "2023-06-30", "Báo cáo sơ kết 2021-2023"),
    Month(2025, 6): ("final-review", "2025-06-30", "Báo cáo tổng kết, đề nghị khen thưởng"),
}


class PeriodAtThachAn:
    """Thirty-five units, each with one exemplar a month, or a reason, or nothing."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._clock = agency.clock
        self._sent: dict[str, Results] = {}

    def prepare(self) -> dict[str, str]:
        """Enter the units and put the plan in force; answer the units' ids."""
        self._clock.set("2021-04-05 08:00")
        units = self._agency.establish_units()
        self._clock.set("2021-04-26 08:00")
        plan = self._agency.lay_down_plan("s1-ubnd-huyen-thach-an-2021-2025", number="61/KH-UBND")
        self._dossiers = Dossiers(agency=self._agency, plan=plan, units=units)
        self._lists = Lists(agency=self._agency, plan=plan)
        self._duties = Duties(agency=self._agency, plan=plan, units=units)
        self._reviews = Reviews(agency=self._agency, plan=plan)
        return units

    def walk(self, province: Inbox, *, until: date) -> None:
        """Month after month until the district ends; the province answers once a year."""
        self._excuse_april()
        self._emerge()
        month = _FIRST
        for month in months(_FIRST, until=min(END, until)):
            self._agency.desk.tell(f"tháng {month.key}")
            self._month(month)
            if month == _FIRST:
                self._follow()
            if month in _REPORTS:
                self._review(month)
            if month.next().year > month.year:
                self._hear(province, month)
        self._hear(province, month)
        self._reviews.read_again()
        self._reviews.tell_warnings()

    def _emerge(self) -> None:
        place = list(_FIELDS).index(_NOTED)
        self._tale = of_thach_an(_candidate(_FIRST, place, _NOTED))
        self._emergence = Emergence(agency=self._agency, dossiers=self._dossiers, tale=self._tale)
        self._emergence.watch(on="2021-04-29 08:00")
        self._emergence.grow(on="2021-05-03 07:00")

    def _begin(self, candidate: Candidate, month: Month) -> str:
        if month == _FIRST and candidate == self._tale.candidate:
            self._noted = self._emergence.promote()
            return self._noted
        return self._dossiers.register(candidate)

    def _follow(self) -> None:
        exemplar = Exemplar(
            agency=self._agency,
            dossiers=self._dossiers,
            tale=self._tale,
            nomination=self._noted,
        )
        exemplar.support(on="2021-06-02 08:00")
        exemplar.publish(on="2021-06-03 08:00")
        exemplar.spread(on="2021-09-06 08:00")
        exemplar.follow_up(on="2022-01-17 08:00")
        exemplar.take_down(on="2022-06-01 08:00", reason="Hết năm học; hết thời gian đăng tải.")

    def _review(self, month: Month) -> None:
        for kind in ("monthly", "interim"):
            self._reviews.read(kind, as_of=f"{month.key}-30")

    def _excuse_april(self) -> None:
        self._clock.set("2021-04-28 08:00")
        reason = "Kế hoạch ban hành cuối tháng 4; thực hiện từ tháng 5."
        self._duties.excuse("monthly-report", window="2021-04", reason=reason)
        for unit in self._agency.cast.units:
            self._duties.excuse("unit-month", window="2021-04", unit=unit, reason=reason)

    def _month(self, month: Month) -> None:
        introduced = self._introduce(month)
        taken_in = self._take_in(introduced, month)
        self._clock.set(month.day(25))
        number = f"{month.month:02}-{month.year}/DS-NV"
        sent = self._lists.compile(kind="monthly", span=month.key, nominations=taken_in)
        self._lists.sign(sent, number=number)
        self._lists.send(sent)
        self._sent[sent] = {
            nomination: "published" if place % 7 == 0 else "noted"
            for place, nomination in enumerate(taken_in)
        }
        self._report(month, number)

    def _introduce(self, month: Month) -> dict[str, Candidate]:
        """Let every unit say whom it has, or why nobody; answer what was handed in."""
        introduced: dict[str, Candidate] = {}
        for day, place, unit in sorted(_calendar(month)):
            self._clock.set(month.day(day, 8 + place % 9))
            if _is_silent(month, place):
                continue
            if _has_nobody(month, place):
                reason = "Trong tháng chưa phát hiện gương mới; các gương cũ đã được giới thiệu."
                self._duties.none("unit-month", window=month.key, unit=unit, reason=reason)
                continue
            candidate = _candidate(month, place, unit)
            nomination = self._begin(candidate, month)
            self._dossiers.submit(nomination, candidate)
            introduced[nomination] = candidate
        return introduced

    def _take_in(self, introduced: Mapping[str, Candidate], month: Month) -> list[str]:
        """Receive what came, but for what is withdrawn; one a month goes back first."""
        self._clock.set(month.day(22))
        taken_in: list[str] = []
        for place, (nomination, candidate) in enumerate(introduced.items(), start=1):
            if (month.number + place) % 67 == 0:
                reason = "Cá nhân, tập thể đề nghị chưa giới thiệu trong tháng này."
                self._dossiers.withdraw(nomination, candidate, reason=reason)
                continue
            if (month.number + place) % 41 == 0:
                self._send_back(nomination, candidate, month)
            self._dossiers.receive(nomination, number=f"{place:02}/{month.key}")
            taken_in.append(nomination)
        return taken_in

    def _send_back(self, nomination: str, candidate: Candidate, month: Month) -> None:
        self._dossiers.return_(
            nomination,
            reason="Tóm tắt thành tích chưa nêu số liệu.",
            supplement_by=f"{month.key}-24",
        )
        self._dossiers.supplement(
            nomination, candidate, key="achievement-summary", note="Đã bổ sung số liệu."
        )

    def _report(self, month: Month, number: str) -> None:
        # Every ninth month the report leaves only in the month after: met, and late.
        late = month.number % 9 == 0
        self._clock.set(month.next().day(3) if late else month.day(28))
        self._duties.report("monthly-report", window=month.key, document=number)
        if month == _SETTLED:
            self._settle_numbers(month)
        if month in _REPORTS:
            duty, window, document = _REPORTS[month]
            self._clock.set(month.day(29))
            self._duties.report(duty, window=window, document=document)

    def _settle_numbers(self, month: Month) -> None:
        self._clock.set(month.day(28, 14))
        for unit in self._agency.cast.units:
            document = f"Cơ cấu, số lượng gương điển hình 2021-2025 của {unit}"
            self._duties.report_of(
                unit, "structure-and-number", window="2021-06-30", document=document
            )

    def _hear(self, province: Inbox, month: Month) -> None:
        if self._sent:
            province.answer(self._sent, on=month.next().day(10), number="BTĐKT")
            self._lists.await_answers(self._sent)
            self._sent = {}


def _calendar(month: Month) -> Iterator[tuple[int, int, str]]:
    """On which day of the month each unit acts: before the 20th, or, now and then, after."""
    for place, unit in enumerate(_FIELDS):
        late = (month.number * 5 + place) % 29 == 0
        yield 20 if late else 3 + (place + month.number) % 16, place, unit


def _is_silent(month: Month, place: int) -> bool:
    return (month.number * 3 + place) % 47 == 0


def _has_nobody(month: Month, place: int) -> bool:
    return (month.number * 7 + place) % 13 == 0


def _candidate(month: Month, place: int, unit: str) -> Candidate:
    slot = (month.number + place) % _KNOWN
    fields = _FIELDS[unit]
    portraits = OF_THACH_AN[fields[slot % len(fields)]]
    portrait = portraits[slot % len(portraits)]
    return portrait.of(
        place * _KNOWN + slot,
        unit=unit,
        scope=_SCOPES[slot % len(_SCOPES)],
        channel="Phong trào thi đua trên địa bàn huyện",
    )
