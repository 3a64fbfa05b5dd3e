"""The people of Ban Quản lý các KCN tỉnh Sóc Trăng in the rehearsal; every name is made up."""

from service.demo.casting import cast_of

KCN = cast_of(
    tenant="ban-quan-ly-kcn-soc-trang",
    name="Ban Quản lý các khu công nghiệp tỉnh Sóc Trăng",
    short_name="BQL các KCN",
    level="agency",
    parent="soc-trang",
    prefix="kcn",
    numbers=5100,
    units={
        "VP": "Văn phòng",
        "P. QLĐT": "Phòng Quản lý đầu tư",
        "P. QHXD": "Phòng Quản lý quy hoạch và xây dựng",
        "P. MT": "Phòng Quản lý môi trường",
        "P. DNLĐ": "Phòng Quản lý doanh nghiệp và lao động",
        "TT. HTĐT": "Trung tâm Hỗ trợ đầu tư và khai thác hạ tầng",
    },
)
