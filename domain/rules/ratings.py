"""The yearly ratings of people and bodies, in the scales that the plans use."""

from collections.abc import Mapping
from enum import StrEnum


class Rating(StrEnum):
    """The yearly rating of the work of a person or body, best first."""

    EXCELLENT = "HTXSNV"
    GOOD = "HTTNV"
    DONE = "HTNV"
    NOT_DONE = "KHTNV"


class Scale(StrEnum):
    """The tasks done (Luật Cán bộ, công chức), or the older one of party and mass organisations."""

    TASKS = "hoan_thanh_nhiem_vu"
    CLEAN_AND_STRONG = "trong_sach_vung_manh"


LADDERS: Mapping[Scale, Mapping[str, str]] = {
    Scale.TASKS: {
        "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
        "HTTNV": "hoàn thành tốt nhiệm vụ",
        "HTNV": "hoàn thành nhiệm vụ",
        "KHTNV": "không hoàn thành nhiệm vụ",
    },
    Scale.CLEAN_AND_STRONG: {
        "TSVMXS": "trong sạch, vững mạnh xuất sắc",
        "TSVM": "trong sạch, vững mạnh",
        "HTNV": "hoàn thành nhiệm vụ",
        "YEU_KEM": "yếu kém",
    },
}
"""Scale -> its ratings, best first, with what they are called."""


def at_least(scale: Scale, value: str, wanted: str) -> bool:
    """Whether a rating is as good as another of the same scale (KeyError: not of the scale)."""
    order = {rating: place for place, rating in enumerate(LADDERS[scale])}
    return order[value] <= order[wanted]
