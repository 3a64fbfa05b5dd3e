"""Refusals as a caller reads them: RFC 9457 problem documents in the language asked for."""

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from flask import Response, g, request

from domain.errors import DomainError
from domain.rules.faults import PlanFaultyError
from proofs.errors import ProofError
from refusals.refusal import Refusal
from service import languages
from service.access.refusals import SecondFactorStaleError, SignInStaleError
from service.access.step_up import FRESH
from service.errors import status_of
from service.traces import telling
from service.wording import translated
from tenants.accounts.lockout import TooManyAttemptsError
from tenants.errors import TenancyError

CONTENT_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:guong:problem:"
_BASIC = 'Bearer realm="guong"'

TITLES: Mapping[int, tuple[str, str]] = {
    400: ("Yêu cầu không hợp lệ", "The request cannot be read"),
    401: ("Chưa xác thực", "Not authenticated"),
    403: ("Không được phép", "Not permitted"),
    404: ("Không tìm thấy", "Not found"),
    405: ("Phương thức không được hỗ trợ", "Method not allowed"),
    406: ("Không trả lời được ở dạng này", "Not acceptable"),
    409: ("Trái với quy tắc hoặc trạng thái hiện tại", "Refused by a rule or overtaken"),
    412: ("Dữ liệu đã thay đổi", "It has changed"),
    413: ("Nội dung quá lớn", "Too large"),
    415: ("Kiểu nội dung không được hỗ trợ", "Unsupported media type"),
    422: ("Dữ liệu không hợp lệ", "The data is not valid"),
    429: ("Quá nhiều yêu cầu", "Too many requests"),
    500: ("Lỗi hệ thống", "Internal error"),
    503: ("Tạm thời chưa sẵn sàng", "Not ready"),
}
"""Status -> title in Vietnamese and in English."""

CODES: Mapping[int, str] = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid",
    500: "internal",
    503: "not-ready",
}

_DETAILS: Mapping[int, tuple[str, str]] = {
    404: ("Không có địa chỉ này.", "There is nothing at this address."),
    405: ("Địa chỉ này không nhận phương thức đó.", "This address does not take that method."),
    413: ("Nội dung gửi lên vượt quá giới hạn.", "The body exceeds the limit."),
    422: ("Có trường thiếu hoặc sai; xem errors.", "Fields are missing or wrong; see errors."),
    500: (
        "Đã xảy ra lỗi ngoài dự kiến; hãy báo người vận hành kèm mã yêu cầu.",
        "Something unexpected happened; tell the operator the request id.",
    ),
    503: ("Hãy thử lại sau giây lát.", "Try again in a moment."),
}


def of_refusal(refusal: DomainError | TenancyError | ProofError) -> Response:
    """The problem document of a refusal."""
    language = languages.asked()
    errors = [*_faults(refusal, language)]
    answer = _problem(
        status_of(refusal), code=refusal.code, detail=refusal.message(language), errors=errors
    )
    answer.headers.update(_told_by(refusal))
    return answer


def _told_by(refusal: Refusal) -> dict[str, str]:
    match refusal:
        case SecondFactorStaleError() | SignInStaleError():
            return {"WWW-Authenticate": _insufficient(refusal)}
        case TooManyAttemptsError():
            return {"Retry-After": str(refusal.facts["seconds"])}
    return {}


def _insufficient(refusal: Refusal) -> str:
    # RFC 9470, section 3: what the caller lacks and how recent it must be. ASCII only.
    return (
        f'{_BASIC}, error="insufficient_user_authentication", '
        f'error_description="{refusal.message("en")}", max_age="{FRESH.seconds}"'
    )


def of_status(status: int) -> Response:
    """The problem document of a status that no refusal explains."""
    detail = _DETAILS.get(status) or TITLES.get(status) or (HTTPStatus(status).phrase,) * 2
    return _problem(status, code=CODES.get(status, f"http-{status}"), detail=_said(detail))


def of_validation(messages: Mapping[str, Any]) -> Response:
    """The problem document of a request whose fields are wrong; `messages` by location."""
    errors = [*_listed(messages, languages.asked())]
    return _problem(422, code=CODES[422], detail=_said(_DETAILS[422]), errors=errors)


def _problem(
    status: int, *, code: str, detail: str, errors: list[dict[str, str]] | None = None
) -> Response:
    g.problem = code
    title = TITLES.get(status) or (HTTPStatus(status).phrase,) * 2
    body = {
        "type": TYPE_PREFIX + code,
        "title": _said(title),
        "status": status,
        "detail": detail,
        "instance": telling(request.path),
        "request_id": str(g.get("request_id", "")),
        "errors": errors or [],
    }
    # Names of unknown fields come from the caller and may hold halves of surrogate pairs.
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(text, status=status, content_type=CONTENT_TYPE, headers=_headers(status))


def _headers(status: int) -> dict[str, str]:
    headers = {"Content-Language": languages.asked()}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = _BASIC
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "1"
    return headers


def _said(pair: tuple[str, str]) -> str:
    return pair[languages.LANGUAGES.index(languages.asked())]


def _faults(refusal: Exception, language: str) -> Iterator[dict[str, str]]:
    if isinstance(refusal, PlanFaultyError):
        for fault in refusal.faults:
            where = _pointer(("document", *fault.path))
            yield {"where": where, "message": fault.vi if language == "vi" else fault.en}


def _listed(messages: Mapping[str, Any], language: str) -> Iterator[dict[str, str]]:
    for location, found in messages.items():
        prefix = "?" if location == "query" else ""
        for path, message in _flat(found, ()):
            where = prefix + (".".join(map(str, path)) if prefix else _pointer(path))
            yield {"where": where, "message": translated(message, language)}


def _flat(found: Any, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], str]]:
    if isinstance(found, Mapping):
        for key, inner in found.items():
            yield from _flat(inner, path if key == "_schema" else (*path, key))
    elif isinstance(found, list):
        for inner in found:
            yield from _flat(inner, path)
    else:
        yield path, str(found)


def _pointer(path: tuple[object, ...]) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps)
