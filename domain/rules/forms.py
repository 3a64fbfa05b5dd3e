"""The forms of names and days in a plan file, and how a clerk is told of them."""

from collections.abc import Mapping

KEY = r"^[a-z0-9]+([_-][a-z0-9]+)*$"
RULE = r"^[A-Z][A-Z0-9]*-[0-9]{2,3}$"
CRITERION = r"^[A-Z][A-Z0-9]*-[0-9]{2,3}[a-z]?$"
DAY_OF_YEAR = r"^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9]|3[01])$"

SAID: Mapping[str, tuple[str, str]] = {
    KEY: (
        "chữ thường không dấu và chữ số, nối bằng gạch nối, ví dụ bao-cao-thanh-tich",
        "small letters without marks and digits, joined by hyphens, such as unit-report",
    ),
    RULE: (
        "chữ cái in hoa, gạch nối, hai hoặc ba chữ số, ví dụ X-05",
        "capital letters, a hyphen, two or three digits, such as X-05",
    ),
    CRITERION: (
        "chữ cái in hoa, gạch nối, hai hoặc ba chữ số, có thể thêm một chữ thường, ví dụ X-05a",
        "capital letters, a hyphen, two or three digits, perhaps a small letter, such as X-05a",
    ),
    DAY_OF_YEAR: (
        "tháng-ngày, mỗi phần hai chữ số, ví dụ 11-30",
        "month-day, two digits each, such as 11-30",
    ),
}
"""Pattern -> what a text of that form is made of, in Vietnamese and in English."""
