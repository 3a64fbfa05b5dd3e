"""Sở TN&MT tỉnh Khánh Hòa, 2021 to 2025: registered once, reviewed, proposed to the ministry."""

from collections.abc import Sequence
from datetime import date

from service.demo.agency import Agency
from service.demo.dossiers import Candidate, Dossiers
from service.demo.duties import Duties
from service.demo.emergence import Emergence
from service.demo.exemplar import Exemplar
from service.demo.lists import Inbox, Lists, Results
from service.demo.portraits import OF_TNMT
from service.demo.reviews import Reviews
from service.demo.tales import of_tnmt

_OF_A_UNIT = 4
_LEAVING = (5, 30)
"""Places among the registered of those who leave the Sở before the review."""
_INTERIM, _FINAL = slice(0, 24, 4), slice(2, 50, 6)
_TO_THE_PROVINCE = slice(1, 17, 8)
"""Those whom the province asks for, off the route of the plan."""
_PROVINCE = "khanh-hoa"
_OFF_ROUTE = "UBND tỉnh có văn bản đề nghị giới thiệu điển hình dự hội nghị của tỉnh (minh họa)."


class PeriodAtTnmt:
    """Thirteen units register four exemplars each; six are proposed at half-way, others later."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._clock = agency.clock
        self._registered: list[tuple[str, Candidate]] = []

    def prepare(self) -> dict[str, str]:
        """Enter the units and put the plan in force; answer the units' ids."""
        self._clock.set("2021-08-02 08:00")
        units = self._agency.establish_units()
        self._clock.set("2021-08-16 08:00")
        plan = self._agency.lay_down_plan("s4-so-tnmt-khanh-hoa-2021-2025", number="55/KH-STNMT")
        self._dossiers = Dossiers(agency=self._agency, plan=plan, units=units)
        self._lists = Lists(agency=self._agency, plan=plan)
        self._duties = Duties(agency=self._agency, plan=plan, units=units)
        self._reviews = Reviews(agency=self._agency, plan=plan)
        return units

    def walk(self, ministry: Inbox, province: Inbox, *, until: date) -> None:
        """The registration, the review at half-way and the last proposal, as far as they begin."""
        self._emerge()
        self._agency.desk.tell("đăng ký xây dựng điển hình 2021-2025")
        self._register()
        self._count_for(ministry)
        if until > date(2023, 11, 1):
            self._agency.desk.tell("sơ kết, đề xuất lên Bộ")
            self._leave()
            self._review(ministry)
            self._follow()
            self._go_to_the_province(province)
        if until > date(2025, 10, 1):
            self._agency.desk.tell("đề xuất cuối giai đoạn")
            self._propose_at_last(ministry)
            self._reviews.read("final", as_of="2025-12-31")
        self._reviews.read_again()
        self._reviews.tell_warnings()

    def _emerge(self) -> None:
        first = next(iter(self._agency.cast.units))
        tale = of_tnmt(_candidate(0, 0, first))
        self._emergence = Emergence(agency=self._agency, dossiers=self._dossiers, tale=tale)
        self._tale = tale
        self._emergence.watch(on="2021-08-18 08:00")
        self._emergence.grow(on="2021-08-31 08:00")

    def _register(self) -> None:
        for place, unit in enumerate(self._agency.cast.units):
            self._clock.set(f"2021-09-{place + 6:02} 08:00")
            for number in range(_OF_A_UNIT):
                candidate = _candidate(place, number, unit)
                self._registered.append((self._begin(candidate), candidate))
            self._file_list(unit)

    def _begin(self, candidate: Candidate) -> str:
        noted = candidate == self._tale.candidate
        return self._emergence.promote() if noted else self._dossiers.register(candidate)

    def _file_list(self, unit: str) -> None:
        """Let a unit hand in the list of those whom it registers (S4-14)."""
        theirs = [candidate for _, candidate in self._registered if candidate.unit == unit]
        self._dossiers.file_list(unit, theirs, period="2021-2025")

    def _count_for(self, ministry: Inbox) -> None:
        self._clock.set("2021-12-06 08:00")
        every = [nomination for nomination, _ in self._registered]
        counts = self._lists.compile(
            kind="registration_counts", span="2021-2025", nominations=every
        )
        self._lists.sign(counts, number="88/BC-STNMT")
        self._lists.send(counts)
        self._hear(ministry, counts, {}, on="2021-12-20 08:00")
        self._clock.set("2021-12-08 08:00")
        self._duties.report("registration-count", window="2021-12-31", document="88/BC-STNMT")

    def _leave(self) -> None:
        self._clock.set("2023-10-02 08:00")
        for place in _LEAVING:
            nomination, candidate = self._registered[place]
            reason = "Đã chuyển công tác sang cơ quan khác."
            self._dossiers.withdraw(nomination, candidate, reason=reason)

    def _review(self, ministry: Inbox) -> None:
        self._clock.set("2023-11-20 08:00")
        chosen = self._chosen(_INTERIM)
        proposed = self._lists.compile(kind="introduction", span="2023", nominations=chosen)
        self._lists.sign(proposed, number="102/BC-STNMT")
        self._send_astray(proposed)
        self._lists.send(proposed)
        self._hear(ministry, proposed, _results(chosen), on="2023-12-18 08:00")
        # The report is due at the end of the year and leaves in January: met, and late.
        self._clock.set("2024-01-08 08:00")
        self._duties.report("interim-report", window="2023-12-31", document="102/BC-STNMT")
        self._reviews.read("interim", as_of="2023-12-31")

    def _follow(self) -> None:
        exemplar = Exemplar(
            agency=self._agency,
            dossiers=self._dossiers,
            tale=self._tale,
            nomination=self._registered[0][0],
        )
        exemplar.support(on="2024-01-15 08:00")
        exemplar.publish(on="2024-01-22 08:00")
        exemplar.spread(on="2024-03-18 08:00")
        exemplar.follow_up(on="2024-08-12 08:00")

    def _go_to_the_province(self, province: Inbox) -> None:
        # Vector T17: off the route only with a reason, which both ends see.
        self._clock.set("2024-09-09 08:00")
        chosen = self._chosen(_TO_THE_PROVINCE)
        sent = self._lists.compile(kind="introduction", span="2024", nominations=chosen)
        self._lists.sign(sent, number="95/BC-STNMT")
        self._lists.send_elsewhere(sent, destination=_PROVINCE, reason=_OFF_ROUTE)
        results = dict.fromkeys(chosen, "commended")
        province.answer({sent: results}, on="2024-09-30 08:00", number="BTĐKT")
        self._lists.await_answers([sent])

    def _propose_at_last(self, ministry: Inbox) -> None:
        self._clock.set("2025-10-20 08:00")
        chosen = self._chosen(_FINAL)
        proposed = self._lists.compile(kind="introduction", span="2025", nominations=chosen)
        self._lists.sign(proposed, number="140/BC-STNMT")
        self._lists.send(proposed)
        self._hear(ministry, proposed, _results(chosen), on="2025-11-17 08:00")

    def _chosen(self, places: slice) -> list[str]:
        gone = {self._registered[place][0] for place in _LEAVING}
        return [each for each, _ in self._registered[places] if each not in gone]

    def _send_astray(self, sent: str) -> None:
        # The plan leads to the ministry (line 66); the province only gets a copy.
        problem = self._lists.send_astray(sent, destination=_PROVINCE)
        self._agency.desk.tell(f"bị từ chối: {problem['detail']}")

    def _hear(self, ministry: Inbox, sent: str, results: Results, *, on: str) -> None:
        ministry.answer({sent: results}, on=on, number="BTNMT-TĐKT")
        self._lists.await_answers([sent])


def _results(chosen: Sequence[str]) -> Results:
    """All but the last are recognised."""
    return dict.fromkeys(chosen, "recognised") | dict.fromkeys(chosen[-1:], "declined")


def _candidate(place: int, number: int, unit: str) -> Candidate:
    portrait = OF_TNMT[number % len(OF_TNMT)]
    return portrait.of(
        4500 + place * _OF_A_UNIT + number, unit=unit, scope="overall", channel="department"
    )
