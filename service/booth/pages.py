"""The pages on which members vote, trustees work and anybody follows a secret ballot.

A page holds no data: it is the same for everybody, loads its script from here and nothing from
anywhere else, and asks the API as the person who signed in.
"""

from importlib import resources
from importlib.resources.abc import Traversable

from flask import Blueprint, Response, abort, render_template

from service.protection import permissions

booth = Blueprint("booth", __name__)

TITLES = {
    "booth": "Bỏ phiếu kín",
    "check": "Kiểm tra máy bỏ phiếu",
    "enrol": "Đăng ký khóa bỏ phiếu",
    "follow": "Theo dõi cuộc bỏ phiếu",
    "trustee": "Tổ kiểm phiếu",
}
"""Page -> how it is called until its script has run."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Scripts and styles from here alone, none inline; a form never sends by itself (CSP Level 3)."""

_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


@booth.get("/<any(booth, check, enrol, follow, trustee):page>/<slug:agency>/<uuid:of>")
def show(page: str, agency: str, of: object) -> Response:
    """A page for an election, or for a council; its script reads both from the address."""
    del agency, of
    text = render_template("booth.html", page=page, title=TITLES[page], is_built=_is_built(page))
    return Response(text, content_type="text/html; charset=utf-8", headers=_HEADERS)


@booth.get("/booth-files/<any(booth, check, enrol, follow, trustee):name>.js")
def script(name: str) -> Response:
    """The script of a page, as `make booth` built it."""
    return _file(f"{name}.js")


@booth.get("/booth-files/style.css")
def style() -> Response:
    """How the pages look."""
    return _file("style.css")


_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": permissions(own=frozenset({"clipboard-write"})),
}


def _file(name: str) -> Response:
    found = _built(name)
    if not found.is_file():
        abort(404)
    return Response(found.read_bytes(), content_type=_TYPES[name.rpartition(".")[2]])


def _is_built(page: str) -> bool:
    return _built(f"{page}.js").is_file()


def _built(name: str) -> Traversable:
    return resources.files("service").joinpath("booth/built", name)
