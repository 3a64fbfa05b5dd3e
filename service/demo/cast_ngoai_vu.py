"""The people of Sở Ngoại vụ tỉnh Bình Phước in the rehearsal; every name is made up."""

from service.demo.people import Cast, Member, Person, Staff

NGOAI_VU = Cast(
    tenant="so-ngoai-vu-binh-phuoc",
    name="Sở Ngoại vụ tỉnh Bình Phước",
    short_name="Sở Ngoại vụ",
    level="agency",
    parent="binh-phuoc",
    document="Quyết định thành lập (minh họa)",
    staff=Staff(
        standing="snv-lan-chi",
        verifier="snv-huu-tai",
        head="snv-thanh-binh",
        chair="snv-thanh-binh",
        secretary="snv-phuong-thao",
        tellers=("snv-quang-huy", "snv-kieu-oanh"),
        clerk="snv-hong-van",
        publisher="snv-mai-anh",
    ),
    people=(
        Person(user_id="snv-thanh-binh", name="Đoàn Thanh Bình", roles=("head", "chair")),
        Person(user_id="snv-lan-chi", name="Châu Lan Chi", roles=("standing_body",)),
        Person(user_id="snv-huu-tai", name="Quách Hữu Tài", roles=("verifier",)),
        Person(user_id="snv-phuong-thao", name="Lưu Phương Thảo", roles=("secretary",)),
        Person(user_id="snv-quang-huy", name="Thái Quang Huy", roles=("teller",)),
        Person(user_id="snv-kieu-oanh", name="Tô Kiều Oanh", roles=("teller",)),
        Person(user_id="snv-hong-van", name="Kiều Hồng Vân", roles=("registry_clerk",)),
        Person(user_id="snv-mai-anh", name="Phùng Mai Anh", roles=("publisher",)),
        Person(
            user_id="snv-p-htqt", name="Triệu Anh Quân", roles=("nominating_unit",), unit="P. HTQT"
        ),
        Person(user_id="snv-p-ls", name="Nghiêm Thị Lụa", roles=("nominating_unit",), unit="P. LS"),
        Person(user_id="snv-p-vp", name="Hà Thế Sơn", roles=("nominating_unit",), unit="VP"),
    ),
    council=(
        Member(user_id="snv-thanh-binh", name="Đoàn Thanh Bình", role="chair"),
        Member(user_id="snv-ngoc-lam", name="Từ Ngọc Lâm", role="vice_chair"),
        Member(user_id="snv-phuong-thao", name="Lưu Phương Thảo", role="secretary"),
        Member(user_id="snv-quang-huy", name="Thái Quang Huy"),
        Member(user_id="snv-kieu-oanh", name="Tô Kiều Oanh"),
        Member(user_id="snv-van-thinh", name="Ông Văn Thịnh"),
        Member(user_id="snv-thu-cuc", name="Giang Thu Cúc"),
    ),
    units={
        "P. HTQT": "Phòng Hợp tác quốc tế",
        "P. LS": "Phòng Lãnh sự – Biên giới",
        "VP": "Văn phòng Sở",
    },
)
