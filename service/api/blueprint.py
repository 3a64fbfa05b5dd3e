"""How doors are made: a route says whom it lets in, what it takes and what it answers."""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any

from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, ValidationError
from typing_extensions import override
from webargs.flaskparser import FlaskParser

from service import calls
from service.access.rights import Right
from service.access.roles import roles_that
from service.api.documenting import document_door
from service.api.repeating import repeatable
from service.bodies import UnreadableJsonError, read_json
from service.errors import MalformedBodyError, UnsupportedBodyError

TENANT = calls.TENANT_ROUTE
PERMITS = "permits"
ANY_CALLER = "any-caller"
SIGNED_IN = "signed-in"
ENTRANCE = "entrance"
SECRET_ADDRESS = "secret-address"  # noqa: S105 -- the name of a kind of door
CALENDAR = "text/calendar"
_SAID_TWICE = "Given more than once."
_ICALENDAR = {"type": "string", "format": "binary"}
DONE, CREATED = 202, 201
READ_ONLY = frozenset({"query", "item", "question"})
Endpoint = Callable[..., Any]
Decorator = Callable[[Endpoint], Endpoint]


class StrictParser(FlaskParser):
    """Reads JSON bodies and queries; what is neither, or not asked for, is refused."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 -- as webargs declares it
        "json": None,
        "query": RAISE,
    }

    @override
    def load_json(self, req: Any, schema: Any) -> Any:
        body = req.get_data(cache=True)
        if not body:
            return {}
        if not req.is_json:
            raise UnsupportedBodyError
        try:
            return read_json(body)
        except UnreadableJsonError:
            raise MalformedBodyError from None

    @override
    def load_querystring(self, req: Any, schema: Any) -> Any:
        repeated = [name for name, values in req.args.lists() if len(values) > 1]
        if repeated:
            raise ValidationError({name: [_SAID_TWICE] for name in repeated})
        return super().load_querystring(req, schema)


class ApiBlueprint(Blueprint):
    """The routes of one kind of resource; each is a command or a query."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, name, description=description)
        self._prepare_doc_cbks.append(document_door)

    def command(
        self, *, permits: Right, takes: type[Schema], answers: type[Schema], status: int = DONE
    ) -> Decorator:
        """A POST at a tenant that records something; it may be repeated by Idempotency-Key."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(status, answers)(function)
            parsing = self.arguments(takes(), location="json", required=_needs_body(takes))(
                answering
            )
            return _guarded(
                repeatable(parsing), permits, kind="creation" if status == CREATED else "command"
            )

        return decorate

    def query(
        self, *, permits: Right, answers: type[Schema], takes: type[Schema] | None = None,
        kind: str = "query",
    ) -> Decorator:  # fmt: skip
        """A GET at a tenant; `kind` is `item` for one thing with an ETag."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, answers)(function)
            if takes is not None:
                answering = self.arguments(takes(), location="query")(answering)
            return _guarded(answering, permits, kind=kind)

        return decorate

    def question(self, *, permits: Right, takes: type[Schema], answers: type[Schema]) -> Decorator:
        """A POST at a tenant that only computes an answer from its body; nothing is recorded."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, answers)(function)
            parsing = self.arguments(takes, location="json", required=True)(answering)
            return _guarded(parsing, permits, kind="question")

        return decorate

    def content(
        self, *, permits: Right, content_type: str, takes: type[Schema] | None = None
    ) -> Decorator:
        """A GET at a tenant that answers with a text or with bytes of one type."""
        binary = {"type": "string", "format": "binary"}

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, binary, content_type=content_type)(function)
            if takes is not None:
                answering = self.arguments(takes(), location="query")(answering)
            return _guarded(answering, permits, kind="query")

        return decorate

    def calendar(self, *, permits: Right, takes: type[Schema]) -> Decorator:
        """A GET at a tenant that answers with dates as iCalendar."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, _ICALENDAR, content_type=CALENDAR)(function)
            parsing = self.arguments(takes, location="query")(answering)
            return _guarded(parsing, permits, kind="query")

        return decorate

    def feed(self) -> Decorator:
        """A GET at a secret address, which alone lets the caller in; it answers with dates."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, _ICALENDAR, content_type=CALENDAR)(function)
            return _marked(answering, permits=SECRET_ADDRESS, kind="feed")

        return decorate

    def personal(self, *, answers: type[Schema]) -> Decorator:
        """A GET that tells callers about themselves, in no tenant."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, answers)(function)

            @wraps(answering)
            def identified(*args: Any, **path: Any) -> Any:
                calls.identity()
                return answering(*args, **path)

            return _marked(identified, permits=ANY_CALLER, kind="personal")

        return decorate

    def entrance(self, *, takes: type[Schema], answers: type[Schema]) -> Decorator:
        """A POST by which people come in: what it takes proves who they are, or it refuses."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, answers)(function)
            parsing = self.arguments(takes, location="json", required=True)(answering)
            return _marked(parsing, permits=ENTRANCE, kind="entrance")

        return decorate

    def own(self, *, takes: type[Schema], answers: type[Schema]) -> Decorator:
        """A POST or DELETE by which people who signed in change what is theirs."""

        def decorate(function: Endpoint) -> Endpoint:
            answering = self.response(200, answers)(function)
            parsing = self.arguments(takes(), location="json", required=_needs_body(takes))(
                answering
            )

            @wraps(parsing)
            def signed_in(*args: Any, **path: Any) -> Any:
                calls.signed_in()
                return parsing(*args, **path)

            return _marked(signed_in, permits=SIGNED_IN, kind="own")

        return decorate


def _guarded(endpoint: Endpoint, right: Right, *, kind: str) -> Endpoint:
    @wraps(endpoint)
    def guarded(*args: Any, tenant: str, **path: Any) -> Any:
        with calls.entered(right, tenant):
            answer = endpoint(*args, **path)
            if kind in READ_ONLY:
                calls.note_reading()
            return answer

    return _marked(guarded, permits=right.value, kind=kind, roles=roles_that(right))


def _marked(endpoint: Endpoint, **door: Any) -> Endpoint:
    marked: Any = endpoint
    setattr(marked, PERMITS, door["permits"])
    marked._apidoc = deepcopy(marked._apidoc) | {"door": door}  # noqa: SLF001 -- flask-smorest's
    return endpoint


def _needs_body(schema: type[Schema]) -> bool:
    return any(field.required for field in schema().fields.values())
