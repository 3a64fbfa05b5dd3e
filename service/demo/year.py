"""The whole year: two agencies and their province, in the order in which it happens."""

from collections.abc import Callable

from sqlalchemy import Engine

from service.demo import stage
from service.demo.agency import Agency
from service.demo.cast_binh_phuoc import BINH_PHUOC
from service.demo.cast_ngoai_vu import NGOAI_VU
from service.demo.cast_xay_dung import XAY_DUNG
from service.demo.client import Client
from service.demo.desk import Desk, Tokens
from service.demo.moments import Clock
from service.demo.people import Cast
from service.demo.summary import Summary, is_caught_up, summary_of
from service.demo.year_binh_phuoc import RoundAtBinhPhuoc
from service.demo.year_ngoai_vu import YearAtNgoaiVu
from service.demo.year_xay_dung import YearAtXayDung

CASTS = (BINH_PHUOC, XAY_DUNG, NGOAI_VU)

Told = Callable[[str], None]


class Year:
    """The rehearsal on one database, over one client; walked again, it changes nothing."""

    def __init__(self, *, engine: Engine, client: Client, tokens: Tokens, told: Told) -> None:
        self._engine = engine
        self._client = client
        self._tokens = tokens
        self._told = told

    def walk(self) -> None:
        """Walk both agencies and the province through their years.

        Raises:
            ActFailedError, TimeoutError: the service did not answer as the story tells.
        """
        self.walk_ngoai_vu()
        province = RoundAtBinhPhuoc(self._agency(BINH_PHUOC))
        province.prepare()
        xay_dung = self.walk_xay_dung()
        province.walk(xay_dung.referrals)
        xay_dung.await_the_province()

    def walk_ngoai_vu(self) -> None:
        """Walk Sở Ngoại vụ through 2023."""
        year = YearAtNgoaiVu(self._agency(NGOAI_VU))
        stage.give_units(self._engine, NGOAI_VU, year.prepare())
        year.walk()

    def walk_xay_dung(self) -> YearAtXayDung:
        """Walk Sở Xây dựng through 2024, up to its referrals."""
        year = YearAtXayDung(self._agency(XAY_DUNG))
        stage.give_units(self._engine, XAY_DUNG, year.prepare())
        year.walk()
        return year

    def sum_up(self) -> Summary:
        """Wait until the views show everything, and count.

        Raises:
            TimeoutError: the views do not catch up.
        """
        desks = {cast.staff.standing: self._desk(cast) for cast in CASTS}
        province = self._desk(BINH_PHUOC)
        province.wait_until(lambda: is_caught_up(desks))
        return summary_of(province, reader=BINH_PHUOC.staff.standing, desks=desks)

    def _agency(self, cast: Cast) -> Agency:
        return Agency(cast=cast, desk=self._desk(cast), clock=Clock("2023-01-01 08:00"))

    def _desk(self, cast: Cast) -> Desk:
        return Desk(self._client, tenant=cast.tenant, tokens=self._tokens, told=self._told)
