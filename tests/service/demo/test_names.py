import unicodedata

from service.demo.names import person


def test_many_people_have_as_many_names():
    names = [person(number) for number in range(5681)]

    assert len(set(names)) == len(names)
    assert all(unicodedata.is_normalized("NFC", name) for name in names)
