"""A secret ballot that whoever walks the rehearsal can take part in: one vote is left to give."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from domain.rules.kinds import SubjectKind
from service.demo import key_files
from service.demo.agency import Agency
from service.demo.dossiers import Candidate, Dossiers
from service.demo.grounds_xay_dung import GroundsOfXayDung
from service.demo.machines import MembersMachine, TrusteesMachine
from service.demo.polls import Polls
from service.demo.sessions import Council

_YEARS = timedelta(days=3650)
_CANDIDATES = (
    Candidate(
        unit="P. QHKT",
        kind=SubjectKind.INDIVIDUAL,
        name="Kiều Thanh Nhã",
        position="Chuyên viên",
        achievement="Số hóa toàn bộ hồ sơ quy hoạch của tỉnh trong một năm.",
    ),
    Candidate(
        unit="TT. GĐCL",
        kind=SubjectKind.INDIVIDUAL,
        name="Tô Hữu Nghĩa",
        position="Giám định viên",
        achievement="Lập quy trình kiểm định cầu nông thôn, áp dụng ở bốn huyện.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class LiveBallot:
    """An election that is open, and whose vote and shares of the key are ready-made."""

    tenant: str
    election_id: str
    member: str
    credential: str
    trustees: tuple[str, ...]

    def write_keys(self, folder: Path) -> list[Path]:
        """Write the key files of the member who has not voted, and of the counting board."""
        machine = MembersMachine(self.member)
        voting = key_files.write(
            folder / f"phieu-{self.member}.json",
            form=key_files.VOTING,
            name=machine.public_key,
            secret=str(machine.key),
        )
        return [voting, *(self._write_trustee(folder, each) for each in self.trustees)]

    def _write_trustee(self, folder: Path, trustee: str) -> Path:
        return key_files.write(
            folder / f"kiem-phieu-{trustee}.json",
            form=key_files.TRUSTEE,
            name=f"{self.tenant}/{self.election_id}/{trustee}",
            secret=TrusteesMachine(trustee).seed,
        )


def hold(
    agency: Agency, *, dossiers: Dossiers, grounds: GroundsOfXayDung, council: Council, polls: Polls
) -> LiveBallot:
    """Prepare two dossiers and hold a ballot on them, up to the last vote.

    It is prepared at moments of the story, so that walking again finds it as it is.
    """
    nominations = _prepare(agency, dossiers, grounds)
    agency.clock.set("2024-12-27 08:00")
    session = council.convene(place="Phòng họp A, Sở Xây dựng", nominations=nominations)
    present = council.open(session)
    poll = polls.set_up(session, nominations, open_for=_YEARS)
    poll.make_key()
    member = agency.cast.by_role()["council_member"].user_id
    poll.vote([each for each in present if each != member], against={nominations[1]: present[:2]})
    return LiveBallot(
        tenant=agency.cast.tenant,
        election_id=poll.election_id,
        member=member,
        credential=MembersMachine(member).public_key,
        trustees=poll.trustees,
    )


def _prepare(agency: Agency, dossiers: Dossiers, grounds: GroundsOfXayDung) -> list[str]:
    agency.clock.set("2024-11-21 08:00")
    found = {dossiers.register(each): each for each in _CANDIDATES}
    for nomination, candidate in found.items():
        dossiers.submit(nomination, candidate)
    agency.clock.set("2024-11-26 08:00")
    for number, nomination in enumerate(found, start=21):
        dossiers.receive(nomination, number=f"{number}/TN-VP")
    agency.clock.set("2024-12-04 08:00")
    for nomination, candidate in found.items():
        grounds.lay_for(candidate)
        dossiers.verify(nomination, candidate.kind)
    return list(found)
