"""Those above the three agencies whose plans last five years; every name of a person is made up."""

from service.demo.casting import cast_of

SOC_TRANG = cast_of(
    tenant="soc-trang",
    name="UBND tỉnh Sóc Trăng – Hội đồng Thi đua - Khen thưởng tỉnh",
    short_name="Tỉnh Sóc Trăng",
    level="province",
    prefix="st",
    numbers=5000,
)
CAO_BANG = cast_of(
    tenant="cao-bang",
    name="UBND tỉnh Cao Bằng – Hội đồng Thi đua - Khen thưởng tỉnh",
    short_name="Tỉnh Cao Bằng",
    level="province",
    prefix="cb",
    numbers=5020,
)
KHANH_HOA = cast_of(
    tenant="khanh-hoa",
    name="UBND tỉnh Khánh Hòa – Hội đồng Thi đua - Khen thưởng tỉnh",
    short_name="Tỉnh Khánh Hòa",
    level="province",
    prefix="kh",
    numbers=5040,
)
BO_TNMT = cast_of(
    tenant="bo-tai-nguyen-moi-truong",
    name="Bộ Tài nguyên và Môi trường",
    short_name="Bộ TN&MT",
    level="ministry",
    prefix="btnmt",
    numbers=5060,
)
