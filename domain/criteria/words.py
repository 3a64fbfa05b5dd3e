"""How coded things are called in a formula."""

from collections.abc import Mapping

from domain.criteria.assessment import Said
from domain.rules.checks.records import Whose

WHOSE: Mapping[Whose, Said] = {
    Whose.SUBJECT: Said("", ""),
    Whose.PARTY: Said(" của tổ chức đảng", " of the party organisation"),
    Whose.MASS_ORGANISATION: Said(" của tổ chức đoàn thể", " of the mass organisation"),
}
"""Whose fact it is, after the name of the fact."""

THINGS: Mapping[str, Said] = {
    "an_toan_lao_dong": Said("đạt tiêu chuẩn an toàn lao động", "safety at work"),
    "an_ninh_trat_tu": Said("đạt tiêu chuẩn an ninh trật tự", "public order"),
    "chinh_sach_lao_dong": Said("thực hiện chính sách với người lao động", "duties to workers"),
    "cong_nhan_cap_tren": Said("được cấp trên công nhận", "recognition by the level above"),
    "dang_ky_hoc_tap_bac": Said(
        "đăng ký học tập và làm theo Bác", "registration to follow Ho Chi Minh's example"
    ),
    "danh_gia_hoc_tap_bac": Said(
        "đánh giá của cấp có thẩm quyền về học tập và làm theo Bác",
        "the competent assessment of following Ho Chi Minh's example",
    ),
    "diem_nong": Said("điểm nóng, vụ việc phức tạp", "hot spots"),
    "doanh_thu": Said("doanh thu", "revenue"),
    "giai_thuong": Said("giải thưởng", "prizes"),
    "loi_nhuan": Said("lợi nhuận", "profit"),
    "moi_truong": Said("đạt tiêu chuẩn môi trường", "environmental standards"),
    "nghia_vu_thue": Said("hoàn thành nghĩa vụ nộp thuế", "tax duties"),
    "nop_ngan_sach": Said("nộp ngân sách nhà nước", "payment to the budget"),
    "sang_kien": Said("sáng kiến, giải pháp", "initiatives"),
    "suy_ton": Said("được tập thể đơn vị suy tôn", "endorsement by the own collective"),
    "tap_the_tieu_bieu": Said("là tập thể tiêu biểu", "being an exemplary collective"),
    "thoat_ngheo": Said("đã thoát nghèo", "having left poverty"),
}
"""Names that plans and facts use for `what`; an office may use others, shown as they are."""


def thing(name: str) -> Said:
    """What a thing is called, or its name."""
    return THINGS.get(name, Said(f"“{name}”", f"“{name}”"))
