"""The sentences of field checks in Vietnamese; the English ones are marshmallow's and ours."""

import re

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Missing data for required field\.", "Thiếu trường bắt buộc."),
    (r"Field may not be null\.", "Không được để trống (null)."),
    (r"Unknown field\.", "Trường không được biết đến."),
    (r"Invalid input type\.", "Phải là một đối tượng JSON."),
    (r"Not a valid string\.", "Phải là chuỗi ký tự."),
    (r"Not a valid integer\.", "Phải là số nguyên."),
    (r"Not a valid boolean\.", "Phải là true hoặc false."),
    (r"Not a valid UUID\.", "Phải là một UUID."),
    (r"Not a valid date\.", "Phải là ngày dạng 2024-11-30."),
    (r"Not a valid list\.", "Phải là danh sách."),
    (r"Not a valid mapping type\.", "Phải là một đối tượng JSON."),
    (r"Must be one of: (.+)\.", r"Chỉ nhận một trong: \1."),
    (r"Shorter than minimum length (\d+)\.", r"Ngắn hơn độ dài tối thiểu \1."),
    (r"Longer than maximum length (\d+)\.", r"Dài hơn độ dài tối đa \1."),
    (r"Length must be between (\d+) and (\d+)\.", r"Độ dài phải từ \1 đến \2."),
    (r"Must be greater than or equal to (\d+)\.", r"Phải lớn hơn hoặc bằng \1."),
    (r"Must be less than or equal to (\d+)\.", r"Phải nhỏ hơn hoặc bằng \1."),
    (
        r"Must be greater than or equal to (\d+) and less than or equal to (\d+)\.",
        r"Phải từ \1 đến \2.",
    ),
    (r"Must be 64 lower-case hexadecimal digits\.", "Phải gồm 64 chữ số thập lục phân thường."),
    (r"Text may not hold control characters\.", "Chuỗi không được chứa ký tự điều khiển."),
    (
        r"Text may not hold invisible or direction-changing characters \((U\+[0-9A-F]+)\)\.",
        r"Chuỗi không được chứa ký tự vô hình hoặc ký tự đổi chiều chữ (\1).",
    ),
    (r"Given more than once\.", "Được ghi nhiều hơn một lần."),
    (r"Text may not be blank\.", "Không được để trống."),
    (r"Data may hold only JSON values of a sensible size\.", "Dữ liệu JSON quá lớn hoặc quá sâu."),
    (r"More were rated than work there\.", "Số người được xếp loại nhiều hơn tổng số người."),
    (
        r"More are excellent or good than were rated\.",
        "Số người xuất sắc và tốt nhiều hơn số người được xếp loại.",
    ),
    (r"Needed when the outcome is “(.+)”\.", r"Cần có khi kết quả là “\1”."),
    (
        r"Give the dossier of the collective or the collective, and not both\.",
        "Ghi hồ sơ của tập thể hoặc tập thể, không ghi cả hai.",
    ),
    (r"Not allowed when the outcome is “(.+)”\.", r"Không dùng khi kết quả là “\1”."),
)


def translated(sentence: str, language: str) -> str:
    """The sentence in `vi`, or as it is for any other language."""
    if language != "vi":
        return sentence
    for pattern, vietnamese in _SENTENCES:
        found = re.fullmatch(pattern, sentence, re.DOTALL)
        if found:
            return found.expand(vietnamese)
    return sentence
