"""The OpenAPI document, and the one place where exceptions become answers."""

from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response
from flask_smorest import Api
from marshmallow import Schema
from typing_extensions import override
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from domain.errors import DomainError
from proofs.errors import ProofError
from service import cookies, problems
from service.errors import UNAVAILABLE
from service.traces import place_of
from tenants.errors import TenancyError

log = structlog.get_logger()


class ProblemApi(Api):
    """An API whose refusals are problem documents."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def __init__(self, app: Flask) -> None:
        super().__init__(app)

    def describe(self, problem: type[Schema], *converters: type[BaseConverter]) -> None:
        """Describe what all operations share: problems, tokens, and the parts of addresses."""
        for each in converters:
            pattern = f"^{each.regex}$"
            self.register_converter(each, lambda _, of=pattern: {"type": "string", "pattern": of})
        self.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
        self.spec.components.security_scheme(
            "cookie", {"type": "apiKey", "in": "cookie", "name": cookies.SIGN_IN}
        )
        self.spec.components.response(
            "Problem",
            {
                "description": "Why not, as RFC 9457 has it, in Vietnamese or English.",
                "content": {problems.CONTENT_TYPE: {"schema": problem}},
            },
        )

    @override
    def _register_error_handlers(self) -> None:
        app = self._app
        app.register_error_handler(DomainError, problems.of_refusal)
        app.register_error_handler(TenancyError, problems.of_refusal)
        app.register_error_handler(ProofError, problems.of_refusal)
        app.register_error_handler(HTTPException, _of_http)
        for kind in UNAVAILABLE:
            app.register_error_handler(kind, _of_unavailable)
        app.register_error_handler(Exception, _of_unexpected)


def _of_http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < HTTPStatus.BAD_REQUEST:
        return error
    data: dict[str, Any] = getattr(error, "data", None) or {}
    if "messages" in data:
        return problems.of_validation(data["messages"])
    answer = problems.of_status(status)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            answer.headers[name] = value
    return answer


def _of_unavailable(error: Exception) -> Response:
    log.error("database-unavailable", error=type(error).__name__)
    return problems.of_status(503)


def _of_unexpected(error: Exception) -> Response:
    log.error("unexpected", error=type(error).__name__, places=place_of(error))
    return problems.of_status(500)
