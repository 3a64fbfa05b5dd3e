import re
from html.parser import HTMLParser

from service.api.guarding import OPEN_ENDPOINTS


def test_the_document_is_openapi_3_1(world):
    document = world.get(None, "/openapi.json").json

    assert (document["openapi"], document["info"]["title"]) == ("3.1.0", "Gương")


def test_every_operation_says_whom_it_lets_in(world):
    paths = world.get(None, "/openapi.json").json["paths"]
    operations = [paths[path][method] for path in paths for method in paths[path] if method != "x"]

    silent = [
        each["summary"]
        for each in operations
        if isinstance(each, dict) and not each["security"] and each["x-permits"] != "entrance"
    ]

    assert silent == [
        "The dates of one agency or unit for a calendar program; the address is the secret."
    ]


class Page(HTMLParser):
    """The elements of a page with their attributes, and what it links to."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.links = set(), set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name in {"href", "src"}}


def test_the_page_holds_nothing_that_its_policy_would_stop(world):
    page = Page(world.get(None, "/docs").get_data(as_text=True))

    assert page.elements & {"script", "style", "iframe", "object", "img", "form", "base"} == set()
    assert page.attributes == {"charset", "class", "content", "href", "id", "lang", "name", "rel"}
    assert {each for each in page.links if not each.startswith("#")} == {
        "/docs/style.css",
        "/openapi.json",
    }


def test_the_page_loads_nothing_from_outside(world):
    page = world.get(None, "/docs")
    text = page.get_data(as_text=True)

    assert re.findall(r"(?:src|href)=\"((?:https?:)?//[^\"]*)", text) == []
    assert "<script" not in text
    assert " style=" not in text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_shows_every_operation(world):
    text = world.get(None, "/docs").get_data(as_text=True)
    paths = world.get(None, "/openapi.json").json["paths"]

    assert [path for path in paths if f"<code>{path}</code>" not in text] == []


def test_the_page_has_its_own_style(world):
    assert world.get(None, "/docs/style.css").content_type == "text/css; charset=utf-8"


def test_only_health_documentation_and_empty_pages_are_open():
    assert sorted(OPEN_ENDPOINTS) == [
        "booth.script",
        "booth.show",
        "booth.style",
        "documentation.openapi",
        "documentation.page",
        "documentation.style",
        "health.healthz",
        "health.readyz",
    ]
