"""The people of Sở TN&MT tỉnh Khánh Hòa in the rehearsal; every name is made up."""

from service.demo.casting import cast_of

TNMT = cast_of(
    tenant="so-tnmt-khanh-hoa",
    name="Sở Tài nguyên và Môi trường tỉnh Khánh Hòa",
    short_name="Sở TN&MT",
    level="agency",
    parent="khanh-hoa",
    ministry="bo-tai-nguyen-moi-truong",
    prefix="stnmt",
    numbers=5200,
    units={
        "VP": "Văn phòng Sở",
        "TTr": "Thanh tra Sở",
        "P. KHTC": "Phòng Kế hoạch - Tài chính",
        "P. QLĐĐ": "Phòng Quản lý đất đai",
        "P. ĐĐBĐ": "Phòng Đo đạc và Bản đồ",
        "P. KS": "Phòng Tài nguyên khoáng sản",
        "P. NƯỚC": "Phòng Tài nguyên nước và Khí tượng thủy văn",
        "CC. BVMT": "Chi cục Bảo vệ môi trường",
        "CC. BHĐ": "Chi cục Biển và Hải đảo",
        "VP. ĐKĐĐ": "Văn phòng Đăng ký đất đai",
        "TT. QUỸ ĐẤT": "Trung tâm Phát triển quỹ đất",
        "TT. QUAN TRẮC": "Trung tâm Quan trắc tài nguyên và môi trường",
        "TT. CNTT": "Trung tâm Công nghệ thông tin",
    },
)
