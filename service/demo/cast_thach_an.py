"""The people of UBND huyện Thạch An in the rehearsal; every name of a person is made up."""

from collections.abc import Mapping

from service.demo.casting import cast_of

LEADS: Mapping[str, str] = {
    "BTG": "Ban Tuyên giáo Huyện ủy",
    "P. NN": "Phòng Nông nghiệp và Phát triển nông thôn",
    "P. TCKH": "Phòng Tài chính - Kế hoạch",
    "P. LĐ": "Phòng Lao động - Thương binh và Xã hội",
    "P. NV": "Phòng Nội vụ",
    "HND": "Hội Nông dân huyện",
    "P. GD": "Phòng Giáo dục và Đào tạo",
    "P. YT": "Phòng Y tế",
    "CA": "Công an huyện",
    "BCHQS": "Ban Chỉ huy quân sự huyện",
    "ĐBP": "Đoàn Biên phòng Đức Long",
}
"""Who leads the nine fields (plan lines 38-110)."""
OFFICES: Mapping[str, str] = {
    "VP": "Văn phòng HĐND và UBND huyện",
    "P. TP": "Phòng Tư pháp",
    "TTr": "Thanh tra huyện",
    "P. TNMT": "Phòng Tài nguyên và Môi trường",
    "P. KTHT": "Phòng Kinh tế - Hạ tầng",
    "P. VHTT": "Phòng Văn hóa và Thông tin",
    "MTTQ": "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
    "LĐLĐ": "Liên đoàn Lao động huyện",
    "ĐTN": "Huyện đoàn Thạch An",
    "HPN": "Hội Liên hiệp Phụ nữ huyện",
}
COMMUNES: Mapping[str, str] = {
    f"X{place:02}": name
    for place, name in enumerate(
        (
            "UBND thị trấn Đông Khê",
            "UBND xã Canh Tân",
            "UBND xã Đức Long",
            "UBND xã Đức Thông",
            "UBND xã Đức Xuân",
            "UBND xã Kim Đồng",
            "UBND xã Lê Lai",
            "UBND xã Lê Lợi",
            "UBND xã Minh Khai",
            "UBND xã Quang Trọng",
            "UBND xã Thái Cường",
            "UBND xã Thụy Hùng",
            "UBND xã Trọng Con",
            "UBND xã Vân Trình",
        ),
        start=1,
    )
}

THACH_AN = cast_of(
    tenant="ubnd-huyen-thach-an",
    name="UBND huyện Thạch An",
    short_name="Huyện Thạch An",
    level="agency",
    parent="cao-bang",
    prefix="ta",
    numbers=5300,
    units={**LEADS, **OFFICES, **COMMUNES},
    external=("BTG", "HND", "CA", "BCHQS", "ĐBP", "MTTQ", "LĐLĐ", "ĐTN", "HPN"),
)
