import pytest

from service.booth.pages import TITLES
from tests.service.test_documentation import Page

OF = "so-xay-dung/7f3d1f2e-6c1b-4d53-9d0e-3b8f4d5e6a70"


@pytest.mark.parametrize("page", TITLES)
def test_a_page_is_open_the_same_for_everybody_and_loads_only_its_own_files(world, page):
    answer = world.get(None, f"/{page}/{OF}")
    read = Page(answer.get_data(as_text=True))

    assert answer.status_code == 200
    assert read.links <= {f"/booth-files/{page}.js", "/booth-files/style.css"}
    assert {"style", "onclick", "onload"} & (read.elements | read.attributes) == set()


def test_a_page_runs_nothing_inline_sends_no_form_and_is_framed_by_nobody(world):
    headers = world.get(None, f"/booth/{OF}").headers
    policy = headers["Content-Security-Policy"].split("; ")

    assert {
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    } <= set(policy)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "clipboard-write=(self)" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_only_files_that_were_built_are_served(world):
    assert world.get(None, "/booth-files/built.js").status_code == 404
    assert world.get(None, "/booth-files/..%2fpages.py").status_code == 404
    assert world.get(None, f"/nothing/{OF}").status_code == 404
