"""What of an event is personal, and what is done to it; anything else stays as it is."""

from typing import Annotated, Any
from uuid import UUID

from domain.aggregate import Aggregate
from domain.personal import ERASED, PersonalText, Sealed, Whole, Within, changed, personal_fields

AN, BA = UUID(int=1), UUID(int=2)
MARKED = Within("name", "papers", whose="of")


class Happened(Aggregate.Event):
    """Everything that can be personal, beside what is not."""

    text: PersonalText | None
    texts: list[PersonalText]
    value: Annotated[dict[str, Any] | None, Whole()]
    entries: Annotated[list[dict[str, Any]], MARKED]
    number: str


FIELDS = {
    "text": "Bà Ánh",
    "texts": ["một", "hai"],
    "value": {"any": False, "số": 7},
    "entries": [{"of": str(BA), "name": "Ông Ba", "papers": ["đơn"], "stage": "voted"}],
    "number": "99/QĐ",
}


def seal(text, about, place):
    return Sealed(about, f"{place}={text}")


def open_(text, _, place):
    return text.sealed.removeprefix(f"{place}=")


def erase(_, __, ___):
    return ERASED


def sealed(**fields):
    return changed(Happened, FIELDS | fields, AN, seal)


def test_texts_lists_of_texts_and_whole_structures_are_personal():
    assert personal_fields(Happened) == {
        "text": None,
        "texts": None,
        "value": personal_fields(Happened)["value"],
        "entries": MARKED,
    }
    assert isinstance(personal_fields(Happened)["value"], Whole)


def test_each_text_is_sealed_in_its_own_place_by_whom_it_is_about():
    entry = {
        "of": str(BA),
        "name": Sealed(BA, "entries.0.name=Ông Ba"),
        "papers": [Sealed(BA, "entries.0.papers.0=đơn")],
        "stage": "voted",
    }

    assert sealed() == {
        "text": Sealed(AN, "text=Bà Ánh"),
        "texts": [Sealed(AN, "texts.0=một"), Sealed(AN, "texts.1=hai")],
        "value": Sealed(AN, 'value={"any":false,"số":7}'),
        "entries": [entry],
    }


def test_what_was_sealed_opens_to_what_it_was():
    opened = changed(Happened, sealed(), AN, open_)

    assert opened == {name: FIELDS[name] for name in opened}


def test_of_what_was_erased_a_mark_is_left_and_an_empty_structure():
    opened = changed(Happened, sealed(), AN, erase)

    assert (opened["text"], opened["texts"], opened["value"]) == (ERASED, [ERASED, ERASED], {})
    assert opened["entries"][0]["name"] == ERASED


def test_what_is_not_there_is_not_sealed():
    nothing = sealed(text=None, texts=[], value=None, entries=[])

    assert nothing == {"text": None, "texts": [], "value": None, "entries": []}


def test_a_structure_that_was_stored_open_stays_as_it_is():
    opened = changed(Happened, {"value": FIELDS["value"]}, AN, lambda text, _, __: text)

    assert opened == {"value": FIELDS["value"]}
