"""The people of Sở Xây dựng tỉnh Bình Phước in the rehearsal; every name is made up."""

from service.demo.people import Cast, Member, Person, Staff

XAY_DUNG = Cast(
    tenant="so-xay-dung-binh-phuoc",
    name="Sở Xây dựng tỉnh Bình Phước",
    short_name="Sở Xây dựng",
    level="agency",
    parent="binh-phuoc",
    document="Quyết định thành lập (minh họa)",
    staff=Staff(
        standing="sxd-thu-ha",
        verifier="sxd-minh-duc",
        head="sxd-quoc-vinh",
        chair="sxd-quoc-vinh",
        secretary="sxd-bich-hanh",
        tellers=("sxd-dang-khoa", "sxd-hai-yen"),
        clerk="sxd-kim-thoa",
        publisher="sxd-nhat-linh",
    ),
    people=(
        Person(user_id="sxd-quoc-vinh", name="Nguyễn Quốc Vinh", roles=("head", "chair")),
        Person(user_id="sxd-thu-ha", name="Trần Thị Thu Hà", roles=("standing_body",)),
        Person(user_id="sxd-minh-duc", name="Lê Minh Đức", roles=("verifier",)),
        Person(user_id="sxd-bich-hanh", name="Phạm Bích Hạnh", roles=("secretary",)),
        Person(user_id="sxd-dang-khoa", name="Võ Đăng Khoa", roles=("teller",)),
        Person(user_id="sxd-hai-yen", name="Đỗ Hải Yến", roles=("teller",)),
        Person(user_id="sxd-kim-thoa", name="Bùi Kim Thoa", roles=("registry_clerk",)),
        Person(user_id="sxd-nhat-linh", name="Đặng Nhật Linh", roles=("publisher",)),
        Person(user_id="sxd-thanh-tra", name="Huỳnh Thanh Tùng", roles=("auditor",)),
        Person(
            user_id="sxd-p-qlxd", name="Lâm Gia Bảo", roles=("nominating_unit",), unit="P. QLXD"
        ),
        Person(
            user_id="sxd-p-qhkt", name="Ngô Thùy Trang", roles=("nominating_unit",), unit="P. QHKT"
        ),
        Person(
            user_id="sxd-p-htkt", name="Phan Văn Lộc", roles=("nominating_unit",), unit="P. HTKT"
        ),
        Person(
            user_id="sxd-p-nha", name="Mai Ngọc Diệp", roles=("nominating_unit",), unit="P. Nhà"
        ),
        Person(
            user_id="sxd-tt-gd", name="Trương Công Hậu", roles=("nominating_unit",), unit="TT. GĐCL"
        ),
    ),
    council=(
        Member(user_id="sxd-quoc-vinh", name="Nguyễn Quốc Vinh", role="chair"),
        Member(user_id="sxd-hoang-nam", name="Đặng Hoàng Nam", role="vice_chair"),
        Member(user_id="sxd-bich-hanh", name="Phạm Bích Hạnh", role="secretary"),
        Member(user_id="sxd-dang-khoa", name="Võ Đăng Khoa"),
        Member(user_id="sxd-hai-yen", name="Đỗ Hải Yến"),
        Member(user_id="sxd-tuan-kiet", name="Hồ Tuấn Kiệt"),
        Member(user_id="sxd-my-linh", name="Lý Mỹ Linh"),
        Member(user_id="sxd-van-hoa", name="Cao Văn Hòa"),
        Member(user_id="sxd-ngoc-anh", name="Tạ Ngọc Ánh"),
        Member(user_id="sxd-duy-phuc", name="Dương Duy Phúc"),
        Member(user_id="sxd-xuan-mai", name="Vũ Xuân Mai"),
    ),
    units={
        "P. QLXD": "Phòng Quản lý xây dựng",
        "P. QHKT": "Phòng Quy hoạch – Kiến trúc",
        "P. HTKT": "Phòng Hạ tầng kỹ thuật",
        "P. Nhà": "Phòng Quản lý nhà và Thị trường bất động sản",
        "TT. GĐCL": "Trung tâm Giám định chất lượng công trình",
    },
)
