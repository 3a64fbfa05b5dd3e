"""The WSGI application: the API, its documentation, its health, and nothing that is not guarded."""

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter

from service import calls
from service.api import (
    access,
    audit,
    ballots,
    councils,
    election_ballots,
    election_texts,
    elections,
    emergencies,
    emerging,
    erasures,
    evidence,
    exemplars,
    inbox,
    lists,
    nominations,
    obligations,
    operations,
    packages,
    personal,
    plans,
    province,
    province_log,
    receipts,
    recognitions,
    referrals,
    registrations,
    replication,
    reports,
    sessions,
    sign_ins,
    signing_in,
    stories,
    subjects,
    taking_out,
    transparency,
    units,
    voting_keys,
)
from service.api.guarding import require_guarded
from service.api.openapi import ProblemApi
from service.api.schemas.problems import ProblemSchema
from service.backend import Backend
from service.bodies import MOST_BYTES, StrictJson
from service.booth.pages import booth
from service.documentation import documentation
from service.entrance_pages import pages
from service.health import health
from service.limiter import Limiter
from service.limiting import limit_requests
from service.proxies import trust_proxies
from service.requests import watch_requests

BLUEPRINTS = (
    signing_in.blueprint,
    sign_ins.blueprint,
    personal.blueprint,
    plans.blueprint,
    units.blueprint,
    subjects.blueprint,
    erasures.blueprint,
    registrations.blueprint,
    emerging.blueprint,
    nominations.blueprint,
    evidence.blueprint,
    councils.blueprint,
    sessions.blueprint,
    ballots.blueprint,
    voting_keys.blueprint,
    elections.blueprint,
    election_ballots.blueprint,
    election_texts.blueprint,
    obligations.blueprint,
    recognitions.blueprint,
    referrals.blueprint,
    exemplars.blueprint,
    replication.blueprint,
    stories.blueprint,
    lists.blueprint,
    inbox.blueprint,
    reports.blueprint,
    audit.blueprint,
    taking_out.blueprint,
    province.blueprint,
    access.blueprint,
    emergencies.blueprint,
    transparency.blueprint,
    receipts.blueprint,
    province_log.blueprint,
    packages.blueprint,
    operations.blueprint,
)


class SlugConverter(BaseConverter):
    """The slug of a tenant; an address without one does not exist."""

    regex = "[a-z0-9-]{2,63}"


class PlaceConverter(IntegerConverter):
    """A position in a log, or its size: what no database could count has no address."""

    regex = r"[0-9]{1,15}"


PLACE = {"type": "integer", "minimum": 0, "maximum": 10**15 - 1}


class TrackerConverter(BaseConverter):
    """The tracker of a ballot: a SHA-256 in Base64, in which there may be slashes."""

    regex = "[A-Za-z0-9+/]{43}"


def create_app(backend: Backend, *, limiter: Limiter | None = None, proxies: int = 0) -> Flask:
    """The application on one backend, behind so many trusted proxies.

    Without a limiter callers are not limited, which is for tests and for a rehearsal's own walk.

    Raises:
        UnguardedRouteError: a route lets in without asking who.
    """
    app = Flask("service", static_folder=None)
    app.config.update(_CONFIGURATION)
    app.json = StrictJson(app)
    app.url_map.converters.update(int=PlaceConverter, slug=SlugConverter, tracker=TrackerConverter)
    app.url_map.merge_slashes = False
    app.extensions[calls.EXTENSION] = backend
    watch_requests(app)
    limit_requests(app, limiter)
    trust_proxies(app, proxies)
    _open_doors(app)
    require_guarded(app)
    return app


def _open_doors(app: Flask) -> None:
    api = ProblemApi(app)
    api.describe(ProblemSchema, SlugConverter, TrackerConverter)
    api.register_converter(PlaceConverter, lambda _: dict(PLACE))
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    app.register_blueprint(health)
    app.register_blueprint(documentation)
    app.register_blueprint(pages)
    app.register_blueprint(booth)


_CONFIGURATION = {
    "API_TITLE": "Gương",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "MAX_CONTENT_LENGTH": MOST_BYTES,
    "PROVIDE_AUTOMATIC_OPTIONS": False,
    "TRAP_HTTP_EXCEPTIONS": False,
    "PROPAGATE_EXCEPTIONS": False,
}
