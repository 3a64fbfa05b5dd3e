"""The OpenAPI document and a page made from it that loads nothing from outside."""

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template

documentation = Blueprint("documentation", __name__)

_METHODS = ("get", "post", "delete")


@documentation.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    return jsonify(_document())


@documentation.get("/docs")
def page() -> str:
    """The document as a page."""
    document = _document()
    return render_template("docs.html", document=document, groups=_groups(document))


@documentation.get("/docs/style.css")
def style() -> Response:
    """How the page looks."""
    text = resources.files("service").joinpath("templates/docs.css").read_text("utf-8")
    return Response(text, content_type="text/css; charset=utf-8")


def _document() -> dict[str, Any]:
    api = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    document: dict[str, Any] = api.spec.to_dict()
    return document


def _groups(document: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in document["tags"]}
    for operation in _operations(document):
        groups[operation["tags"][0]].append(operation)
    return groups


def _operations(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                operation = item[method]
                yield operation | {
                    "method": method.upper(),
                    "path": path,
                    "body": _body(document, operation),
                }


def _body(document: Mapping[str, Any], operation: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    schema = document["components"]["schemas"].get(name, {})
    required = schema.get("required", [])
    return [
        {"name": field, "required": field in required, "form": _form(found)}
        for field, found in schema.get("properties", {}).items()
    ]


def _form(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    kind = schema.get("type", "object")
    kinds = kind if isinstance(kind, list) else [kind]
    shown = " | ".join(str(each) for each in kinds)
    return f"{shown} ({schema['format']})" if "format" in schema else shown
