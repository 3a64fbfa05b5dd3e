"""Names of people who do not exist, as many as the rehearsal needs."""

_FAMILIES = (
    "Nông", "Hoàng", "Lương", "Bế", "Đàm", "Triệu", "Vi", "Nguyễn", "Trần", "Lê",
    "Phạm", "Lý", "Đinh", "Mông", "Hà", "Sầm", "Ma", "Dương", "Phan",
)  # fmt: skip
_MIDDLES = (
    "Minh", "Ngọc", "Thanh", "Quốc", "Hoài", "Kim", "Xuân", "Hồng", "Đức", "Bảo", "Thu", "Gia",
    "An",
)  # fmt: skip
_GIVEN = (
    "Bình", "Châu", "Giang", "Hà", "Hải", "Hạnh", "Khánh", "Lâm", "Linh", "Long", "Mai", "Nam",
    "Ngân", "Phong", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Thịnh", "Trung", "Vân", "Yên",
)  # fmt: skip


def person(number: int) -> str:
    """A made-up name; 5681 numbers in a row have as many names."""
    parts = (each[number % len(each)] for each in (_FAMILIES, _MIDDLES, _GIVEN))
    return " ".join(parts)
