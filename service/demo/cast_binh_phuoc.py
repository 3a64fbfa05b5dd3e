"""The people of the province in the rehearsal; every name is made up."""

from service.demo.people import Cast, Member, Person, Staff

BINH_PHUOC = Cast(
    tenant="binh-phuoc",
    name="UBND tỉnh Bình Phước – Hội đồng Thi đua - Khen thưởng tỉnh",
    short_name="Tỉnh Bình Phước",
    level="province",
    parent=None,
    document="",
    staff=Staff(
        standing="bp-thuy-duong",
        verifier="bp-dinh-long",
        head="bp-tran-hieu",
        chair="bp-tran-hieu",
        secretary="bp-nhat-minh",
        tellers=("bp-cam-tu", "bp-bao-loc"),
        clerk="bp-thanh-truc",
        publisher="bp-gia-han",
    ),
    people=(
        Person(user_id="bp-tran-hieu", name="Trần Trung Hiếu", roles=("head", "chair")),
        Person(
            user_id="bp-thuy-duong",
            name="Nguyễn Thùy Dương",
            roles=("standing_body", "province_body"),
        ),
        Person(user_id="bp-dinh-long", name="Phùng Đình Long", roles=("verifier",)),
        Person(user_id="bp-nhat-minh", name="Lê Nhật Minh", roles=("secretary",)),
        Person(user_id="bp-cam-tu", name="Hoàng Cẩm Tú", roles=("teller",)),
        Person(user_id="bp-bao-loc", name="Vương Bảo Lộc", roles=("teller",)),
        Person(user_id="bp-thanh-truc", name="Đinh Thanh Trúc", roles=("registry_clerk",)),
        Person(user_id="bp-gia-han", name="Lữ Gia Hân", roles=("publisher",)),
        Person(user_id="bp-thanh-tra", name="Khổng Đức Thiện", roles=("auditor",)),
    ),
    council=(
        Member(user_id="bp-tran-hieu", name="Trần Trung Hiếu", role="chair"),
        Member(user_id="bp-mai-phuong", name="Bạch Mai Phương", role="vice_chair"),
        Member(user_id="bp-nhat-minh", name="Lê Nhật Minh", role="secretary"),
        Member(user_id="bp-cam-tu", name="Hoàng Cẩm Tú"),
        Member(user_id="bp-bao-loc", name="Vương Bảo Lộc"),
        Member(user_id="bp-dang-quang", name="Lại Đăng Quang"),
        Member(user_id="bp-thu-huong", name="Đàm Thu Hương"),
        Member(user_id="bp-viet-anh", name="Mạc Việt Anh"),
        Member(user_id="bp-kim-ngan", name="La Kim Ngân"),
    ),
)
