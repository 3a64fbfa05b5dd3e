import hashlib
import unicodedata

import pytest

from tenants.plan_files import PlanFileError, read_file, shipped, shipped_path


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "plan.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refusal(path):
    with pytest.raises(PlanFileError) as refused:
        read_file(path)
    return refused.value


def test_a_file_is_plain_data_with_the_hash_of_its_bytes(file):
    content = "key: x\nsteps: [a, b]\nvote:\n  quorum: 2/3\n"

    plan = read_file(file(content))

    assert plan.data == {"key": "x", "steps": ["a", "b"], "vote": {"quorum": "2/3"}}
    assert plan.sha256 == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-11-30", "2024-11-30"),
        ("01-10", "01-10"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("on", "on"),
        ("010", "010"),
        ("1/2", "1/2"),
        ("883/KH-SXD", "883/KH-SXD"),
        ("2024", 2024),
        ("-1", -1),
        ("0.5", 0.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"2024"', "2024"),
    ],
    ids=repr,
)
def test_plain_words_are_read_as_a_clerk_means_them(file, written, read):
    assert read_file(file(f"value: {written}\n")).data == {"value": read}


def test_text_is_brought_into_composed_form(file):
    decomposed = unicodedata.normalize("NFD", "title: Kế hoạch")

    assert read_file(file(decomposed)).data == {"title": "Kế hoạch"}


def test_a_byte_order_mark_is_no_part_of_the_first_key(file):
    assert read_file(file(b"\xef\xbb\xbfkey: x")).data == {"key": "x"}


def test_every_part_has_its_line(file):
    plan = read_file(file("key: x\nlist:\n  - a: 1\n    b: 2\n  - c\n"))

    assert plan.lines == {
        (): 1,
        ("key",): 1,
        ("list",): 2,
        ("list", 0): 3,
        ("list", 0, "a"): 3,
        ("list", 0, "b"): 4,
        ("list", 1): 5,
    }


def test_a_part_that_is_missing_has_the_line_of_what_is_around_it(file):
    plan = read_file(file("key: x\nvote:\n  base: cast\n"))

    assert plan.line_of(("vote", "threshold")) == 2
    assert plan.line_of(("route", "to")) == 1


def test_wrong_syntax_is_refused_with_its_line(file):
    path = file("key: x\ntitle: a: b\n")

    refused = refusal(path)

    assert (refused.path, refused.line) == (path, 2)
    assert refused.vi.startswith("Tệp không đúng cú pháp YAML")
    assert str(refused).startswith(f"{path}:2: The file is not valid YAML")


def test_a_character_that_yaml_cannot_read_is_refused(file):
    assert refusal(file("key: \x00\n")).vi.startswith("Tệp không đúng cú pháp YAML")


def test_a_key_written_twice_is_refused_with_its_line(file):
    refused = refusal(file("key: x\nlevel: agency\nkey: y\n"))

    assert refused.line == 3
    assert refused.vi.startswith("Khóa “key” được viết hai lần; nếu đây là một mục mới")


def test_an_alias_is_refused_with_its_line(file):
    refused = refusal(file("a: &a [1]\nb:\n  - *a\n"))

    assert (refused.line, refused.en) == (
        3,
        "Plan files do not use YAML aliases (*): write it out.",
    )


def test_a_tag_is_refused_and_builds_nothing(file):
    refused = refusal(file("a: 1\nb: !!python/name:os.system x\n"))

    assert (refused.line, refused.vi[:30]) == (2, "Tệp kế hoạch không dùng thẻ YA")


@pytest.mark.parametrize("content", ["- a\n", "a\n", ""], ids=["list", "text", "nothing"])
def test_a_file_that_is_no_table_is_refused(file, content):
    assert refusal(file(content)).vi == "Tệp kế hoạch phải là một bảng khóa (khóa: giá trị)."


@pytest.mark.parametrize("key", ["[a]", "{a: b}"])
def test_a_key_that_is_no_text_is_refused(file, key):
    assert refusal(file(f"x: 1\n? {key}\n: 1\n")).vi == "Khóa phải là chữ."


def test_a_file_nested_too_deeply_is_refused(file):
    assert refusal(file("[" * 3000)).vi == "Tệp kế hoạch lồng nhau quá nhiều tầng."


def test_a_number_too_long_to_be_one_is_text(file):
    assert read_file(file(f"year: {'9' * 5000}")).data == {"year": "9" * 5000}


def test_a_file_in_another_encoding_is_refused_with_its_line(file):
    refused = refusal(file(b"key: x\n" + "title: ế".encode("utf-16-le")))

    assert (refused.line, refused.vi) == (2, "Tệp kế hoạch phải là văn bản UTF-8.")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    refused = refusal(tmp_path / "none.yaml")

    assert (refused.line, refused.vi[:28]) == (None, "Không mở được tệp kế hoạch (")


def test_the_shipped_plans_are_listed_in_order():
    assert [name.split("-")[0] for name in shipped()] == [
        "ministry",
        *["province"] * 4,
        *("s0", "s1", "s2", "s3", "s4"),
    ]


def test_a_shipped_plan_is_found_by_its_name():
    assert [shipped_path(name).stem for name in shipped()] == shipped()


@pytest.mark.parametrize("name", ["s9", "../plans/s2-so-xay-dung-2024", ""])
def test_a_plan_that_is_not_shipped_is_refused(name):
    with pytest.raises(PlanFileError) as refused:
        shipped_path(name)

    assert refused.value.vi.startswith(f"Không có kế hoạch mẫu “{name}”; các kế hoạch có sẵn: ")
