"""The whole story: five agencies and those above them, in the order in which it happens."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from service.demo import period_thach_an, stage
from service.demo.agency import Agency
from service.demo.cast_binh_phuoc import BINH_PHUOC
from service.demo.cast_kcn import KCN
from service.demo.cast_ngoai_vu import NGOAI_VU
from service.demo.cast_thach_an import THACH_AN
from service.demo.cast_tnmt import TNMT
from service.demo.cast_xay_dung import XAY_DUNG
from service.demo.casts_above import BO_TNMT, CAO_BANG, KHANH_HOA, SOC_TRANG
from service.demo.client import Client
from service.demo.desk import Desk, Tokens
from service.demo.lists import Inbox
from service.demo.live import LiveBallot
from service.demo.moments import Clock
from service.demo.people import Cast
from service.demo.period_kcn import PeriodAtKcn
from service.demo.period_thach_an import PeriodAtThachAn
from service.demo.period_tnmt import PeriodAtTnmt
from service.demo.summary import Summary, is_caught_up, summary_of
from service.demo.windows import WHOLE
from service.demo.year_binh_phuoc import RoundAtBinhPhuoc
from service.demo.year_ngoai_vu import YearAtNgoaiVu
from service.demo.year_xay_dung import YearAtXayDung

PROVINCES = (BINH_PHUOC, SOC_TRANG, CAO_BANG, KHANH_HOA)
AGENCIES = (XAY_DUNG, NGOAI_VU, KCN, THACH_AN, TNMT)
CASTS = (BO_TNMT, *PROVINCES, *AGENCIES)
"""Everybody, those above before those below."""

Told = Callable[[str], None]


class Year:
    """The rehearsal on one database, over one client; walked again, it changes nothing."""

    def __init__(self, *, engine: Engine, client: Client, tokens: Tokens, told: Told) -> None:
        self._engine = engine
        self._client = client
        self._tokens = tokens
        self._told = told
        self._xay_dung = YearAtXayDung(self._agency(XAY_DUNG))

    def offer_a_live_ballot(self) -> LiveBallot:
        """Hold a secret ballot up to the last vote, after the walk; it is counted in no summary."""
        return self._xay_dung.offer_a_live_ballot()

    def walk(self, *, until: date = WHOLE) -> None:
        """Walk all five agencies and those above; the five-year plans up to a day.

        Raises:
            ActFailedError, TimeoutError: the service did not answer as the story tells.
        """
        self.walk_binh_phuoc()
        self.walk_soc_trang(until=until)
        self.walk_cao_bang(until=until)
        self.walk_khanh_hoa(until=until)

    def walk_binh_phuoc(self) -> None:
        """Walk both departments of Bình Phước and their province through their years."""
        self.walk_ngoai_vu()
        province = RoundAtBinhPhuoc(self._agency(BINH_PHUOC))
        province.prepare()
        xay_dung = self.walk_xay_dung()
        province.walk(xay_dung.referrals)
        xay_dung.await_the_province()
        xay_dung.follow_the_architect()

    def walk_ngoai_vu(self) -> None:
        """Walk Sở Ngoại vụ through 2023."""
        year = YearAtNgoaiVu(self._agency(NGOAI_VU))
        stage.give_units(self._engine, NGOAI_VU, year.prepare())
        year.walk()

    def walk_xay_dung(self) -> YearAtXayDung:
        """Walk Sở Xây dựng through 2024, up to its referrals."""
        year = self._xay_dung
        stage.give_units(self._engine, XAY_DUNG, year.prepare())
        year.walk()
        return year

    def walk_soc_trang(self, *, until: date = WHOLE) -> None:
        """Walk Ban Quản lý các KCN and its province from 2021 on."""
        period = PeriodAtKcn(self._agency(KCN))
        stage.give_units(self._engine, KCN, period.prepare())
        period.walk(self._inbox(SOC_TRANG), until=until)

    def walk_cao_bang(self, *, until: date = WHOLE) -> None:
        """Walk the district of Thạch An and its province from 2021 until the district ends."""
        period = PeriodAtThachAn(self._agency(THACH_AN))
        stage.give_units(self._engine, THACH_AN, period.prepare())
        period.walk(self._inbox(CAO_BANG), until=until)
        if until >= period_thach_an.END:
            stage.end(
                self._engine,
                THACH_AN,
                on=period_thach_an.END,
                document=period_thach_an.DOCUMENT,
            )

    def walk_khanh_hoa(self, *, until: date = WHOLE) -> None:
        """Walk Sở TN&MT and its line ministry from 2021 on."""
        period = PeriodAtTnmt(self._agency(TNMT))
        stage.give_units(self._engine, TNMT, period.prepare())
        period.walk(self._inbox(BO_TNMT), self._inbox(KHANH_HOA), until=until)

    def sum_up(self) -> Summary:
        """Wait until the views show everything, and count; duties as all five plans end.

        Raises:
            TimeoutError: the views do not catch up.
        """
        desks = {cast.staff.standing: self._desk(cast) for cast in CASTS}
        next(iter(desks.values())).wait_until(lambda: is_caught_up(desks))
        return summary_of(
            [(cast.staff.standing, self._desk(cast)) for cast in PROVINCES],
            agencies=[(cast.staff.standing, self._desk(cast)) for cast in AGENCIES],
            everybody=desks,
            as_of=WHOLE,
        )

    def _inbox(self, cast: Cast) -> Inbox:
        return Inbox(self._agency(cast))

    def _agency(self, cast: Cast) -> Agency:
        return Agency(cast=cast, desk=self._desk(cast), clock=Clock("2023-01-01 08:00"))

    def _desk(self, cast: Cast) -> Desk:
        return Desk(self._client, tenant=cast.tenant, tokens=self._tokens, told=self._told)
