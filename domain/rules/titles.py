"""The titles of emulation, and which of them are higher (Luật 06/2022/QH15, Điều 19-32)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Title(StrEnum):
    """A title held for one year; `KHONG` says that none was held."""

    NONE = "KHONG"
    PERSON_ADVANCED = "LDTT"
    FIGHTER_ADVANCED = "CSTT"
    PERSON_BASE = "CSTDCS"
    PERSON_PROVINCE = "CSTDBT"
    PERSON_NATION = "CSTDTQ"
    COLLECTIVE_ADVANCED = "TTLDTT"
    UNIT_ADVANCED = "DVTT"
    COLLECTIVE_EXCELLENT = "TTLDXS"
    UNIT_VICTORIOUS = "DVQT"
    FLAG_PROVINCE = "CTDBT"
    FLAG_GOVERNMENT = "CTDCP"
    FAMILY = "GDVH"
    FAMILY_EXEMPLARY = "GDVHTB"


@dataclass(frozen=True)
class Rung:
    """Where a title stands: its ladder, its height there, and what it is called."""

    ladder: str
    height: int
    name: str


RUNGS: Mapping[Title, Rung] = {
    Title.NONE: Rung("", 0, "không có danh hiệu"),
    Title.PERSON_ADVANCED: Rung("person", 1, "Lao động tiên tiến"),
    Title.FIGHTER_ADVANCED: Rung("person", 1, "Chiến sĩ tiên tiến"),
    Title.PERSON_BASE: Rung("person", 2, "Chiến sĩ thi đua cơ sở"),
    Title.PERSON_PROVINCE: Rung("person", 3, "Chiến sĩ thi đua bộ, ban, ngành, tỉnh"),
    Title.PERSON_NATION: Rung("person", 4, "Chiến sĩ thi đua toàn quốc"),
    Title.COLLECTIVE_ADVANCED: Rung("collective", 1, "Tập thể lao động tiên tiến"),
    Title.UNIT_ADVANCED: Rung("collective", 1, "Đơn vị tiên tiến"),
    Title.COLLECTIVE_EXCELLENT: Rung("collective", 2, "Tập thể lao động xuất sắc"),
    Title.UNIT_VICTORIOUS: Rung("collective", 2, "Đơn vị quyết thắng"),
    Title.FLAG_PROVINCE: Rung("collective", 3, "Cờ thi đua của bộ, ban, ngành, tỉnh"),
    Title.FLAG_GOVERNMENT: Rung("collective", 4, "Cờ thi đua của Chính phủ"),
    Title.FAMILY: Rung("family", 1, "Gia đình văn hóa"),
    Title.FAMILY_EXEMPLARY: Rung("family", 2, "Gia đình văn hóa tiêu biểu"),
}
"""Title -> its place; a higher title of the same ladder stands for a lower one."""


def stands_for(held: Title, wanted: Title) -> bool:
    """Whether a held title is the wanted one or a higher one of the same ladder."""
    has, needs = RUNGS[held], RUNGS[wanted]
    return has.ladder == needs.ladder and has.height >= needs.height
